package dev.frontrow.chat.jdbc.append;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.jdbc.sql.Statements;
import dev.frontrow.chat.jdbc.table.UserColumns;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.store.Entry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The statement for PostgreSQL. It never waits for a row: a room that another transaction has locked is skipped,
 * because otherwise all other rooms of the group, and all later groups, would wait too. A row that another transaction
 * has changed since the statement began is read again (PostgreSQL documentation 13.2.1), so the number of actions is
 * compared, and the head increased, under the lock.
 */
public final class PostgresGroupStatement implements GroupStatement {

    /** Moves the head of one room. */
    private static final String ONE = """
            WITH moved AS (
              UPDATE frontrow_room SET head = head + ?, upkeep_at = least(upkeep_at, ?)
              WHERE no = (SELECT no FROM frontrow_room WHERE id = ? AND actions = ? FOR UPDATE SKIP LOCKED)
              RETURNING 0::bigint AS batch, no, head - ? AS before
            )
            """;

    /** Moves the heads of several rooms. */
    private static final String SEVERAL = """
            WITH asked AS (
              SELECT * FROM unnest(?::bigint[], ?::varchar[], ?::bigint[], ?::bigint[], ?::bigint[])
                AS a (batch, id, actions, count, sent_at)
            ), locked AS (
              SELECT r.no, a.batch, a.count, a.sent_at
              FROM frontrow_room r JOIN asked a ON r.id = a.id AND r.actions = a.actions
              ORDER BY r.no FOR UPDATE OF r SKIP LOCKED
            ), moved AS (
              UPDATE frontrow_room r SET head = r.head + l.count, upkeep_at = least(r.upkeep_at, l.sent_at)
              FROM locked l WHERE r.no = l.no
              RETURNING l.batch, r.no, r.head - l.count AS before
            )
            """;

    private static final String INSERT = """
            , written AS (
              INSERT INTO frontrow_message
                (room, seq, id, author, name, role, badges, text, reply_to, sent_at, key_value, fingerprint)
            """;

    /** Writes the only message of the only batch. */
    private static final String ONE_MESSAGE = INSERT + """
              SELECT no, before + 1, ?, ?, ?, ?, ?, ?, ?::varchar, ?::bigint, ?::varchar, ?::varchar FROM moved
            )
            SELECT batch, before FROM moved
            """;

    /** Writes all messages, each into the room of its batch. */
    private static final String MESSAGES = INSERT + """
              SELECT m.no, m.before + t.place, t.id, t.author, t.name, t.role, t.badges, t.text, t.reply_to, t.sent_at,
                     t.key_value, t.fingerprint
              FROM unnest(?::bigint[], ?::bigint[], ?::varchar[], ?::varchar[], ?::varchar[], ?::varchar[], ?::varchar[],
                          ?::text[], ?::varchar[], ?::bigint[], ?::varchar[], ?::varchar[])
                AS t (batch, place, id, author, name, role, badges, text, reply_to, sent_at, key_value, fingerprint)
              JOIN moved m ON m.batch = t.batch
            )
            SELECT batch, before FROM moved
            """;

    /** A message with the index of its batch and its place in it, from 1. */
    private record Line(int batch, long place, Entry.NewMessage message) {}

    @Override
    public Map<RoomId, Long> append(Connection connection, List<PlainBatch> group) throws SQLException {
        List<Line> lines = lines(group);
        String sql = (group.size() == 1 ? ONE : SEVERAL) + (lines.size() == 1 ? ONE_MESSAGE : MESSAGES);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Parameters parameters = new Parameters(statement);
            if (group.size() == 1) {
                room(parameters, group.get(0));
            } else {
                rooms(parameters, group);
            }
            if (lines.size() == 1) {
                message(parameters, lines.get(0).message());
            } else {
                messages(parameters, lines);
            }
            try (ResultSet moved = statement.executeQuery()) {
                Map<RoomId, Long> before = new HashMap<>();
                while (moved.next()) {
                    before.put(group.get(moved.getInt("batch")).room(), moved.getLong("before"));
                }
                return before;
            }
        }
    }

    private static void room(Parameters parameters, PlainBatch batch) throws SQLException {
        parameters.number(batch.messages().size());
        parameters.number(sentAt(batch));
        parameters.text(batch.room().value());
        parameters.number(batch.actions());
        parameters.number(batch.messages().size());
    }

    private static void rooms(Parameters parameters, List<PlainBatch> group) throws SQLException {
        parameters.numbers(IntStream.range(0, group.size()).boxed().toList(), batch -> batch);
        parameters.texts("varchar", group, batch -> batch.room().value());
        parameters.numbers(group, PlainBatch::actions);
        parameters.numbers(group, batch -> batch.messages().size());
        parameters.numbers(group, PostgresGroupStatement::sentAt);
    }

    private static long sentAt(PlainBatch batch) {
        return batch.messages().get(0).at().toEpochMilli();
    }

    private static void message(Parameters parameters, Entry.NewMessage message) throws SQLException {
        ChatUser author = message.author();
        parameters.text(message.id().value());
        parameters.text(author.id().value());
        parameters.text(author.name());
        parameters.text(author.role().wireName());
        parameters.text(UserColumns.badges(author));
        parameters.text(message.text());
        parameters.text(Statements.text(message.replyTo()));
        parameters.number(message.at().toEpochMilli());
        parameters.text(key(message, IdempotencyKey::value));
        parameters.text(key(message, IdempotencyKey::fingerprint));
    }

    private static void messages(Parameters parameters, List<Line> lines) throws SQLException {
        List<Entry.NewMessage> messages = lines.stream().map(Line::message).toList();
        List<ChatUser> authors = messages.stream().map(Entry.NewMessage::author).toList();
        parameters.numbers(lines, Line::batch);
        parameters.numbers(lines, Line::place);
        parameters.texts("varchar", messages, message -> message.id().value());
        parameters.texts("varchar", authors, author -> author.id().value());
        parameters.texts("varchar", authors, ChatUser::name);
        parameters.texts("varchar", authors, author -> author.role().wireName());
        parameters.texts("varchar", authors, UserColumns::badges);
        parameters.texts("text", messages, Entry.NewMessage::text);
        parameters.texts("varchar", messages, message -> Statements.text(message.replyTo()));
        parameters.numbers(messages, message -> message.at().toEpochMilli());
        parameters.texts("varchar", messages, message -> key(message, IdempotencyKey::value));
        parameters.texts("varchar", messages, message -> key(message, IdempotencyKey::fingerprint));
    }

    /**
     * Binds one parameter after the other. The driver sends arrays of these types in binary form; it would write others
     * out as text.
     */
    private static final class Parameters {

        private final PreparedStatement statement;
        private int place;

        Parameters(PreparedStatement statement) {
            this.statement = statement;
        }

        void number(long value) throws SQLException {
            statement.setLong(++place, value);
        }

        void text(@Nullable String value) throws SQLException {
            statement.setString(++place, value);
        }

        <T> void texts(String type, List<T> rows, Function<T, @Nullable String> column) throws SQLException {
            array(type, rows.stream().map(column).toArray(String[]::new));
        }

        <T> void numbers(List<T> rows, ToLongFunction<T> column) throws SQLException {
            array("bigint", rows.stream().mapToLong(column).boxed().toArray(Long[]::new));
        }

        private void array(String type, Object[] values) throws SQLException {
            statement.setArray(++place, statement.getConnection().createArrayOf(type, values));
        }
    }

    private static List<Line> lines(List<PlainBatch> group) {
        List<Line> lines = new ArrayList<>();
        for (int batch = 0; batch < group.size(); batch++) {
            long place = 0;
            for (Entry.NewMessage message : group.get(batch).messages()) {
                lines.add(new Line(batch, ++place, message));
            }
        }
        return lines;
    }

    private static @Nullable String key(Entry.NewMessage message, Function<IdempotencyKey, String> part) {
        IdempotencyKey key = message.key();
        return key == null ? null : part.apply(key);
    }
}
