package dev.frontrow.chat.jdbc.retention;

import dev.frontrow.chat.jdbc.sql.Database;
import dev.frontrow.chat.jdbc.sql.Dialect;
import java.sql.SQLException;
import java.sql.Statement;

/** Changes stored data, in steps so small that they do not delay writers. */
public record Upkeep(Database database, Dialect dialect) {

    public <T> T read(Database.Work<T> work) {
        return database.read(work);
    }

    /** One step, in its own transaction, that locks only the rows it changes. */
    public <T> T step(Database.Work<T> work) {
        return database.transaction(connection -> {
            if (dialect == Dialect.MARIADB) {
                lockRowsOnly(connection.createStatement());
            }
            return work.with(connection);
        });
    }

    /**
     * For this transaction only. Otherwise it would lock every row it reads, and the gap after a range too, where
     * others append.
     */
    private static void lockRowsOnly(Statement statement) throws SQLException {
        try (statement) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL READ COMMITTED");
        }
    }
}
