package dev.frontrow.chat.jdbc;

import dev.frontrow.chat.host.RoomId;
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
 * The statement for PostgreSQL. It never waits for a row: a room that somebody else has locked is left out, or all the others of its group, and whoever comes after them, would wait too.
 * A row that another transaction has changed since the statement began is looked at again as it is then (PostgreSQL documentation 13.2.1), so the number of actions is
 * compared, and the head counted on, under the lock.
 */
final class PostgresGroupStatement implements GroupStatement {

    /** Moves the head of one room. */
    private static final String ONE = """
            WITH moved AS (
              UPDATE frontrow_room SET head = head + ?
              WHERE no = (SELECT no FROM frontrow_room WHERE id = ? AND actions = ? FOR UPDATE SKIP LOCKED)
              RETURNING 0::bigint AS batch, no, head - ? AS before
            )
            """;

    /** Moves the heads of several. */
    private static final String SEVERAL = """
            WITH asked AS (
              SELECT * FROM unnest(?::bigint[], ?::varchar[], ?::bigint[], ?::bigint[]) AS a (batch, id, actions, count)
            ), locked AS (
              SELECT r.no, a.batch, a.count
              FROM frontrow_room r JOIN asked a ON r.id = a.id AND r.actions = a.actions
              ORDER BY r.no FOR UPDATE OF r SKIP LOCKED
            ), moved AS (
              UPDATE frontrow_room r SET head = r.head + l.count FROM locked l WHERE r.no = l.no
              RETURNING l.batch, r.no, r.head - l.count AS before
            )
            """;

    private static final String WRITE = """
            , written AS (
              INSERT INTO frontrow_message
                (room, seq, id, author, name, role, badges, text, reply_to, sent_at, key_value, fingerprint)
              SELECT m.no, m.before + t.place, t.id, t.author, t.name, t.role, t.badges, t.text, t.reply_to, t.sent_at,
                     t.key_value, t.fingerprint
              FROM unnest(?::bigint[], ?::bigint[], ?::varchar[], ?::varchar[], ?::varchar[], ?::varchar[], ?::varchar[],
                          ?::text[], ?::varchar[], ?::bigint[], ?::varchar[], ?::varchar[])
                AS t (batch, place, id, author, name, role, badges, text, reply_to, sent_at, key_value, fingerprint)
              JOIN moved m ON m.batch = t.batch
            )
            SELECT batch, before FROM moved
            """;

    /** A message as the so-manieth of the so-manieth batch. */
    private record Line(int batch, long place, Entry.NewMessage message) {}

    @Override
    public Map<RoomId, Long> append(Connection connection, List<PlainBatch> group) throws SQLException {
        List<Line> lines = lines(group);
        boolean isOne = group.size() == 1;
        try (PreparedStatement statement = connection.prepareStatement((isOne ? ONE : SEVERAL) + WRITE)) {
            Parameters parameters = new Parameters(statement);
            if (isOne) {
                PlainBatch batch = group.get(0);
                parameters.number(batch.messages().size());
                parameters.text(batch.room().value());
                parameters.number(batch.actions());
                parameters.number(batch.messages().size());
            } else {
                parameters.numbers(IntStream.range(0, group.size()).boxed().toList(), batch -> batch);
                parameters.texts("varchar", group, batch -> batch.room().value());
                parameters.numbers(group, PlainBatch::actions);
                parameters.numbers(group, batch -> batch.messages().size());
            }
            parameters.numbers(lines, Line::batch);
            parameters.numbers(lines, Line::place);
            parameters.texts("varchar", lines, line -> line.message().id().value());
            parameters.texts(
                    "varchar", lines, line -> line.message().author().id().value());
            parameters.texts("varchar", lines, line -> line.message().author().name());
            parameters.texts(
                    "varchar", lines, line -> line.message().author().role().wireName());
            parameters.texts(
                    "varchar", lines, line -> Users.badges(line.message().author()));
            parameters.texts("text", lines, line -> line.message().text());
            parameters.texts(
                    "varchar", lines, line -> Statements.text(line.message().replyTo()));
            parameters.numbers(lines, line -> line.message().at().toEpochMilli());
            parameters.texts("varchar", lines, line -> key(line, IdempotencyKey::value));
            parameters.texts("varchar", lines, line -> key(line, IdempotencyKey::fingerprint));
            try (ResultSet moved = statement.executeQuery()) {
                Map<RoomId, Long> before = new HashMap<>();
                while (moved.next()) {
                    before.put(group.get(moved.getInt("batch")).room(), moved.getLong("before"));
                }
                return before;
            }
        }
    }

    /** Binds one parameter after the other. Of arrays of these types the driver sends the values as they are; others it would write out as text. */
    private static final class Parameters {

        private final PreparedStatement statement;
        private int place;

        Parameters(PreparedStatement statement) {
            this.statement = statement;
        }

        void number(long value) throws SQLException {
            statement.setLong(++place, value);
        }

        void text(String value) throws SQLException {
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

    private static @Nullable String key(Line line, Function<IdempotencyKey, String> part) {
        IdempotencyKey key = line.message().key();
        return key == null ? null : part.apply(key);
    }
}
