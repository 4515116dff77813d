package dev.frontrow.chat.engine.calls;

import static dev.frontrow.it.schedules.Explored.allSchedulesHold;
import static dev.frontrow.it.schedules.Explored.isFound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.Scene;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.result.Result;
import dev.frontrow.it.schedules.Explorer;
import dev.frontrow.it.schedules.PlantedBug;
import dev.frontrow.it.schedules.Points;
import dev.frontrow.it.schedules.Run;
import dev.frontrow.it.schedules.Scenario;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class InFlightSchedulesTest {

    private static final Explorer CLOSING = Explorer.of(Closing.class, InFlight.class);
    private static final Explorer REPEATING = Explorer.of(Repeating.class, InFlight.class);

    @Test
    void nothing_is_under_way_after_a_close() throws Exception {
        allSchedulesHold(CLOSING);
    }

    @Test
    void a_key_is_under_way_once_until_its_commit_is_over() throws Exception {
        allSchedulesHold(REPEATING);
    }

    @Test
    void a_request_that_looks_before_it_can_be_seen_is_noticed() throws Exception {
        isFound(
                CLOSING,
                PlantedBug.in("chat-core", InFlight.class)
                        .replacing("running.add(mine); Key claimed", "Key claimed")
                        .replacing(
                                "{ return draining(); } return isFirst",
                                "{ return draining(); } running.add(mine); return isFirst"),
                "closed, and still something begins");
    }

    @Test
    void a_key_that_is_given_up_before_its_commit_is_over_is_noticed() throws Exception {
        isFound(
                REPEATING,
                PlantedBug.in("chat-core", InFlight.class)
                        .replacing(
                                "mine.commit.whenComplete(", "CompletableFuture.completedFuture(null).whenComplete("),
                "commits of one key at once");
    }

    /** A chat is closed while a request comes. */
    static final class Closing implements Scenario {

        private final InFlight inFlight = new InFlight();
        private boolean isClosed;

        @Override
        public void begin(Run run) {
            run.strand(
                    "request",
                    () -> inFlight.during(Scene.ROOM, Scene.ADA.id(), null, running -> {
                        assertThat(isClosed)
                                .as("closed, and still something begins")
                                .isFalse();
                        Points.point("in the middle of a request");
                        assertThat(isClosed)
                                .as("closed, and still something goes on")
                                .isFalse();
                        return Result.accepted("sent");
                    }));
            run.strand("host", () -> {
                assertThat(inFlight.close(Duration.ofSeconds(1))).isTrue();
                isClosed = true;
                return null;
            });
        }

        @Override
        public void check() {
            assertThat(isClosed).isTrue();
        }
    }

    /** A client repeats itself while the commit of its first try is on its way. */
    static final class Repeating implements Scenario {

        private final InFlight inFlight = new InFlight();
        private final IdempotencyKey key = new IdempotencyKey(Scene.ADA.id(), "k1", "f1");
        private int committing;

        @Override
        public void begin(Run run) {
            Executor store = run.executor("store", 1);
            run.strand("first try", () -> send(store));
            run.strand("second try", () -> send(store));
        }

        private Result<String> send(Executor store) {
            return inFlight.during(Scene.ROOM, Scene.ADA.id(), key, running -> {
                assertThat(++committing).as("commits of one key at once").isEqualTo(1);
                CompletableFuture<Void> commit = new CompletableFuture<>();
                store.execute(() -> {
                    committing--;
                    commit.complete(null);
                });
                running.holdUntil(commit);
                return Result.accepted("sent");
            });
        }

        @Override
        public void check() throws InterruptedException {
            assertThat(inFlight.close(Duration.ZERO)).isTrue();
        }
    }
}
