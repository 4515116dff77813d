package dev.frontrow.chat.jdbc;

import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.EntryOutcome;
import java.util.List;

/** A way to append a batch in one transaction. */
interface BatchAppend {

    /**
     * Appends, and answers each entry.
     *
     * @throws DatabaseException the database failed; nothing was done, or what was done is not known
     */
    List<EntryOutcome> append(Batch batch);

    /** What is remembered of rooms is not to be relied upon any more. */
    default void forgetAll() {}
}
