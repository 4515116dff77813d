package dev.frontrow.chat.jdbc.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Executes statements whose parameters are always bound. */
public final class Statements {

    /** One row as a value. */
    public interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    private Statements() {}

    public static <T> List<T> list(
            Connection connection, String sql, RowMapper<T> mapper, @Nullable Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, 1, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(mapper.map(rows));
                }
                return found;
            }
        }
    }

    public static <T> Optional<T> first(
            Connection connection, String sql, RowMapper<T> mapper, @Nullable Object... parameters)
            throws SQLException {
        return list(connection, sql, mapper, parameters).stream().findFirst();
    }

    /** Returns the number of rows changed. */
    public static int update(Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, 1, parameters);
            return statement.executeUpdate();
        }
    }

    /** Binds texts, numbers, booleans and nulls from an index on; returns the next free index. */
    public static int bind(PreparedStatement statement, int from, @Nullable Object... parameters) throws SQLException {
        int place = from;
        for (Object parameter : parameters) {
            if (parameter instanceof Number number) {
                statement.setLong(place++, number.longValue());
            } else if (parameter instanceof Boolean flag) {
                statement.setBoolean(place++, flag);
            } else if (parameter instanceof Collection<?> several) {
                place = bind(statement, place, padded(several));
            } else if (parameter == null) {
                statement.setNull(place++, Types.NULL);
            } else {
                statement.setString(place++, parameter.toString());
            }
        }
        return place;
    }

    /**
     * {@code (?,?,?)} for a collection bound by {@link #bind}. Sizes are rounded up to powers of two, so that few
     * different statements are prepared.
     */
    public static String in(Collection<?> several) {
        return "(" + "?,".repeat(paddedSize(several) - 1) + "?)";
    }

    public static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    public static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static int paddedSize(Collection<?> several) {
        int size = several.size();
        return size <= 1 ? 1 : Integer.highestOneBit(size - 1) << 1;
    }

    private static @Nullable Object[] padded(Collection<?> several) {
        List<Object> values = new ArrayList<>(several);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("an empty list has no match");
        }
        while (values.size() < paddedSize(several)) {
            values.add(values.get(0));
        }
        return values.toArray();
    }
}
