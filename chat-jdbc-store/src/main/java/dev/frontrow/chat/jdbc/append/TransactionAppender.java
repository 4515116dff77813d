package dev.frontrow.chat.jdbc.append;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.jdbc.failure.DatabaseException;
import dev.frontrow.chat.jdbc.sql.Database;
import dev.frontrow.chat.jdbc.sql.SqlErrors;
import dev.frontrow.chat.jdbc.table.RoomRow;
import dev.frontrow.chat.jdbc.table.Tables;
import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Appends a batch in one transaction that holds the lock of the room's row.
 *
 * <p>At first it assumes that no key of a message was used before, which is nearly always true: then no key is looked
 * up, and the unique constraint protects against duplicates. When the constraint is violated, everything is rolled back
 * and done again with the keys looked up.
 */
public final class TransactionAppender implements BatchAppender {

    private final Database database;
    private final Tables tables;
    private final boolean trusting;
    private final KnownChatters chatters;

    /** @param trusting whether to assume so at first; not where a failure writes to the server's log */
    TransactionAppender(Database database, Tables tables, boolean trusting, KnownChatters chatters) {
        this.database = database;
        this.tables = tables;
        this.trusting = trusting;
        this.chatters = chatters;
    }

    @Override
    public List<EntryOutcome> append(Batch batch) {
        List<EntryOutcome> outcomes = committed(batch);
        chatters.spoke(batch.room(), outcomes);
        return outcomes;
    }

    @Override
    public void forgetAll() {
        chatters.forgetAll();
    }

    private List<EntryOutcome> committed(Batch batch) {
        try {
            return database.tryTransaction(connection -> run(connection, batch, !trusting));
        } catch (SQLException e) {
            if (!SqlErrors.isDuplicate(e)) {
                throw new DatabaseException("a batch was not appended", e);
            }
            return database.transaction(connection -> run(connection, batch, true));
        }
    }

    private List<EntryOutcome> run(Connection connection, Batch batch, boolean lookUpKeys) throws SQLException {
        // Nothing is read before the lock: under REPEATABLE READ a ban that was given during the wait would not be
        // seen.
        RoomTransaction run = new RoomTransaction(connection, tables, batch, lock(connection, batch.room()));
        run.prepare(lookUpKeys, chatters);
        List<EntryOutcome> outcomes = new ArrayList<>(batch.entries().size());
        for (Entry entry : batch.entries()) {
            outcomes.add(run.append(entry));
        }
        run.finish();
        return outcomes;
    }

    private RoomRow lock(Connection connection, RoomId room) throws SQLException {
        Optional<RoomRow> locked = tables.rooms().lock(connection, room);
        if (locked.isPresent()) {
            return locked.get();
        }
        create(connection, room);
        return tables.rooms().lock(connection, room).orElseThrow();
    }

    /**
     * In its own transaction: on MariaDB all transactions that searched for the missing room hold a lock on the gap
     * where it would be, and none of them could insert it.
     */
    private void create(Connection connection, RoomId room) throws SQLException {
        connection.rollback();
        try {
            tables.rooms().create(connection, room);
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            if (!SqlErrors.isDuplicate(e)) {
                throw e;
            }
        }
    }
}
