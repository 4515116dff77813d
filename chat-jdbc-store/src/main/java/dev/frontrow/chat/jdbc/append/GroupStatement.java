package dev.frontrow.chat.jdbc.append;

import dev.frontrow.chat.host.RoomId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Appends batches of different rooms in a single statement, which is its own transaction. */
interface GroupStatement {

    /**
     * For each room whose number of actions was the expected one, and that no other transaction had locked, the
     * position before its first message; other rooms are left unchanged.
     */
    Map<RoomId, Long> append(Connection connection, List<PlainBatch> group) throws SQLException;
}
