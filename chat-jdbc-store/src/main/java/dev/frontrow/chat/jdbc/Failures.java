package dev.frontrow.chat.jdbc;

import java.sql.SQLException;
import java.util.Set;
import java.util.function.Predicate;

/** What a failure means, by its SQL state (ISO/IEC 9075-2, and the vendors' own). */
final class Failures {

    /** Serialization failure, deadlock (PostgreSQL), lock not available, lock wait timed out (H2): rolled back, and worth another try. */
    private static final Set<String> RETRYABLE = Set.of("40001", "40P01", "55P03", "HYT00");

    private static final String INTEGRITY = "23";

    private static final Set<String> MISSING_TABLE = Set.of("42P01", "42S02", "42S04");

    private Failures() {}

    /** The transaction was rolled back because of others, and may well succeed the next time. */
    static boolean isRetryable(SQLException failure) {
        return has(failure, RETRYABLE::contains);
    }

    /** Something is there already. */
    static boolean isDuplicate(SQLException failure) {
        return has(failure, state -> state.startsWith(INTEGRITY));
    }

    /**
     * Surely rolled back: the server itself objected to the statement. Not so when the connection broke (class 08) or the server was stopped (class 57): then
     * it may have been committed.
     */
    static boolean isDefinite(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && !state.startsWith("08") && !state.startsWith("57") && !state.startsWith("HY");
    }

    /** There is no such table (PostgreSQL, MariaDB, H2). */
    static boolean isMissingTable(SQLException failure) {
        return has(failure, MISSING_TABLE::contains);
    }

    private static boolean has(SQLException failure, Predicate<String> state) {
        for (SQLException each = failure; each != null; each = each.getNextException()) {
            if (each.getSQLState() != null && state.test(each.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
