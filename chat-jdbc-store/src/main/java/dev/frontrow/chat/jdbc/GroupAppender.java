package dev.frontrow.chat.jdbc;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Appends what is nearly always appended, messages that nothing stands against, in a single statement, the batches of several rooms together; everything else goes the
 * careful way. The statement itself makes sure that nothing stands against them: it touches a room only if its number of actions is the one that was
 * remembered, and its unique constraints object to a key that is taken.
 */
final class GroupAppender implements BatchAppend {

    private final Database database;
    private final Tables tables;
    private final GroupStatement statement;
    private final BatchAppend careful;
    private final RoomMemories memories;
    private final RecentKeys recentKeys = new RecentKeys();
    private final Groups groups = new Groups(this::append);

    GroupAppender(Database database, Tables tables, GroupStatement statement, BatchAppend careful) {
        this.database = database;
        this.tables = tables;
        this.statement = statement;
        this.careful = careful;
        this.memories = new RoomMemories(database, tables);
    }

    @Override
    public List<EntryOutcome> append(Batch batch) {
        return plain(batch).flatMap(groups::append).orElseGet(() -> carefully(batch));
    }

    @Override
    public void forgetAll() {
        memories.forgetAll();
    }

    private List<EntryOutcome> carefully(Batch batch) {
        memories.forget(batch.room());
        return careful.append(batch);
    }

    /** The batch, if it is nothing but messages that nothing stands against, as far as is remembered. */
    private Optional<PlainBatch> plain(Batch batch) {
        if (!batch.entries().stream().allMatch(Entry.NewMessage.class::isInstance)) {
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
        return memories.of(batch.room(), first)
                .filter(memory -> memories.areFree(memory, authors, first) && areAnswerable(messages, memory))
                .map(memory ->
                        new PlainBatch(batch.room(), messages, memory.row().actions()));
    }

    /** Messages do not go away but by pruning, so they may be looked for before the transaction. */
    private boolean areAnswerable(List<Entry.NewMessage> messages, RoomMemory memory) {
        Set<MessageId> before = new HashSet<>();
        Set<MessageId> wanted = new HashSet<>();
        for (Entry.NewMessage message : messages) {
            if (message.replyTo() != null && !before.contains(message.replyTo())) {
                wanted.add(message.replyTo());
            }
            before.add(message.id());
        }
        return wanted.isEmpty()
                || database.read(connection -> tables.messages().existing(connection, memory.row(), wanted))
                        .equals(wanted);
    }

    /** One transaction for all of them. A room that is not as it was remembered is left alone; when a constraint objects, all are, and each goes the careful way. */
    private Map<RoomId, Long> append(List<PlainBatch> group) throws SQLException {
        Map<RoomId, Long> before;
        try {
            before = database.statement(connection -> statement.append(connection, group));
        } catch (SQLException e) {
            if (!Failures.isDefinite(e)) {
                throw e;
            }
            return Map.of();
        }
        return before;
    }
}
