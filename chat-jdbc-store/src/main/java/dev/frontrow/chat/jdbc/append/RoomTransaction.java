package dev.frontrow.chat.jdbc.append;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.table.KeyName;
import dev.frontrow.chat.jdbc.table.MessageRedaction;
import dev.frontrow.chat.jdbc.table.MessageRow;
import dev.frontrow.chat.jdbc.table.RoomRow;
import dev.frontrow.chat.jdbc.table.Tables;
import dev.frontrow.chat.log.RoomState;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.moderation.HiddenText;
import dev.frontrow.chat.moderation.Sanction;
import dev.frontrow.chat.moderation.SanctionKind;
import dev.frontrow.chat.rules.RoomRules;
import dev.frontrow.chat.rules.RoomView;
import dev.frontrow.chat.rules.Write;
import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.KnownKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One batch in one room whose row is locked. Messages are collected and inserted together; they are written before
 * anything else reads the tables.
 */
final class RoomTransaction implements RoomView<SQLException>, Write.Visitor<SQLException> {

    /** A purge of more messages would block the room: it hides them by a mark, and their rows are rewritten later. */
    private static final int MAX_REWRITTEN_AT_ONCE = 1_000;

    private final Connection connection;
    private final Tables tables;
    private final Batch batch;
    private final RoomRow room;
    private final Speakers speakers;
    private final List<MessageRow> gathered = new ArrayList<>();
    /** The keys to look up; any other is not known, or its message or action violates a constraint. */
    private final Set<KeyName> taken = new HashSet<>();

    private final Set<MessageId> contained = new HashSet<>();
    private final Map<SanctionOf, Sanction> sanctions = new HashMap<>();
    private Optional<RoomState> state = Optional.empty();
    private long clearedTo;
    private long head;
    private long messages;
    private long actions;
    private long sanctionChanges;

    private record SanctionOf(SanctionKind kind, UserId user) {}

    RoomTransaction(Connection connection, Tables tables, Batch batch, RoomRow room) {
        this.connection = connection;
        this.tables = tables;
        this.batch = batch;
        this.room = room;
        this.speakers = new Speakers(connection, tables, room);
        this.clearedTo = room.clearedTo();
        this.head = room.head();
    }

    /**
     * Reads what the entries are checked against, in a few queries for all entries, and without any query in a new room
     * without moderation.
     *
     * @param chatters who need not be looked up
     */
    void prepare(boolean lookUpKeys, KnownChatters chatters) throws SQLException {
        RoomRules.Needs needs = RoomRules.needs(batch);
        boolean acts = batch.entries().stream().anyMatch(Entry.NewAction.class::isInstance);
        Set<KeyName> keys = needs.keys().stream().map(KeyName::of).collect(Collectors.toSet());
        if (!keys.isEmpty() && (lookUpKeys || acts)) {
            taken.addAll(tables.messages().taken(connection, room, keys));
        }
        if (!keys.isEmpty() && room.isModerated()) {
            taken.addAll(tables.audit().taken(connection, room, keys));
        }
        if (!needs.users().isEmpty() && room.isModerated()) {
            tables.sanctions()
                    .of(connection, room, needs.users())
                    .forEach(sanction -> sanctions.put(new SanctionOf(sanction.kind(), sanction.user()), sanction));
        }
        if (!needs.repliedTo().isEmpty()) {
            contained.addAll(tables.messages().existing(connection, room, needs.repliedTo()));
        }
        Set<UserId> authors = batch.entries().stream()
                .flatMap(entry -> KnownChatters.speaker(entry).stream())
                .collect(Collectors.toSet());
        speakers.prepare(authors, chatters.unknown(batch.room(), authors));
    }

    /** An entry that would be rejected violates no constraint, so its key is looked up before it is. */
    EntryOutcome append(Entry entry) throws SQLException {
        RoomRules.Decision decision = RoomRules.decide(batch.room(), this, entry);
        if (decision.outcome() instanceof EntryOutcome.Rejected && take(entry.key())) {
            decision = RoomRules.decide(batch.room(), this, entry);
        }
        decision.writeTo(this);
        return decision.outcome();
    }

    /**
     * Writes the remaining messages. A batch in which nothing was done leaves nothing behind except the row of a new
     * room.
     */
    void finish() throws SQLException {
        flush();
        if (messages + actions > 0) {
            Instant first = batch.entries().stream()
                    .map(Entry::at)
                    .min(Instant::compareTo)
                    .orElseThrow();
            tables.rooms().advance(connection, room, head, actions, sanctionChanges, first);
        } else {
            connection.rollback();
        }
    }

    /** Empty also for a key that was pruned or erased since it was found taken. */
    @Override
    public Optional<KnownKey> known(UserId user, String key) throws SQLException {
        if (!taken.contains(new KeyName(user, key))) {
            return Optional.empty();
        }
        flush();
        return tables.known(connection, batch.room(), room, user, key);
    }

    @Override
    public Optional<Sanction> sanction(SanctionKind kind, UserId user) {
        return Optional.ofNullable(sanctions.get(new SanctionOf(kind, user)));
    }

    @Override
    public boolean contains(MessageId message) {
        return contained.contains(message);
    }

    @Override
    public Optional<ChatMessage> message(MessageId message) throws SQLException {
        flush();
        return tables.messages().find(connection, batch.room(), room, message);
    }

    @Override
    public List<HiddenText> shown(@Nullable UserId user) throws SQLException {
        flush();
        return tables.redaction().shown(connection, room, range(user));
    }

    @Override
    public Optional<HiddenText> deleted(MessageId message) throws SQLException {
        return tables.audit().deleted(connection, room, message);
    }

    @Override
    public RoomState state() throws SQLException {
        if (state.isEmpty()) {
            state = Optional.of(tables.state(connection, batch.room(), room));
        }
        return state.get().at(head);
    }

    @Override
    public boolean hasSpoken(UserId user) {
        return speakers.hasSpoken(user);
    }

    @Override
    public Optional<Instant> lastSentAt(UserId user) throws SQLException {
        return speakers.lastSentAt(user);
    }

    @Override
    public boolean wasSaid(long fingerprint, Instant since) throws SQLException {
        return tables.said().isThere(connection, room, fingerprint, since);
    }

    @Override
    public long nextSeq() {
        return head + 1;
    }

    @Override
    public void put(Write.PutMessage write) {
        head = write.message().seq();
        gathered.add(MessageRow.of(room.no(), write.message(), write.key()));
        contained.add(write.message().id());
        speakers.posted(write.message());
        take(write.key());
        messages++;
    }

    @Override
    public void put(Write.PutEvent write) throws SQLException {
        head = write.event().seq();
        tables.changes().insert(connection, room, write.event());
    }

    @Override
    public void redact(Write.Redact write) throws SQLException {
        tables.redaction().redact(connection, room, write.message(), write.by());
    }

    /** Without texts there is no update: on MariaDB it would lock the gap where they would be, for other rooms too. */
    @Override
    public void redact(Write.RedactAll write) throws SQLException {
        UserId author = write.author();
        MessageRedaction.Range range = range(author);
        int shown = tables.redaction().countShown(connection, room, range, MAX_REWRITTEN_AT_ONCE + 1);
        if (shown > MAX_REWRITTEN_AT_ONCE) {
            tables.purges().insert(connection, room, author, author == null ? clearedTo : 0, head, write.by());
        } else if (shown > 0) {
            tables.redaction().redact(connection, room, range, write.by());
        }
        if (author == null) {
            moveClearedTo(head);
        }
    }

    private MessageRedaction.Range range(@Nullable UserId author) throws SQLException {
        long purged = author == null ? 0 : tables.purges().upTo(connection, room, author);
        return new MessageRedaction.Range(author, Math.max(purged, clearedTo));
    }

    private void moveClearedTo(long seq) throws SQLException {
        clearedTo = seq;
        tables.rooms().clearedTo(connection, room, seq);
    }

    /** The marks first: what removes their texts from the rows locks in that order. */
    @Override
    public void restore(Write.Restore write) throws SQLException {
        ChatMessage message = write.message();
        tables.purges().leaveOut(connection, room, message.author().id(), message.seq());
        tables.redaction().restore(connection, room, message);
        if (message.seq() <= clearedTo) {
            moveClearedTo(message.seq() - 1);
        }
    }

    @Override
    public void put(Write.PutState write) throws SQLException {
        state = Optional.of(write.state());
        tables.rooms().put(connection, room, write.state());
    }

    @Override
    public void remember(Write.RememberText write) throws SQLException {
        tables.said().put(connection, room, write.fingerprint(), write.at());
    }

    @Override
    public void set(Write.SetSanction write) throws SQLException {
        Optional<Sanction> given = write.sanction();
        SanctionOf of = new SanctionOf(write.kind(), write.user());
        sanctions.remove(of);
        given.ifPresent(sanction -> sanctions.put(of, sanction));
        tables.sanctions().set(connection, room, write.kind(), write.user(), given);
        sanctionChanges++;
    }

    @Override
    public void add(Write.AddAudit write) throws SQLException {
        tables.audit().insert(connection, room, write.done(), write.key());
        take(write.key());
        actions++;
    }

    /** Whether there is a key that was not looked up until now. */
    private boolean take(@Nullable IdempotencyKey key) {
        return key != null && taken.add(KeyName.of(key));
    }

    private void flush() throws SQLException {
        if (!gathered.isEmpty()) {
            tables.messages().insert(connection, gathered);
            gathered.clear();
        }
        speakers.write();
    }
}
