package dev.frontrow.chat.jdbc.append;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.table.KeyName;
import dev.frontrow.chat.jdbc.table.MessageRow;
import dev.frontrow.chat.jdbc.table.RoomRow;
import dev.frontrow.chat.jdbc.table.Tables;
import dev.frontrow.chat.log.RoomState;
import dev.frontrow.chat.message.Body;
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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One batch in one room whose row is locked. Messages are collected and inserted together; they are written before
 * anything else reads the tables.
 */
final class RoomTransaction implements RoomView<SQLException>, Write.Visitor<SQLException> {

    private final Connection connection;
    private final Tables tables;
    private final Batch batch;
    private final RoomRow room;
    private final Speakers speakers;
    private final Redactions redactions;
    private final List<MessageRow> gathered = new ArrayList<>();
    /** The keys to look up; any other is not known, or its message or action violates a constraint. */
    private final Set<KeyName> taken = new HashSet<>();

    private final Set<MessageId> contained = new HashSet<>();
    private final GivenSanctions sanctions = new GivenSanctions();
    private Optional<RoomState> state = Optional.empty();
    private long head;
    private long messages;
    private long actions;
    private long sanctionChanges;

    RoomTransaction(Connection connection, Tables tables, Batch batch, RoomRow room) {
        this.connection = connection;
        this.tables = tables;
        this.batch = batch;
        this.room = room;
        this.speakers = new Speakers(connection, tables, room);
        this.redactions = new Redactions(connection, tables, batch.room(), room);
        this.head = room.head();
    }

    /**
     * Reads what the entries are checked against, in a few queries for all entries, and without any query in a new room
     * without moderation. Known chatters are not looked up.
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
            tables.sanctions().of(connection, room, needs.users()).forEach(sanctions::give);
        }
        if (!needs.repliedTo().isEmpty()) {
            contained.addAll(tables.messages().existing(connection, room, needs.repliedTo()));
        }
        speakers.prepare(batch, chatters);
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

    @Override // empty also for a key that was pruned or erased since it was found taken
    public Optional<KnownKey> known(UserId user, String key) throws SQLException {
        if (!taken.contains(new KeyName(user, key))) {
            return Optional.empty();
        }
        flush();
        return tables.known(connection, batch.room(), room, user, key);
    }

    @Override
    public Optional<Sanction> sanction(SanctionKind kind, UserId user) {
        return sanctions.of(kind, user);
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
        return redactions.shown(user);
    }

    @Override
    public Optional<Body.Text> deleted(MessageId message) throws SQLException {
        return redactions.deleted(message(message));
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

    @Override
    public void redact(Write.RedactAll write) throws SQLException {
        redactions.redact(write.author(), head, write.by());
    }

    @Override
    public void restore(Write.Restore write) throws SQLException {
        redactions.restore(write.message());
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
        sanctions.set(write);
        tables.sanctions().set(connection, room, write.kind(), write.user(), write.sanction());
        sanctionChanges++;
    }

    @Override
    public void add(Write.AddAudit write) throws SQLException {
        tables.audit().insert(connection, room, write.done(), head, write.key());
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
