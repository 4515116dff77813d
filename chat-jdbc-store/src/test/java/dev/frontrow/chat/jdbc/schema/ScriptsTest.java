package dev.frontrow.chat.jdbc.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontrow.chat.jdbc.H2;
import dev.frontrow.chat.jdbc.failure.DatabaseException;
import dev.frontrow.chat.jdbc.sql.Database;
import dev.frontrow.chat.jdbc.sql.Statements;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class ScriptsTest {

    @Test
    void whereTheLockIsNoTransactionsOneConnectionIsEnoughForAScriptOutsideOfOne() throws SQLException {
        JdbcConnectionPool pool =
                JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        pool.setMaxConnections(1);
        pool.setLoginTimeout(1);

        new Scripts("things", "things_schema", "things/", List.of("V1__things.sql", "V2__things.sql"))
                .migrate(pool, Duration.ofSeconds(10));

        Database database = new Database(pool, Duration.ofSeconds(5));
        List<String> words = database.read(
                connection -> Statements.list(connection, "SELECT word FROM things", row -> row.getString("word")));
        assertThat(words).isEmpty();
        assertThat(pool.getActiveConnections()).isZero();
    }

    @Test
    void aScriptThatFailsOnAConnectionThatDiesIsToldAsTheFailureOfTheScript() {
        DataSource real = H2.inMemory();
        DataSource pool = (DataSource) Proxy.newProxyInstance(
                ScriptsTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (self, method, arguments) -> dying(real.getConnection()));
        Scripts scripts = new Scripts("things", "things_schema", "broken/", List.of("V1__things.sql"));

        assertThatThrownBy(() -> scripts.migrate(pool, Duration.ofSeconds(10)))
                .isInstanceOf(DatabaseException.class)
                .cause()
                .hasMessageContaining("NOWHERE");
    }

    /** Whoever lets each statement commit by itself cannot take that back. */
    private static Connection dying(Connection real) {
        AtomicBoolean isDying = new AtomicBoolean();
        return (Connection) Proxy.newProxyInstance(
                ScriptsTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    if (method.getName().equals("setAutoCommit")) {
                        boolean value = (boolean) arguments[0];
                        if (isDying.get() && !value) {
                            throw new SQLException("planned: the connection is dead");
                        }
                        isDying.set(value);
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
