package dev.frontrow.chat.jdbc.append;

import dev.frontrow.chat.jdbc.failure.DatabaseException;
import dev.frontrow.chat.jdbc.sql.Database;
import dev.frontrow.chat.jdbc.sql.Dialect;
import dev.frontrow.chat.jdbc.table.Tables;
import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.EntryOutcome;
import java.util.List;

/** A way to append a batch in one transaction. */
public interface BatchAppender {

    /** The fastest implementation for this database. */
    static BatchAppender of(Dialect dialect, Database database, Tables tables) {
        boolean isPostgres = dialect == Dialect.POSTGRESQL;
        KnownChatters chatters = new KnownChatters();
        BatchAppender transactional = new TransactionAppender(database, tables, !isPostgres, chatters);
        return isPostgres
                ? new GroupAppender(database, tables, new PostgresGroupStatement(), transactional, chatters)
                : transactional;
    }

    /**
     * Appends the batch, with one outcome per entry.
     *
     * @throws DatabaseException the database failed; nothing was done, or the outcome is unknown
     */
    List<EntryOutcome> append(Batch batch);

    /** Forgets what is cached of all rooms: it may be out of date. */
    default void forgetAll() {}
}
