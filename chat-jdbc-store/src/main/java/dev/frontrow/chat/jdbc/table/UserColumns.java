package dev.frontrow.chat.jdbc.table;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A user as four columns. */
public final class UserColumns {

    private static final Pattern KNOWN_BADGE = Pattern.compile("[a-z0-9_-]{1,32}");
    private static final int MAX_BADGES = 8;

    private UserColumns() {}

    /** The host's badges, separated by commas, which no badge contains. */
    public static String badges(ChatUser user) {
        return String.join(",", user.badges());
    }

    /**
     * A role or badge that only a newer version knows is ignored: such a user is a viewer here, which grants no rights.
     */
    static ChatUser read(ResultSet row, String id, String name, String role, String badges) throws SQLException {
        return new ChatUser(
                new UserId(row.getString(id)),
                row.getString(name),
                EnumNames.of(Role.class, row.getString(role)).orElse(Role.VIEWER),
                badges(row.getString(badges)));
    }

    private static List<String> badges(String joined) {
        return Arrays.stream(joined.split(",", -1))
                .filter(badge -> KNOWN_BADGE.matcher(badge).matches())
                .limit(MAX_BADGES)
                .toList();
    }
}
