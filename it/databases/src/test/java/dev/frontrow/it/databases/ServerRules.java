package dev.frontrow.it.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What accidents do to a server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
abstract class ServerRules {

    private DatabaseServer server;

    abstract DatabaseServer launch();

    @BeforeAll
    void start() {
        server = launch();
    }

    @AfterAll
    void stop() {
        server.close();
        assertThat(ProcessHandle.current().descendants()).noneMatch(this::isServer);
    }

    private boolean isServer(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> Stream.of("postgres", "mariadbd").anyMatch(command::endsWith))
                .isPresent();
    }

    @Test
    void whatWasCommittedSurvivesAKillAndWhatWasNotIsGone() throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (n INT)");
            statement.execute("INSERT INTO t VALUES (1)");
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO t VALUES (2)");
            server.kill();
            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
        }
        assertThatThrownBy(server::connect).isInstanceOf(SQLException.class);
        String url = server.url();
        server.restart();
        assertThat(server.url()).isEqualTo(url);
        try (Connection connection = server.connect()) {
            assertThat(number(connection, "SELECT SUM(n) FROM t")).isEqualTo(1);
        }
    }

    @Test
    void aKillLeavesNoProcess() {
        assertThat(ProcessHandle.current().descendants()).anyMatch(this::isServer);
        server.kill();
        assertThat(ProcessHandle.current().descendants()).noneMatch(this::isServer);
        server.restart();
    }

    @Test
    void aPoolWorksAgainAfterARestart() throws SQLException {
        DataSource pool = server.pool(2);
        try (Connection connection = pool.getConnection()) {
            assertThat(number(connection, "SELECT 1")).isEqualTo(1);
        }
        server.restart();
        assertThat(CompletableFuture.supplyAsync(() -> firstAnswer(pool))).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void aServerThatIsPausedAnswersWhenItIsResumed() throws Exception {
        try (Connection connection = server.connect()) {
            server.pause();
            CompletableFuture<Long> answer = CompletableFuture.supplyAsync(() -> number(connection, "SELECT 7"));
            assertThatThrownBy(() -> answer.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            server.resume();
            assertThat(answer).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(7L);
        }
    }

    @Test
    void aServerThatIsPausedCanBeKilled() throws SQLException {
        server.pause();
        server.kill();
        server.restart();
        try (Connection connection = server.connect()) {
            assertThat(number(connection, "SELECT 1")).isEqualTo(1);
        }
    }

    /** The pool finds out about each of its dead connections by using it. */
    private static long firstAnswer(DataSource pool) {
        for (int i = 0; i < 10; i++) {
            try (Connection connection = pool.getConnection()) {
                return number(connection, "SELECT 1");
            } catch (SQLException | IllegalStateException e) {
                assertThat(e).hasStackTraceContaining("SQL");
            }
        }
        throw new AssertionError("no answer in ten tries");
    }

    static long number(Connection connection, String query) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
