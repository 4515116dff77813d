package dev.frontrow.chat.jdbc;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** A person as four columns. */
final class Users {

    private Users() {}

    /** The host's badges, separated by commas, which no badge contains. */
    static String badges(ChatUser user) {
        return String.join(",", user.badges());
    }

    static ChatUser read(ResultSet row, String id, String name, String role, String badges) throws SQLException {
        String joined = row.getString(badges);
        return new ChatUser(
                new UserId(row.getString(id)),
                row.getString(name),
                Names.of(Role.class, row.getString(role)),
                joined.isEmpty() ? List.of() : List.of(joined.split(",", -1)));
    }
}
