package dev.frontrow.chat.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An array a column: one statement, parsed and planned once, for any number of rows. */
final class ArrayInsert implements MessageInsert {

    private static final String SQL = "INSERT INTO frontrow_message (" + COLUMNS + ") SELECT ?, * FROM unnest("
            + "?::bigint[], ?::varchar[], ?::varchar[], ?::varchar[], ?::varchar[], ?::varchar[], ?::text[], "
            + "?::varchar[], ?::varchar[], ?::bigint[], ?::varchar[], ?::varchar[])";

    @Override
    public void insert(Connection connection, List<MessageRow> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            statement.setLong(1, rows.get(0).room());
            numbers(statement, 2, rows, MessageRow::seq);
            texts(statement, 3, rows, MessageRow::id);
            texts(statement, 4, rows, MessageRow::author);
            texts(statement, 5, rows, MessageRow::name);
            texts(statement, 6, rows, MessageRow::role);
            texts(statement, 7, rows, MessageRow::badges);
            texts(statement, 8, rows, MessageRow::text);
            texts(statement, 9, rows, MessageRow::replyTo);
            texts(statement, 10, rows, MessageRow::deletedBy);
            numbers(statement, 11, rows, MessageRow::sentAt);
            texts(statement, 12, rows, MessageRow::keyValue);
            texts(statement, 13, rows, MessageRow::fingerprint);
            statement.executeUpdate();
        }
    }

    private static void texts(
            PreparedStatement statement,
            int place,
            List<MessageRow> rows,
            Function<MessageRow, @Nullable String> column)
            throws SQLException {
        Object[] values = rows.stream().map(column).toArray();
        statement.setArray(place, statement.getConnection().createArrayOf("varchar", values));
    }

    private static void numbers(
            PreparedStatement statement, int place, List<MessageRow> rows, Function<MessageRow, Long> column)
            throws SQLException {
        Object[] values = rows.stream().map(column).toArray();
        statement.setArray(place, statement.getConnection().createArrayOf("bigint", values));
    }
}
