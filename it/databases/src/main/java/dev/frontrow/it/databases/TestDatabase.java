package dev.frontrow.it.databases;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A real database that is empty at first, belongs to whoever made it, and is gone when closed. Any thread. */
public interface TestDatabase extends AutoCloseable {

    /** What it is, such as {@code PostgreSQL}. */
    String name();

    /** The JDBC URL. */
    String url();

    /** The user, who may do anything. */
    String user();

    /** The password of that user. */
    String password();

    /** A pool (HikariCP) that waits at most 2 s for a connection; it is closed with the database. */
    DataSource pool(int size);

    /** A connection outside any pool; the caller closes it. */
    default Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), user(), password());
    }

    @Override
    void close();
}
