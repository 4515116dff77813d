package dev.frontrow.chat.jdbc;

import java.sql.SQLException;
import java.sql.Statement;

/** Changes to what is stored already, in steps so small that those who write to the rooms do not notice. */
record Upkeep(Database database, Product product) {

    <T> T read(Database.Work<T> work) {
        return database.read(work);
    }

    /** One step, in a transaction of its own, that locks no more than the rows it changes. */
    <T> T step(Database.Work<T> work) {
        return database.transaction(connection -> {
            if (product == Product.MARIADB) {
                lockRowsOnly(connection.createStatement());
            }
            return work.with(connection);
        });
    }

    /** For this transaction alone. Otherwise it would lock whatever it looks at, and the gap behind a range too, which is where others append. */
    private static void lockRowsOnly(Statement statement) throws SQLException {
        try (statement) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL READ COMMITTED");
        }
    }
}
