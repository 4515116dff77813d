package dev.frontrow.chat.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.frontrow.chat.jdbc.retention.PruneTimer;
import dev.frontrow.chat.jdbc.retention.Pruner;
import dev.frontrow.chat.jdbc.retention.PurgeUpkeep;
import dev.frontrow.chat.jdbc.retention.Upkeep;
import dev.frontrow.chat.jdbc.sql.Database;
import dev.frontrow.chat.jdbc.sql.Dialect;
import dev.frontrow.chat.jdbc.table.PurgeTable;
import dev.frontrow.chat.testkit.ManualTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

class RetentionSettingsTest {

    private record Task(Runnable run, Duration delay) {}

    private final Deque<Task> later = new ArrayDeque<>();

    @Test
    void boundsThatMakeNoSenseAreRefused() {
        Retention everything = Retention.keepAll();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> everything.messagesFor(Duration.ofSeconds(59)))
                .withMessage("messagesFor: PT59S (expected: >= PT1M)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> everything.messagesPerRoom(0))
                .withMessage("messagesPerRoom: 0 (expected: >= 1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> everything.auditFor(Duration.ofDays(1)))
                .withMessage("auditFor: PT24H (expected: >= PT48H)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcChatStore.builder(H2.inMemory()).pruneEvery(Duration.ofMillis(999)))
                .withMessage("pruneEvery: PT0.999S (expected: PT1S..PT168H)");
    }

    @Test
    void boundsAreSetOneByOne() {
        assertThat(Retention.keepAll()
                        .messagesFor(Duration.ofDays(1))
                        .messagesPerRoom(10)
                        .auditFor(Duration.ofDays(3)))
                .isEqualTo(new Retention(Duration.ofDays(1), 10, Duration.ofDays(3)));
    }

    @Test
    void itPrunesAgainAndAgainAfterHalfToOneAndAHalfOfThePeriodAlsoWhenItFailed() {
        ManualTime time = new ManualTime();
        Database database = new Database(H2.inMemory(), Database.DEFAULT_TIMEOUT);
        Upkeep upkeep = new Upkeep(database, Dialect.H2);
        Pruner withoutTables =
                new Pruner(upkeep, new PurgeUpkeep(upkeep, new PurgeTable()), Retention.keepAll()::boundsAt, time);
        double[] random = {0, 0.5, 0.999};
        int[] asked = {0};
        new PruneTimer(
                        withoutTables,
                        Duration.ofMinutes(10),
                        (run, delay) -> later.add(new Task(run, delay)),
                        () -> random[asked[0]++])
                .start();
        assertThat(later.peek().delay()).isEqualTo(Duration.ofMinutes(5));
        later.poll().run().run();
        assertThat(later.peek().delay()).isEqualTo(Duration.ofMinutes(10));
        later.poll().run().run();
        assertThat(later.peek().delay()).isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15));
    }
}
