package dev.frontrow.chat.jdbc.append;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.sql.Statements;
import dev.frontrow.chat.jdbc.table.UserColumns;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.store.Entry;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    /**
     * The same, where some may be the first of their authors, who are recorded. If two nodes believe so, the one that
     * gets the room's row later runs into the row of the other, also if that was committed after its statement began.
     */
    private static final String FIRST_MESSAGES = """
            , met AS (
              INSERT INTO frontrow_chatter (user_id, room, first_at)
              SELECT t.author, m.no, t.first_at
              FROM unnest(?::bigint[], ?::varchar[], ?::bigint[]) AS t (batch, author, first_at)
              JOIN moved m ON m.batch = t.batch
              ON CONFLICT (user_id, room) DO NOTHING
              RETURNING room, user_id
            ), written AS (
              INSERT INTO frontrow_message
                (room, seq, id, author, name, role, badges, text, reply_to, sent_at, key_value, fingerprint, is_first)
              SELECT m.no, m.before + t.place, t.id, t.author, t.name, t.role, t.badges, t.text, t.reply_to, t.sent_at,
                     t.key_value, t.fingerprint, nullif(c.user_id IS NOT NULL, false)
              FROM unnest(?::bigint[], ?::bigint[], ?::varchar[], ?::varchar[], ?::varchar[], ?::varchar[], ?::varchar[],
                          ?::text[], ?::varchar[], ?::bigint[], ?::varchar[], ?::varchar[], ?::bigint[])
                AS t (batch, place, id, author, name, role, badges, text, reply_to, sent_at, key_value, fingerprint,
                      may_be_first)
              JOIN moved m ON m.batch = t.batch
              LEFT JOIN met c ON t.may_be_first = 1 AND c.room = m.no AND c.user_id = t.author
            )
            SELECT batch, before, ARRAY(SELECT user_id FROM met WHERE met.room = moved.no) AS first FROM moved
            """;

    /**
     * A message with the index of its batch and its place in it, from 1.
     *
     * @param mayBeFirst whether it is the first of the batch by somebody who is not known to have spoken
     */
    private record Line(int batch, long place, Entry.NewMessage message, boolean mayBeFirst) {}

    @Override
    public Map<RoomId, Appended> append(Connection connection, List<PlainBatch> group) throws SQLException {
        List<Line> lines = lines(group);
        List<Line> first = lines.stream().filter(Line::mayBeFirst).toList();
        String written = first.isEmpty() ? MESSAGES : FIRST_MESSAGES;
        boolean isOne = lines.size() == 1 && first.isEmpty();
        String sql = (group.size() == 1 ? ONE : SEVERAL) + (isOne ? ONE_MESSAGE : written);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Parameters parameters = new Parameters(statement);
            if (group.size() == 1) {
                room(parameters, group.get(0));
            } else {
                rooms(parameters, group);
            }
            if (isOne) {
                message(parameters, lines.get(0).message());
            } else {
                chatters(parameters, first);
                messages(parameters, lines);
            }
            if (!first.isEmpty()) {
                parameters.numbers(lines, line -> line.mayBeFirst() ? 1 : 0);
            }
            try (ResultSet moved = statement.executeQuery()) {
                Map<RoomId, Appended> appended = new HashMap<>();
                while (moved.next()) {
                    Set<UserId> met = first.isEmpty() ? Set.of() : users(moved.getArray("first"));
                    appended.put(group.get(moved.getInt("batch")).room(), new Appended(moved.getLong("before"), met));
                }
                return appended;
            }
        }
    }

    private static Set<UserId> users(Array column) throws SQLException {
        return Arrays.stream((Object[]) column.getArray())
                .map(user -> new UserId((String) user))
                .collect(Collectors.toSet());
    }

    private static void chatters(Parameters parameters, List<Line> first) throws SQLException {
        if (!first.isEmpty()) {
            parameters.numbers(first, Line::batch);
            parameters.texts(
                    "varchar", first, line -> line.message().author().id().value());
            parameters.numbers(first, line -> line.message().at().toEpochMilli());
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

    private static List<Line> lines(List<PlainBatch> group) {
        List<Line> lines = new ArrayList<>();
        for (int batch = 0; batch < group.size(); batch++) {
            Set<UserId> unknown = new HashSet<>(group.get(batch).unknown());
            long place = 0;
            for (Entry.NewMessage message : group.get(batch).messages()) {
                boolean mayBeFirst = unknown.remove(message.author().id());
                lines.add(new Line(batch, ++place, message, mayBeFirst));
            }
        }
        return lines;
    }

    private static @Nullable String key(Entry.NewMessage message, Function<IdempotencyKey, String> part) {
        IdempotencyKey key = message.key();
        return key == null ? null : part.apply(key);
    }
}
