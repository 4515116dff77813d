package dev.frontrow.chat.jdbc.append;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Appends batches of different rooms in a single statement, which is its own transaction. */
interface GroupStatement {

    /**
     * What became of a batch.
     *
     * @param before the position before its first message
     * @param first who of its {@link PlainBatch#unknown} spoke for the first time
     */
    record Appended(long before, Set<UserId> first) {}

    /**
     * For each room whose number of actions was the expected one, and that no other transaction had locked, the
     * what became of the batch; other rooms are left unchanged.
     */
    Map<RoomId, Appended> append(Connection connection, List<PlainBatch> group) throws SQLException;
}
