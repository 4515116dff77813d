package dev.frontrow.chat.jdbc.append;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.table.KeyName;
import dev.frontrow.chat.jdbc.table.MessageRow;
import dev.frontrow.chat.jdbc.table.RoomRow;
import dev.frontrow.chat.jdbc.table.Tables;
import dev.frontrow.chat.message.Body;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.moderation.SanctionKind;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.Receipt;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One batch in one room whose row is locked. Messages are collected and inserted together; they are written before an
 * action reads the tables.
 */
final class BatchRun {

    private final Connection connection;
    private final Tables tables;
    private final Batch batch;
    private final RoomRow room;
    private final ActionRun actions;
    private final ActiveSanctions sanctions = new ActiveSanctions();
    private final List<MessageRow> gathered = new ArrayList<>();
    private final Set<KeyName> taken = new HashSet<>();
    private final Set<MessageId> answerable = new HashSet<>();
    private long head;
    private long done;

    BatchRun(Connection connection, Tables tables, Batch batch, RoomRow room) {
        this.connection = connection;
        this.tables = tables;
        this.batch = batch;
        this.room = room;
        this.head = room.head();
        this.actions = new ActionRun(connection, tables, batch.room(), room, sanctions, () -> ++head);
    }

    /**
     * Reads what the entries are checked against, in a few queries for all entries, and without any query in a new room
     * without moderation.
     */
    void prepare(boolean lookUpKeys) throws SQLException {
        boolean acts = batch.entries().stream().anyMatch(Entry.NewAction.class::isInstance);
        Set<KeyName> keys = batch.entries().stream()
                .map(Entry::key)
                .filter(Objects::nonNull)
                .map(KeyName::of)
                .collect(Collectors.toSet());
        if (!keys.isEmpty() && (lookUpKeys || acts)) {
            taken.addAll(tables.messages().taken(connection, room, keys));
        }
        if (!keys.isEmpty() && room.isModerated()) {
            taken.addAll(tables.audit().taken(connection, room, keys));
        }
        Set<UserId> users = users();
        if (!users.isEmpty() && room.isModerated()) {
            sanctions.addAll(tables.sanctions().of(connection, room, users));
        }
        Set<MessageId> answered = batch.entries().stream()
                .flatMap(entry -> entry
                        .fold(message -> Optional.ofNullable(message.replyTo()), action -> Optional.<MessageId>empty())
                        .stream())
                .collect(Collectors.toSet());
        if (!answered.isEmpty()) {
            answerable.addAll(tables.messages().existing(connection, room, answered));
        }
    }

    /**
     * Keys are checked before everything else: an entry that was accepted once gets the same result again, even if its
     * author would be refused now.
     */
    EntryOutcome append(Entry entry) throws SQLException {
        IdempotencyKey key = entry.key();
        if (key == null) {
            return perform(entry);
        }
        if (taken.contains(KeyName.of(key))) {
            Optional<EntryOutcome> first = repeated(key);
            if (first.isPresent()) { // otherwise it was pruned or erased since it was looked up, and is not known any
                // more
                return first.get();
            }
        }
        EntryOutcome outcome = perform(entry);
        if (outcome instanceof EntryOutcome.Rejected) {
            return repeated(key).orElse(outcome);
        }
        taken.add(KeyName.of(key));
        return outcome;
    }

    /**
     * Writes the remaining messages. A batch in which nothing was done leaves nothing behind except the row of a new
     * room.
     */
    void finish() throws SQLException {
        flush();
        if (done > 0) {
            tables.rooms().advance(connection, room, head, actions.done(), actions.doneSanctions(), firstAt());
        } else {
            connection.rollback();
        }
    }

    private Instant firstAt() {
        return batch.entries().stream()
                .map(entry -> entry.fold(
                        Entry.NewMessage::at, action -> action.audit().at()))
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private EntryOutcome perform(Entry entry) throws SQLException {
        return entry instanceof Entry.NewMessage message ? post(message) : act((Entry.NewAction) entry);
    }

    private EntryOutcome post(Entry.NewMessage entry) {
        UserId author = entry.author().id();
        Optional<Refusal> refusal = sanctions
                .refusal(SanctionKind.BAN, author, entry.at())
                .or(() -> sanctions.refusal(SanctionKind.MUTE, author, entry.at()));
        if (refusal.isPresent()) {
            return new EntryOutcome.Rejected(refusal.get());
        }
        if (entry.replyTo() != null && !answerable.contains(entry.replyTo())) {
            return new EntryOutcome.Rejected(Refusal.of(RefusalCode.MESSAGE_NOT_FOUND));
        }
        ChatMessage message = new ChatMessage(
                batch.room(),
                ++head,
                entry.id(),
                entry.author(),
                entry.at(),
                new Body.Text(entry.text(), entry.replyTo()));
        gathered.add(MessageRow.of(room.no(), message, entry.key()));
        answerable.add(entry.id());
        done++;
        return new EntryOutcome.Done(new Receipt.Posted(message));
    }

    private EntryOutcome act(Entry.NewAction entry) throws SQLException {
        flush();
        EntryOutcome outcome = actions.perform(entry);
        done += outcome instanceof EntryOutcome.Done ? 1 : 0;
        return outcome;
    }

    private Optional<EntryOutcome> repeated(IdempotencyKey key) throws SQLException {
        flush();
        return tables.known(connection, batch.room(), room, key.user(), key.value())
                .map(first -> first.fingerprint().equals(key.fingerprint())
                        ? new EntryOutcome.Repeated(first.receipt())
                        : new EntryOutcome.Rejected(Refusal.of(RefusalCode.IDEMPOTENCY_MISMATCH)));
    }

    private void flush() throws SQLException {
        if (!gathered.isEmpty()) {
            tables.messages().insert(connection, gathered);
            gathered.clear();
        }
    }

    private Set<UserId> users() {
        Set<UserId> users = new HashSet<>();
        for (Entry entry : batch.entries()) {
            entry.fold(
                            message -> Optional.of(message.author()),
                            action -> Optional.ofNullable(action.audit().actor()))
                    .ifPresent(user -> users.add(user.id()));
        }
        return users;
    }
}
