package dev.frontrow.chat.jdbc.table;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.sql.Statements;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.HiddenText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code frontrow_hidden}: the texts that actions in the audit log hid. */
final class HiddenTable {

    private static final String INSERT =
            "INSERT INTO frontrow_hidden (room, audit, place, message, text) VALUES (?, ?, ?, ?, ?)";

    /** Of several people: it is kept whose text it was, so that it can be erased. */
    private static final String INSERT_WITH_AUTHOR =
            "INSERT INTO frontrow_hidden (room, audit, place, message, text, author) VALUES (?, ?, ?, ?, ?,"
                    + " (SELECT author FROM frontrow_message WHERE room = ? AND id = ?))";

    void insert(Connection connection, RoomRow room, AuditEntry entry) throws SQLException {
        if (entry.hidden().isEmpty()) {
            return;
        }
        boolean isOfSeveral = entry.target() == null;
        String sql = isOfSeveral ? INSERT_WITH_AUTHOR : INSERT;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int place = 0;
            for (HiddenText hidden : entry.hidden()) {
                int next =
                        Statements.bind(statement, 1, room.no(), entry.id(), place++, hidden.message(), hidden.text());
                if (isOfSeveral) {
                    Statements.bind(statement, next, room.no(), hidden.message());
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /**
     * The texts that these entries hid, in order: up to a limit, those of the newest entries first. Index:
     * frontrow_hidden_place.
     */
    Map<String, List<HiddenText>> newest(Connection connection, RoomRow room, Collection<String> entries, int limit)
            throws SQLException {
        return texts(connection, entries, "", room.no(), entries, limit);
    }

    /**
     * The same as one person may have them: of what was done to the room only the texts that are theirs. Index:
     * frontrow_hidden_place.
     */
    Map<String, List<HiddenText>> of(
            Connection connection, RoomRow room, Collection<String> entries, UserId person, int limit)
            throws SQLException {
        return texts(connection, entries, " AND (author IS NULL OR author = ?)", room.no(), entries, person, limit);
    }

    private static Map<String, List<HiddenText>> texts(
            Connection connection, Collection<String> entries, String where, Object... parameters) throws SQLException {
        Map<String, List<HiddenText>> found = new HashMap<>();
        if (!entries.isEmpty()) {
            Statements.list(
                    connection,
                    "SELECT audit, message, text FROM frontrow_hidden WHERE room = ? AND audit IN "
                            + Statements.in(entries) + where + " ORDER BY audit DESC, place DESC LIMIT ?",
                    row -> found.computeIfAbsent(row.getString("audit"), id -> new ArrayList<>())
                            .add(new HiddenText(new MessageId(row.getString("message")), row.getString("text"))),
                    parameters);
            found.values().forEach(Collections::reverse);
        }
        return found;
    }
}
