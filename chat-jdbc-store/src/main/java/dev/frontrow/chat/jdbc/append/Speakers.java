package dev.frontrow.chat.jdbc.append;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.table.RoomRow;
import dev.frontrow.chat.jdbc.table.Tables;
import dev.frontrow.chat.message.Body;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.MessageKind;
import dev.frontrow.chat.store.Batch;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who has spoken in one room, and when last: before a batch, and in it. */
final class Speakers {

    private final Connection connection;
    private final Tables tables;
    private final RoomRow room;
    private final Set<UserId> spoken = new HashSet<>();
    private final Map<UserId, Instant> first = new LinkedHashMap<>();
    private final Map<UserId, Instant> last = new HashMap<>();

    Speakers(Connection connection, Tables tables, RoomRow room) {
        this.connection = connection;
        this.tables = tables;
        this.room = room;
    }

    /** Looks up the authors of the batch, except known chatters. */
    void prepare(Batch batch, KnownChatters chatters) throws SQLException {
        Set<UserId> authors = batch.entries().stream()
                .flatMap(entry -> KnownChatters.speaker(entry).stream())
                .collect(Collectors.toSet());
        Set<UserId> unknown = chatters.unknown(batch.room(), authors);
        spoken.addAll(authors);
        spoken.removeAll(unknown);
        if (!unknown.isEmpty() && room.head() > 0) {
            spoken.addAll(tables.chatters().of(connection, room, unknown));
        }
    }

    boolean hasSpoken(UserId user) {
        return spoken.contains(user);
    }

    /** All messages of the batch that are not written yet went through {@link #posted}. */
    Optional<Instant> lastSentAt(UserId user) throws SQLException {
        Instant here = last.get(user);
        return here == null ? tables.messages().lastSentAt(connection, room, user) : Optional.of(here);
    }

    void posted(ChatMessage message) {
        if (message.body() instanceof Body.Text text && !(text.kind() instanceof MessageKind.Notice)) {
            UserId author = message.author().id();
            last.put(author, message.sentAt());
            if (text.first()) {
                spoken.add(author);
                first.put(author, message.sentAt());
            }
        }
    }

    /** Records those who spoke for the first time. */
    void write() throws SQLException {
        if (!first.isEmpty()) {
            tables.chatters().insert(connection, room, first);
            first.clear();
        }
    }
}
