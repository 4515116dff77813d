package dev.frontrow.chat.jdbc.append;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.sql.Database;
import dev.frontrow.chat.jdbc.sql.SqlErrors;
import dev.frontrow.chat.jdbc.table.Tables;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.message.MessageKind;
import dev.frontrow.chat.mode.ModeSet;
import dev.frontrow.chat.rules.ModeRules;
import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Appends the most common batches, messages that nothing prevents, in a single statement, the batches of several rooms
 * together; everything else takes the transactional path. The statement itself makes sure that nothing prevents the
 * messages: it changes a room only if its number of actions is the cached one, and its unique constraints reject a key
 * that is taken.
 */
public final class GroupAppender implements BatchAppender {

    private final Database database;
    private final Tables tables;
    private final GroupStatement statement;
    private final BatchAppender transactional;
    private final RoomCache rooms;
    private final KnownChatters chatters;
    private final RecentKeys recentKeys = new RecentKeys();
    private final GroupCommit groupCommit = new GroupCommit(this::append);

    GroupAppender(
            Database database,
            Tables tables,
            GroupStatement statement,
            BatchAppender transactional,
            KnownChatters chatters) {
        this.database = database;
        this.tables = tables;
        this.statement = statement;
        this.transactional = transactional;
        this.chatters = chatters;
        this.rooms = new RoomCache(database, tables);
    }

    @Override
    public List<EntryOutcome> append(Batch batch) {
        return plain(batch).flatMap(this::together).orElseGet(() -> inTransaction(batch));
    }

    @Override
    public void forgetAll() {
        rooms.forgetAll();
        transactional.forgetAll();
    }

    private Optional<List<EntryOutcome>> together(PlainBatch batch) {
        Optional<List<EntryOutcome>> outcomes = groupCommit.append(batch);
        if (!batch.unknown().isEmpty()) {
            outcomes.ifPresent(done -> chatters.spoke(batch.room(), done));
        }
        return outcomes;
    }

    private List<EntryOutcome> inTransaction(Batch batch) {
        boolean acts = batch.entries().stream().anyMatch(Entry.NewAction.class::isInstance);
        if (acts || !rooms.needsLock(batch.room())) {
            rooms.forget(batch.room());
        }
        return transactional.append(batch);
    }

    /** The batch, if it consists only of messages that nothing prevents, as far as the cache tells. */
    private Optional<PlainBatch> plain(Batch batch) {
        if (!batch.entries().stream().allMatch(GroupAppender::isSaid)) {
            return Optional.empty();
        }
        List<Entry.NewMessage> messages =
                batch.entries().stream().map(Entry.NewMessage.class::cast).toList();
        if (recentKeys.meet(batch.room(), messages)) {
            return Optional.empty();
        }
        Instant first = messages.stream()
                .map(Entry.NewMessage::at)
                .min(Instant::compareTo)
                .orElseThrow();
        Set<UserId> authors =
                messages.stream().map(message -> message.author().id()).collect(Collectors.toSet());
        return rooms.of(batch.room(), first)
                .filter(room -> areLetThrough(messages, room)
                        && rooms.areFree(room, authors, first)
                        && areAnswerable(messages, room))
                .map(room -> new PlainBatch(
                        batch.room(), messages, room.row().actions(), chatters.unknown(batch.room(), authors)));
    }

    private static boolean isSaid(Entry entry) {
        return entry instanceof Entry.NewMessage message && message.kind().equals(MessageKind.SAID);
    }

    /**
     * Whether the modes of the room, which only an action changes, keep nobody out. Those that depend on other messages
     * take the transactional path.
     */
    private static boolean areLetThrough(List<Entry.NewMessage> messages, CachedRoom room) {
        ModeSet modes = room.row().modes().inForce();
        return modes.isEmpty()
                || (!room.needsLock() && messages.stream().allMatch(message -> isLetThrough(message, modes)));
    }

    private static boolean isLetThrough(Entry.NewMessage message, ModeSet modes) {
        return ModeRules.closed(modes, message.author(), message.facts(), message.at(), Optional::empty)
                        .isEmpty()
                && ModeRules.closedFor(message.text(), modes, message.facts()).isEmpty();
    }

    /**
     * Messages disappear only by pruning, so they may be looked up before the transaction. A reply to a message of the
     * same batch, whose id nobody has been told yet, takes the transactional path.
     */
    private boolean areAnswerable(List<Entry.NewMessage> messages, CachedRoom room) {
        Set<MessageId> wanted = messages.stream()
                .flatMap(message -> Optional.ofNullable(message.replyTo()).stream())
                .collect(Collectors.toSet());
        return wanted.isEmpty()
                || database.read(connection -> tables.messages().existing(connection, room.row(), wanted))
                        .equals(wanted);
    }

    /**
     * One transaction for all batches. A room that differs from its cached state is left unchanged. When a constraint
     * is violated, all rooms are, and each batch takes the transactional path.
     */
    private Map<RoomId, GroupStatement.Appended> append(List<PlainBatch> group) throws SQLException {
        try {
            return database.statement(connection -> statement.append(connection, group));
        } catch (SQLException e) {
            if (!SqlErrors.isDefinite(e)) {
                throw e;
            }
            return Map.of();
        }
    }
}
