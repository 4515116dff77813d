package dev.frontrow.chat.jdbc.table;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.sql.Statements;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.store.KnownKey;
import dev.frontrow.chat.store.MessagePage;
import dev.frontrow.chat.store.MessageQuery;
import dev.frontrow.chat.store.Receipt;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code frontrow_message}. Rows before the room's {@code kept_from} are pruned: they are never served, but their keys
 * are still known.
 */
public final class MessageTable {

    private static final String SELECT = "SELECT " + MessageRow.COLUMNS + " FROM frontrow_message m WHERE room = ?";
    // Each ORDER BY names the room, though it is always the same: only then does H2 see that an index has that order
    // already.

    /**
     * Part of the same statement as the rows, because they may be pruned between two statements: a statement that
     * misses a row also sees the raised bound.
     */
    private static final String KEPT = " AND seq >= (SELECT kept_from FROM frontrow_room WHERE no = ?)";

    private final MessageInsert insert;
    private final boolean oneByOne;

    /**
     * @param oneByOne whether ids are looked up one by one: H2 scans the whole room for a list, and a query costs
     *     little there
     */
    MessageTable(MessageInsert insert, boolean oneByOne) {
        this.insert = insert;
        this.oneByOne = oneByOne;
    }

    public void insert(Connection connection, List<MessageRow> rows) throws SQLException {
        insert.insert(connection, rows);
    }

    /** Index: frontrow_message_place. */
    List<ChatMessage> between(Connection connection, RoomId id, RoomRow room, long after, long upTo)
            throws SQLException {
        return Statements.list(
                connection,
                SELECT + KEPT + " AND seq > ? AND seq <= ? ORDER BY room, seq",
                row -> MessageRow.message(id, row),
                room.no(),
                room.no(),
                after,
                upTo);
    }

    /** Index: frontrow_message_place, or frontrow_message_id. */
    public Optional<MessagePage> page(Connection connection, MessageQuery query, RoomRow room) throws SQLException {
        if (query instanceof MessageQuery.Before before) {
            return kept(before(connection, before, room), room.isPruned() && before.seq() > 1);
        }
        if (query instanceof MessageQuery.After after) {
            return kept(after(connection, after, room), after.seq() + 1 < room.keptFrom());
        }
        MessageQuery.One one = (MessageQuery.One) query;
        return Optional.of(new MessagePage(
                find(connection, one.room(), room, one.id()).stream().toList(), false));
    }

    private static MessagePage before(Connection connection, MessageQuery.Before query, RoomRow room)
            throws SQLException {
        return page(
                Statements.list(
                        connection,
                        SELECT + KEPT + " AND seq < ? ORDER BY room DESC, seq DESC LIMIT ?",
                        row -> MessageRow.message(query.room(), row),
                        room.no(),
                        room.no(),
                        query.seq(),
                        query.limit() + 1L),
                query.limit());
    }

    private static MessagePage after(Connection connection, MessageQuery.After query, RoomRow room)
            throws SQLException {
        return page(
                Statements.list(
                        connection,
                        SELECT + KEPT + " AND seq > ? ORDER BY room, seq LIMIT ?",
                        row -> MessageRow.message(query.room(), row),
                        room.no(),
                        room.no(),
                        query.seq(),
                        query.limit() + 1L),
                query.limit());
    }

    /** Empty if everything in that direction is pruned. */
    private static Optional<MessagePage> kept(MessagePage page, boolean wasMore) {
        return page.items().isEmpty() && wasMore ? Optional.empty() : Optional.of(page);
    }

    /** Index: frontrow_message_id. */
    public Optional<ChatMessage> find(Connection connection, RoomId id, RoomRow room, MessageId message)
            throws SQLException {
        return Statements.first(
                connection,
                SELECT + " AND id = ? AND seq >= ?",
                row -> MessageRow.message(id, row),
                room.no(),
                message,
                room.keptFrom(message));
    }

    /** The messages of a user after a position, pruned or not, in order. Index: frontrow_message_author. */
    public List<ChatMessage> by(Connection connection, RoomId id, RoomRow room, UserId author, long after, int limit)
            throws SQLException {
        return Statements.list(
                connection,
                SELECT + " AND author = ? AND seq > ? ORDER BY room, author, seq LIMIT ?",
                row -> MessageRow.message(id, row),
                room.no(),
                author,
                after,
                limit);
    }

    /** Which of these ids are messages of the room. Index: frontrow_message_id. */
    public Set<MessageId> existing(Connection connection, RoomRow room, Collection<MessageId> ids) throws SQLException {
        if (!oneByOne) {
            return existing(connection, room.no(), "IN " + Statements.in(ids), ids);
        }
        Set<MessageId> found = new HashSet<>();
        for (MessageId id : ids) {
            found.addAll(existing(connection, room.no(), "= ?", id));
        }
        return found;
    }

    private static Set<MessageId> existing(Connection connection, long room, String which, Object wanted)
            throws SQLException {
        return new HashSet<>(Statements.list(
                connection,
                "SELECT id FROM frontrow_message WHERE room = ?" + KEPT + " AND id " + which,
                row -> new MessageId(row.getString("id")),
                room,
                room,
                wanted));
    }

    /** The message that a key was used for, pruned or not. Index: frontrow_message_key. */
    Optional<KnownKey> known(Connection connection, RoomId id, RoomRow room, UserId user, String key)
            throws SQLException {
        return Statements.first(
                connection,
                "SELECT fingerprint, " + MessageRow.COLUMNS
                        + " FROM frontrow_message m WHERE author = ? AND room = ? AND key_value = ?",
                row -> new KnownKey(row.getString("fingerprint"), new Receipt.Posted(MessageRow.message(id, row))),
                user,
                room.no(),
                key);
    }

    /**
     * Which of these keys may be taken: all taken pairs of one of these users and one of these values. Index:
     * frontrow_message_key.
     */
    public Set<KeyName> taken(Connection connection, RoomRow room, Collection<KeyName> names) throws SQLException {
        Set<UserId> users = KeyName.users(names);
        Set<String> values = KeyName.values(names);
        return new HashSet<>(Statements.list(
                connection,
                "SELECT author, key_value FROM frontrow_message WHERE room = ? AND author IN " + Statements.in(users)
                        + " AND key_value IN " + Statements.in(values),
                row -> new KeyName(new UserId(row.getString("author")), row.getString("key_value")),
                room.no(),
                users,
                values));
    }

    /**
     * When a user sent the newest message of which there is a row, pruned or not; what the host says of them is not theirs. Index:
     * frontrow_message_author.
     */
    public Optional<Instant> lastSentAt(Connection connection, RoomRow room, UserId author) throws SQLException {
        return Statements.first(
                connection,
                "SELECT sent_at FROM frontrow_message WHERE room = ? AND author = ?"
                        + " AND (kind IS NULL OR kind NOT LIKE 'notice %')"
                        + " ORDER BY room DESC, author DESC, seq DESC LIMIT 1",
                row -> Instant.ofEpochMilli(row.getLong("sent_at")),
                room.no(),
                author);
    }

    private static MessagePage page(List<ChatMessage> found, int limit) {
        boolean more = found.size() > limit;
        return new MessagePage(more ? found.subList(0, limit) : found, more);
    }
}
