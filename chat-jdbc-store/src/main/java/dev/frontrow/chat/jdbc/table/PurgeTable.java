package dev.frontrow.chat.jdbc.table;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.sql.Statements;
import dev.frontrow.chat.message.DeletedBy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code frontrow_purge}: purges of more messages than one transaction should change. A row hides them all at once from
 * every later read; the texts are then removed from their rows in steps ({@link
 * dev.frontrow.chat.jdbc.retention.PurgeUpkeep}), and the row is deleted.
 */
public final class PurgeTable {

    /** In place of an author: all of them. No user id is empty. */
    private static final String EVERYBODY = "";

    private static final String COLUMNS = "room, author, after_seq, up_to, made_by";
    private static final String INSERT =
            "INSERT INTO frontrow_purge (room, author, after_seq, up_to, made_by) VALUES (?, ?, ?, ?, ?)";
    private static final String THIS = " WHERE room = ? AND author = ? AND up_to = ? AND after_seq = ?";

    /** A row: all messages of an author, or of everybody, after one position and up to another are tombstones. */
    public record Mark(long room, String author, long after, long upTo, String madeBy) {

        private static Mark of(ResultSet row) throws SQLException {
            return new Mark(
                    row.getLong("room"),
                    row.getString("author"),
                    row.getLong("after_seq"),
                    row.getLong("up_to"),
                    row.getString("made_by"));
        }

        private boolean isOfEverybody() {
            return author.equals(EVERYBODY);
        }

        /** The condition on its messages, whose parameters {@link #range} are. */
        private String where() {
            return "room = ?" + (isOfEverybody() ? "" : " AND author = ?") + " AND seq > ? AND seq <= ?";
        }

        private List<Object> range(long from, long to) {
            return isOfEverybody() ? List.of(room, from, to) : List.of(room, author, from, to);
        }
    }

    /**
     * Hides messages.
     *
     * @param author whose; null: everybody's
     */
    public void insert(
            Connection connection, RoomRow room, @Nullable UserId author, long after, long upTo, DeletedBy by)
            throws SQLException {
        Statements.update(
                connection, INSERT, room.no(), author == null ? EVERYBODY : author, after, upTo, by.wireName());
    }

    /**
     * A position up to which marks, if there are any, make all messages of an author tombstones; 0 if there is none.
     * Index: frontrow_purge_of.
     */
    public long upTo(Connection connection, RoomRow room, UserId author) throws SQLException {
        record Marks(long upTo, long firstGap) {}
        return Statements.first(
                        connection,
                        "SELECT max(up_to) AS up_to, min(CASE WHEN after_seq > 0 THEN after_seq END) AS gap"
                                + " FROM frontrow_purge WHERE room = ? AND author = ?",
                        row -> new Marks(row.getLong("up_to"), row.getLong("gap")),
                        room.no(),
                        author)
                .map(marks -> marks.firstGap() > 0 ? marks.firstGap() - 1 : marks.upTo())
                .orElse(0L);
    }

    /**
     * Leaves one message out of the marks that hide it. A step of the upkeep that holds one of them is waited for.
     * Index: frontrow_purge_of.
     */
    public void leaveOut(Connection connection, RoomRow room, UserId author, long seq) throws SQLException {
        for (Mark mark : hiding(connection, room, author, seq)) {
            Statements.update(
                    connection,
                    "UPDATE frontrow_purge SET after_seq = ?" + THIS,
                    seq,
                    mark.room(),
                    mark.author(),
                    mark.upTo(),
                    mark.after());
            if (mark.after() < seq - 1 && !isThere(connection, mark, seq - 1)) {
                Statements.update(connection, INSERT, mark.room(), mark.author(), mark.after(), seq - 1, mark.madeBy());
            }
        }
    }

    private static List<Mark> hiding(Connection connection, RoomRow room, UserId author, long seq) throws SQLException {
        return Statements.list(
                connection,
                "SELECT " + COLUMNS + " FROM frontrow_purge WHERE room = ? AND author IN (?, '') AND up_to >= ?"
                        + " AND after_seq < ? ORDER BY up_to",
                Mark::of,
                room.no(),
                author,
                seq,
                seq);
    }

    /** One that ends there hides the same messages: those of an author begin at the same place until they are split. */
    private static boolean isThere(Connection connection, Mark mark, long upTo) throws SQLException {
        return Statements.first(
                        connection,
                        "SELECT up_to FROM frontrow_purge WHERE room = ? AND author = ? AND up_to = ?",
                        row -> row.getLong("up_to"),
                        mark.room(),
                        mark.author(),
                        upTo)
                .isPresent();
    }

    /** Some of the marks; for each author the first purge comes first. */
    public List<Mark> some(Connection connection, int limit) throws SQLException {
        return Statements.list(
                connection,
                "SELECT " + COLUMNS + " FROM frontrow_purge ORDER BY room, author, up_to LIMIT ?",
                Mark::of,
                limit);
    }

    /**
     * The position of the last of the next messages of the mark, up to a limit; 0 if there are none. Index:
     * frontrow_message_author, or frontrow_message_place.
     */
    public long next(Connection connection, Mark mark, long after, int limit) throws SQLException {
        List<Object> parameters = new ArrayList<>(mark.range(after, mark.upTo()));
        parameters.add(limit);
        String order = mark.isOfEverybody() ? "room, seq" : "room, author, seq";
        return Statements.first(
                        connection,
                        "SELECT max(seq) AS seq FROM (SELECT seq FROM frontrow_message WHERE " + mark.where()
                                + " ORDER BY " + order + " LIMIT ?) few",
                        row -> row.getLong("seq"),
                        parameters.toArray())
                .orElse(0L);
    }

    /** Keeps everybody else from changing a mark until the transaction ends; false if it is another one by now. */
    public boolean lock(Connection connection, Mark mark) throws SQLException {
        Optional<Long> found = Statements.first(
                connection,
                "SELECT up_to FROM frontrow_purge" + THIS + " FOR UPDATE",
                row -> row.getLong("up_to"),
                mark.room(),
                mark.author(),
                mark.upTo(),
                mark.after());
        return found.isPresent();
    }

    /** Rewrites the rows of one range of the mark. */
    public int redact(Connection connection, Mark mark, long after, long upTo) throws SQLException {
        List<Object> parameters = new ArrayList<>(List.of(mark.madeBy()));
        parameters.addAll(mark.range(after, upTo));
        return Statements.update(
                connection, MessageRedaction.REDACT + mark.where() + " AND deleted_by IS NULL", parameters.toArray());
    }

    public int delete(Connection connection, Mark mark) throws SQLException {
        return Statements.update(
                connection, "DELETE FROM frontrow_purge" + THIS, mark.room(), mark.author(), mark.upTo(), mark.after());
    }
}
