package dev.frontrow.chat.jdbc.append;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Binds one parameter after the other. The driver sends arrays of these types in binary form; it would write others
 * out as text.
 */
final class Parameters {

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
