package dev.frontrow.chat.jdbc.table;

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

    void insert(Connection connection, RoomRow room, AuditEntry entry) throws SQLException {
        if (entry.hidden().isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            int place = 0;
            for (HiddenText hidden : entry.hidden()) {
                Statements.bind(statement, 1, room.no(), entry.id(), place++, hidden.message(), hidden.text());
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
        Map<String, List<HiddenText>> found = new HashMap<>();
        if (!entries.isEmpty()) {
            Statements.list(
                    connection,
                    "SELECT audit, message, text FROM frontrow_hidden WHERE room = ? AND audit IN "
                            + Statements.in(entries) + " ORDER BY audit DESC, place DESC LIMIT ?",
                    row -> found.computeIfAbsent(row.getString("audit"), id -> new ArrayList<>())
                            .add(new HiddenText(new MessageId(row.getString("message")), row.getString("text"))),
                    room.no(),
                    entries,
                    limit);
            found.values().forEach(Collections::reverse);
        }
        return found;
    }
}
