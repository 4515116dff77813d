package dev.frontrow.it.jdbc.nodes;

import dev.frontrow.it.databases.MariaDbServer;
import dev.frontrow.it.databases.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/** Has one message in twenty wait while it is inserted, with all that its transaction has locked by then. */
final class Slowness {

    /** How long one waits. */
    static final Duration WAIT = Duration.ofMillis(300);

    private static final List<String> POSTGRES =
            List.of("""
            CREATE FUNCTION late() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF random() < 0.05 THEN
                PERFORM pg_sleep(0.3);
              END IF;
              RETURN NEW;
            END $$
            """, "CREATE TRIGGER late BEFORE INSERT ON frontrow_message FOR EACH ROW EXECUTE FUNCTION late()");

    private static final List<String> MARIADB = List.of("""
            CREATE TRIGGER late BEFORE INSERT ON frontrow_message FOR EACH ROW
            BEGIN
              IF RAND() < 0.05 THEN
                DO SLEEP(0.3);
              END IF;
            END
            """);

    private Slowness() {}

    static void on(TestDatabase database) throws SQLException {
        execute(database, database instanceof MariaDbServer ? MARIADB : POSTGRES);
    }

    private static void execute(TestDatabase database, List<String> statements) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
