package dev.frontrow.chat.store;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.log.RoomEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Implemented by hosts who keep the chat elsewhere: the log, the messages, sanctions, the audit log and idempotency
 * keys of every room.
 *
 * <p><b>Threads.</b> All methods may block, unless {@link #mayBlock} says that none does. {@link #append} is called by
 * one thread at a time for one room of one node, and by many for different rooms; another node may append to the same
 * room at the same moment. The others are called by many threads at once.
 *
 * <p><b>Errors.</b> What is thrown is answered with {@code store_unavailable} (503). A batch that throws must have
 * changed nothing, or be such that its entries, appended again with the same keys, are not doubled.
 *
 * <p>The rules of this interface are numbered and tested by {@code ChatStoreContract} in chat-testkit.
 */
public interface ChatStore extends AutoCloseable {

    /**
     * How a room stands. A room nobody wrote to yet has head 0 and the epoch that its first append will have; asking
     * for it leaves nothing behind that is kept for ever.
     */
    RoomHead open(RoomId room);

    /**
     * The versions of some rooms, 500 at most; head and number of one room belong to one moment. Asked every few
     * seconds of all rooms in use, and of one room at every hint, so a database answers it in one short query. Unless
     * overridden it opens the rooms one by one.
     */
    default Map<RoomId, RoomVersion> versions(Collection<RoomId> rooms) {
        Map<RoomId, RoomVersion> versions = new HashMap<>();
        rooms.forEach(room -> versions.put(room, RoomVersion.of(open(room))));
        return versions;
    }

    /**
     * Appends a batch in one transaction, in its order, and answers each entry on its own, in the same order: one entry
     * that is rejected never fails its neighbours. On return everything accepted is as durable as this store makes it.
     *
     * <p>{@link dev.frontrow.chat.rules.RoomRules} decides what becomes of an entry; a store answers its questions in
     * the transaction, and makes the writes of its decision. For each entry: a key that is known answers
     * {@link EntryOutcome.Repeated} (same fingerprint) or {@code idempotency_mismatch}; then the ban, for messages also
     * the mute, of whoever acts is checked once more; then it is done. Public changes get the next number: dense, from
     * 1, in commit order. What was rejected leaves no trace: no number, no audit entry, and its key unused. Texts and
     * ids are stored as they are, and compared to the letter and its case.
     */
    Appended append(Batch batch);

    /**
     * Gives the log another epoch if it has lost what a node saw committed: a database that was promoted without its
     * last commits, or restored under running nodes, would give their numbers again. Called when a node finds a log
     * that contradicts what it knows, which also happens where reads go to a replica that lags behind; so the store
     * looks where it writes, in a transaction with {@link #append} shut out of that room. Nothing is changed when the
     * epoch is not that of {@code seen} any more, or when the log still reaches so far and has that event in that
     * place, or has pruned it: of many nodes that ask at once, one changes the epoch, and all get the new one.
     *
     * <p>Default: changes nothing, for a store whose log cannot go back.
     *
     * @return the epoch that the log has now
     */
    default String renewEpochIfLost(SeenEvent seen) {
        return open(seen.room()).head().epoch();
    }

    /**
     * The public events after one place up to another, in order and without holes; deleted messages as tombstones.
     * Empty when not all of them are there, because some were pruned or the stretch goes beyond the head: never a part.
     */
    List<RoomEvent> log(LogQuery query);

    /**
     * Messages by place or id, tombstones included. Empty when there were messages in that direction and none of them
     * is kept any more; where there never were any, and for an id that is not kept, an empty page.
     */
    Optional<MessagePage> messages(MessageQuery query);

    /**
     * When the newest message of a user in a room was sent, deleted or not, so that they are told how long slow mode
     * makes them wait; {@link #append} decides it once more. Default: not known, then they hear of it when they send.
     */
    default Optional<Instant> lastSentAt(RoomId room, UserId user) {
        return Optional.empty();
    }

    /**
     * The audit log, or what of it was done to one person, newest first: by descending id, compared character by
     * character. A page has fewer entries than
     * asked for where they hid more than {@link AuditPage#MAX_TEXTS} texts; see {@link AuditPage#of}.
     */
    AuditPage audit(AuditQuery query);

    /** What was answered to a key, with its message as it is now. Empty: the key is not known. */
    Optional<KnownKey> known(KeyQuery query);

    /**
     * The time of day where the chat is kept, by which nodes whose own clocks differ agree on when a mute ends. Asked
     * when a chat is built and every 10 s. Default: it has none, and each node goes by its own.
     */
    default Optional<Instant> time() {
        return Optional.empty();
    }

    /**
     * Whether a call may wait for something: a database, a disk, another thread's call that does. One that may is
     * called on threads of its own, and nobody waits for it beyond the timeout of the settings; one that does not
     * appends on the sender's thread, without a timeout, which saves two changes of threads a message. Always the same
     * answer. Default: it may.
     */
    default boolean mayBlock() {
        return true;
    }

    /** What it keeps of one person, if it can tell and take it out. Default: it cannot. */
    default Optional<PersonalData> personalData() {
        return Optional.empty();
    }

    /** Gives back what it holds. Throws nothing that a caller could handle. */
    @Override
    void close();
}
