package dev.frontrow.chat.jdbc.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.OptionalInt;

/**
 * A connection borrowed from the host's pool. Settings that are changed on it are restored when it is returned, since
 * not every pool does that. Used by one thread.
 */
public final class ConnectionLease implements AutoCloseable {

    private final Connection connection;
    private final boolean autoCommit;
    private final OptionalInt networkTimeout;
    private OptionalInt isolation = OptionalInt.empty();

    /** Sets the network timeout, in milliseconds. */
    public ConnectionLease(Connection connection, int timeoutMillis) throws SQLException {
        this.connection = connection;
        this.autoCommit = connection.getAutoCommit();
        this.networkTimeout = limit(connection, timeoutMillis);
    }

    /** With auto-commit each statement is its own transaction; without, all statements until the commit are one. */
    public void setAutoCommit(boolean value) throws SQLException {
        if (connection.getAutoCommit() != value) {
            connection.setAutoCommit(value);
        }
    }

    /** Sets READ COMMITTED, whatever the pool's level is. Called before the transaction begins. */
    public void setReadCommitted() throws SQLException {
        setAutoCommit(true); // otherwise the query would begin a transaction, in which the level cannot be set
        int before = connection.getTransactionIsolation();
        if (before != Connection.TRANSACTION_READ_COMMITTED) {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            isolation = OptionalInt.of(before);
        }
    }

    /** Restores the settings. No transaction is open any more, unless the connection is broken. */
    @Override
    public void close() throws SQLException {
        if (isolation.isPresent()) {
            setAutoCommit(true);
            connection.setTransactionIsolation(isolation.getAsInt());
        }
        setAutoCommit(autoCommit);
        if (networkTimeout.isPresent()) {
            connection.setNetworkTimeout(Runnable::run, networkTimeout.getAsInt());
        }
    }

    /** The previous timeout. Empty if the database needs no network. */
    private static OptionalInt limit(Connection connection, int timeoutMillis) throws SQLException {
        try {
            int before = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, timeoutMillis);
            return OptionalInt.of(before);
        } catch (SQLFeatureNotSupportedException e) {
            return OptionalInt.empty();
        }
    }
}
