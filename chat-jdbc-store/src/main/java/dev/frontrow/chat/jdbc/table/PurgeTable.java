package dev.frontrow.chat.jdbc.table;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.sql.Statements;
import dev.frontrow.chat.message.DeletedBy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * {@code frontrow_purge}: purges of more messages than one transaction should change. A row hides them all at once from
 * every later read; the texts are then removed from their rows in steps ({@link
 * dev.frontrow.chat.jdbc.retention.PurgeUpkeep}), and the row is deleted.
 */
public final class PurgeTable {

    /** A row: all messages of an author up to a position are tombstones. */
    public record Mark(long room, String author, long upTo, String madeBy) {}

    public void insert(Connection connection, RoomRow room, UserId author, long upTo, DeletedBy by)
            throws SQLException {
        Statements.update(
                connection,
                "INSERT INTO frontrow_purge (room, author, up_to, made_by) VALUES (?, ?, ?, ?)",
                room.no(),
                author,
                upTo,
                by.wireName());
    }

    /**
     * The position up to which a mark makes an author's messages tombstones; 0 if there is none. Index:
     * frontrow_purge_of.
     */
    public long upTo(Connection connection, RoomRow room, UserId author) throws SQLException {
        return Statements.first(
                        connection,
                        "SELECT max(up_to) AS up_to FROM frontrow_purge WHERE room = ? AND author = ?",
                        row -> row.getLong("up_to"),
                        room.no(),
                        author)
                .orElse(0L);
    }

    /** Some of the marks; for each author the first purge comes first. */
    public List<Mark> some(Connection connection, int limit) throws SQLException {
        return Statements.list(
                connection,
                "SELECT room, author, up_to, made_by FROM frontrow_purge ORDER BY room, author, up_to LIMIT ?",
                row -> new Mark(
                        row.getLong("room"), row.getString("author"), row.getLong("up_to"), row.getString("made_by")),
                limit);
    }

    /**
     * The position of the last of the next messages of the mark's author, up to a limit; 0 if there are none. Index:
     * frontrow_message_author.
     */
    public long next(Connection connection, Mark mark, long after, int limit) throws SQLException {
        return Statements.first(
                        connection,
                        "SELECT max(seq) AS seq FROM (SELECT seq FROM frontrow_message WHERE room = ? AND author = ?"
                                + " AND seq > ? AND seq <= ? ORDER BY room, author, seq LIMIT ?) few",
                        row -> row.getLong("seq"),
                        mark.room(),
                        mark.author(),
                        after,
                        mark.upTo(),
                        limit)
                .orElse(0L);
    }

    /** Rewrites the rows of one range. */
    public int redact(Connection connection, Mark mark, long after, long upTo) throws SQLException {
        return Statements.update(
                connection,
                "UPDATE frontrow_message SET text = NULL, reply_to = NULL, deleted_by = ?"
                        + " WHERE room = ? AND author = ? AND seq > ? AND seq <= ? AND deleted_by IS NULL",
                mark.madeBy(),
                mark.room(),
                mark.author(),
                after,
                upTo);
    }

    public int delete(Connection connection, Mark mark) throws SQLException {
        return Statements.update(
                connection,
                "DELETE FROM frontrow_purge WHERE room = ? AND author = ? AND up_to = ?",
                mark.room(),
                mark.author(),
                mark.upTo());
    }
}
