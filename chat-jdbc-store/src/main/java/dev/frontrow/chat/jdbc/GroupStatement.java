package dev.frontrow.chat.jdbc;

import dev.frontrow.chat.host.RoomId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Appends batches of different rooms in a single statement, which is a transaction of its own. */
interface GroupStatement {

    /** For each room whose number of actions was the expected one, and that nobody else had locked, the place before its first message; the others are left as they are. */
    Map<RoomId, Long> append(Connection connection, List<PlainBatch> group) throws SQLException;
}
