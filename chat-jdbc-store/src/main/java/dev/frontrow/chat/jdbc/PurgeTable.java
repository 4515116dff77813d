package dev.frontrow.chat.jdbc;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.DeletedBy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * {@code frontrow_purge}: purges of more messages than one transaction should change. A row hides them all at once, for whoever reads from then on; the texts are taken out of their rows
 * afterwards, in steps ({@link PurgeUpkeep}), and then the row goes.
 */
final class PurgeTable {

    /** A row: everything of an author up to a place is a tombstone. */
    record Mark(long room, String author, long upTo, String madeBy) {}

    void insert(Connection connection, RoomRow room, UserId author, long upTo, DeletedBy by) throws SQLException {
        Statements.update(
                connection,
                "INSERT INTO frontrow_purge (room, author, up_to, made_by) VALUES (?, ?, ?, ?)",
                room.no(),
                author,
                upTo,
                by.wireName());
    }

    /** Up to where an author's messages are tombstones by a mark; 0: there is none. Index: frontrow_purge_of. */
    long upTo(Connection connection, RoomRow room, UserId author) throws SQLException {
        return Statements.first(
                        connection,
                        "SELECT max(up_to) AS up_to FROM frontrow_purge WHERE room = ? AND author = ?",
                        row -> row.getLong("up_to"),
                        room.no(),
                        author)
                .orElse(0L);
    }

    /** Some of them; of one author the first purge comes first. */
    List<Mark> some(Connection connection, int limit) throws SQLException {
        return Statements.list(
                connection,
                "SELECT room, author, up_to, made_by FROM frontrow_purge ORDER BY room, author, up_to LIMIT ?",
                row -> new Mark(
                        row.getLong("room"), row.getString("author"), row.getLong("up_to"), row.getString("made_by")),
                limit);
    }

    /** The place up to which the next messages of the mark's author lie, so many at most; 0: there are none. Index: frontrow_message_author. */
    long next(Connection connection, Mark mark, long after, int limit) throws SQLException {
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

    /** Writes the mark into the rows of one stretch. */
    int bury(Connection connection, Mark mark, long after, long upTo) throws SQLException {
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

    int delete(Connection connection, Mark mark) throws SQLException {
        return Statements.update(
                connection,
                "DELETE FROM frontrow_purge WHERE room = ? AND author = ? AND up_to = ?",
                mark.room(),
                mark.author(),
                mark.upTo());
    }
}
