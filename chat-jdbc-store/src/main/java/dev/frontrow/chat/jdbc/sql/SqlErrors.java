package dev.frontrow.chat.jdbc.sql;

import java.sql.SQLException;
import java.util.Set;
import java.util.function.Predicate;

/** Classifies failures by their SQL state (ISO/IEC 9075-2, and vendors' own states). */
public final class SqlErrors {

    /**
     * Serialization failure, deadlock (PostgreSQL), lock not available, lock wait timed out (H2): rolled back, and
     * worth a retry.
     */
    private static final Set<String> RETRYABLE = Set.of("40001", "40P01", "55P03", "HYT00");

    /**
     * The same on MariaDB and MySQL, by vendor codes, since their states are less specific: the record has changed
     * since it was last read (with {@code innodb_snapshot_isolation}), lock wait timed out, deadlock.
     */
    private static final Set<Integer> RETRYABLE_CODES = Set.of(1020, 1205, 1213);

    private static final String INTEGRITY = "23";

    private static final Set<String> MISSING_TABLE = Set.of("42P01", "42S02", "42S04");

    /** Table, column or index (H2; MariaDB has no state of its own for an index). */
    private static final Set<String> THERE_ALREADY = Set.of("42S01", "42S21", "42S11");

    private static final int DUPLICATE_KEY_NAME = 1061;

    private SqlErrors() {}

    /** The transaction was rolled back because of a conflict, and may succeed when retried. */
    static boolean isRetryable(SQLException failure) {
        return has(failure, RETRYABLE::contains) || RETRYABLE_CODES.contains(failure.getErrorCode());
    }

    /** A row with this key exists already. */
    public static boolean isDuplicate(SQLException failure) {
        return has(failure, state -> state.startsWith(INTEGRITY));
    }

    /**
     * The statement was certainly rolled back, because the server itself rejected it. Not so when the connection broke
     * (class 08) or the server was stopped (class 57): then it may have been committed.
     */
    public static boolean isDefinite(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && !state.startsWith("08") && !state.startsWith("57") && !state.startsWith("HY");
    }

    /** The table does not exist (PostgreSQL, MariaDB, H2). */
    public static boolean isMissingTable(SQLException failure) {
        return has(failure, MISSING_TABLE::contains);
    }

    /**
     * A definition of something that exists already, where definitions commit by themselves (MariaDB, H2). On
     * PostgreSQL this does not happen.
     */
    public static boolean isThereAlready(SQLException failure) {
        return has(failure, THERE_ALREADY::contains) || failure.getErrorCode() == DUPLICATE_KEY_NAME;
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
