package dev.frontrow.chat.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.OptionalInt;

/** What is changed on a connection of the host's pool, and changed back when it is returned: not every pool puts that right. Used by one thread. */
final class Loan implements AutoCloseable {

    private final Connection connection;
    private final boolean autoCommit;
    private final OptionalInt patience;
    private OptionalInt isolation = OptionalInt.empty();

    /** From now on a database that says nothing for so long is given up. */
    Loan(Connection connection, int timeoutMillis) throws SQLException {
        this.connection = connection;
        this.autoCommit = connection.getAutoCommit();
        this.patience = limit(connection, timeoutMillis);
    }

    /** Each statement is a transaction by itself, or they are one until the commit. */
    void setAutoCommit(boolean value) throws SQLException {
        if (connection.getAutoCommit() != value) {
            connection.setAutoCommit(value);
        }
    }

    /** Whatever the pool's level is. Before the transaction begins. */
    void setReadCommitted() throws SQLException {
        setAutoCommit(true); // to ask would begin a transaction otherwise, and within one nothing can be set
        int before = connection.getTransactionIsolation();
        if (before != Connection.TRANSACTION_READ_COMMITTED) {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            isolation = OptionalInt.of(before);
        }
    }

    /** No transaction is open any more, unless the connection is broken. */
    @Override
    public void close() throws SQLException {
        if (isolation.isPresent()) {
            setAutoCommit(true);
            connection.setTransactionIsolation(isolation.getAsInt());
        }
        setAutoCommit(autoCommit);
        if (patience.isPresent()) {
            connection.setNetworkTimeout(Runnable::run, patience.getAsInt());
        }
    }

    /** What it was before. Empty: there is no network. */
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
