package dev.frontrow.chat.jdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontrow.chat.jdbc.failure.DatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class DatabaseTest {

    private static final int TIMEOUT = 7_000;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aConnectionGoesBackAsItCame(boolean autoCommit) throws SQLException {
        BarePool pool = new BarePool(autoCommit, TIMEOUT);
        Database database = new Database(pool.dataSource(), Duration.ofSeconds(1));
        BarePool.State before = pool.state();

        assertThat(database.<Integer>read(Connection::getNetworkTimeout)).isEqualTo(1_000);
        assertThat(pool.state()).isEqualTo(before);
        assertThat(database.<Boolean>transaction(Connection::getAutoCommit)).isFalse();
        assertThat(pool.state()).isEqualTo(before);
        assertThat(database.<Boolean>statement(Connection::getAutoCommit)).isTrue();
        assertThat(pool.state()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aConnectionGoesBackAsItCameWhereTheWorkFailed(boolean autoCommit) throws SQLException {
        BarePool pool = new BarePool(autoCommit, TIMEOUT);
        Database database = new Database(pool.dataSource(), Duration.ofSeconds(1));
        BarePool.State before = pool.state();

        assertThatThrownBy(() -> database.read(DatabaseTest::fail)).isInstanceOf(DatabaseException.class);
        assertThat(pool.state()).isEqualTo(before);
        assertThatThrownBy(() -> database.transaction(DatabaseTest::fail)).isInstanceOf(DatabaseException.class);
        assertThat(pool.state()).isEqualTo(before);
        assertThatThrownBy(() -> database.statement(DatabaseTest::fail)).isInstanceOf(SQLException.class);
        assertThat(pool.state()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothingIsLeftOpenForWhoeverHasTheConnectionNext(boolean autoCommit) throws SQLException {
        BarePool pool = new BarePool(autoCommit, TIMEOUT);
        Database database = new Database(pool.dataSource(), Duration.ofSeconds(1));
        database.transaction(connection -> Statements.update(connection, "CREATE TABLE thing (no INTEGER)"));

        database.statement(connection -> Statements.update(connection, "INSERT INTO thing VALUES (1)"));
        pool.real().rollback();
        assertThat(count(database)).isEqualTo(1);
        database.read(connection -> Statements.update(connection, "INSERT INTO thing VALUES (2)"));
        pool.real().rollback();
        assertThat(count(database)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void afterACollisionATransactionIsReadCommitted(boolean autoCommit) throws SQLException {
        BarePool pool = new BarePool(autoCommit, TIMEOUT);
        Database database = new Database(pool.dataSource(), Duration.ofSeconds(1));
        BarePool.State before = pool.state();
        List<Integer> levels = new ArrayList<>();

        database.transaction(connection -> {
            levels.add(connection.getTransactionIsolation());
            if (levels.size() == 1) {
                throw new SQLException("another was faster", "40001");
            }
            return connection.getAutoCommit();
        });
        assertThat(levels)
                .containsExactly(Connection.TRANSACTION_REPEATABLE_READ, Connection.TRANSACTION_READ_COMMITTED);
        assertThat(pool.state()).isEqualTo(before);
    }

    private static long count(Database database) {
        return database.read(connection -> Statements.first(
                        connection, "SELECT count(*) AS found FROM thing", row -> row.getLong("found"))
                .orElseThrow());
    }

    private static Void fail(Connection connection) throws SQLException {
        throw new SQLException("of no use");
    }
}
