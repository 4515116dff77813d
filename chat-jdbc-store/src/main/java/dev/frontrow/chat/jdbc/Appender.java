package dev.frontrow.chat.jdbc;

import dev.frontrow.chat.host.RoomId;
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
 * <p>At first it trusts that no key of a message was used before, which is nearly always so: then nothing is looked up, and the unique constraint stands guard. When the
 * constraint objects, everything is rolled back and done again with the keys looked up.
 */
final class Appender implements BatchAppend {

    private final Database database;
    private final Tables tables;
    private final boolean trusting;

    /** @param trusting whether to trust at first; not where a failure leaves a line in the server's log */
    Appender(Database database, Tables tables, boolean trusting) {
        this.database = database;
        this.tables = tables;
        this.trusting = trusting;
    }

    @Override
    public List<EntryOutcome> append(Batch batch) {
        try {
            return database.tryTransaction(connection -> run(connection, batch, !trusting));
        } catch (SQLException e) {
            if (!Failures.isDuplicate(e)) {
                throw new DatabaseException("a batch was not appended", e);
            }
            return database.transaction(connection -> run(connection, batch, true));
        }
    }

    private List<EntryOutcome> run(Connection connection, Batch batch, boolean lookUpKeys) throws SQLException {
        // Nothing is read before the lock: under REPEATABLE READ a ban that was given while this waited would not be
        // seen.
        BatchRun run = new BatchRun(connection, tables, batch, lock(connection, batch.room()));
        run.prepare(lookUpKeys);
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

    /** In a transaction of its own: on MariaDB all that looked for the room in vain hold a lock on the gap where it would be, and none of them could insert it. */
    private void create(Connection connection, RoomId room) throws SQLException {
        connection.rollback();
        try {
            tables.rooms().create(connection, room);
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            if (!Failures.isDuplicate(e)) {
                throw e;
            }
        }
    }
}
