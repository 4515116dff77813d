package dev.frontrow.chat.engine.service;

import static dev.frontrow.it.schedules.Explored.allSchedulesHold;
import static dev.frontrow.it.schedules.Explored.isFound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.PlainStore;
import dev.frontrow.chat.Scene;
import dev.frontrow.chat.engine.hub.Hub;
import dev.frontrow.chat.gate.GateDecision;
import dev.frontrow.chat.gate.GateReason;
import dev.frontrow.chat.gate.Requirement;
import dev.frontrow.chat.limit.RateLimit;
import dev.frontrow.chat.limit.RateState;
import dev.frontrow.chat.log.RoomState;
import dev.frontrow.chat.result.Capabilities;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.result.UserState;
import dev.frontrow.chat.transport.StreamRequest;
import dev.frontrow.it.schedules.Explorer;
import dev.frontrow.it.schedules.PlantedBug;
import dev.frontrow.it.schedules.Run;
import dev.frontrow.it.schedules.Scenario;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GateWaitsSchedulesTest {

    private static final Explorer EXPLORER = Explorer.of(ComingBack.class, GateWaits.class);

    @Test
    void who_comes_back_while_their_wait_is_forgotten_is_asked_about_when_the_moment_has_come() throws Exception {
        allSchedulesHold(EXPLORER);
    }

    @Test
    void a_wait_that_is_forgotten_without_another_look_is_noticed() throws Exception {
        isFound(
                EXPLORER,
                PlantedBug.in("chat-core", GateWaits.class).replacing("TODO", "TODO"),
                "asked about since they came back");
    }

    /** Somebody has gone whom the gate told to wait, and comes back while it is noticed that they have gone. */
    static final class ComingBack implements Scenario {

        /** Later than it takes to notice that somebody has gone. */
        private static final Instant MOMENT = Scene.NOON.plusSeconds(100);

        private static final GateDecision TOO_EARLY =
                GateDecision.closed(GateReason.of("clockwork", "too_early", Requirement.waitUntil(MOMENT)));

        private long nanos;
        private int asked;
        private GateWaits waits;

        @Override
        public void begin(Run run) {
            Hub hub = new Hub(Scene.context(new PlainStore(), Runnable::run, () -> nanos));
            waits = new GateWaits(hub, timer(run.executor("timer", 1)), (room, user) -> asked++);
            waits.decided(Scene.ROOM, Scene.ADA, TOO_EARLY);
            run.strand("request", () -> hub.open(
                            StreamRequest.of(Scene.ROOM, Scene.ADA.id()), false, room -> joining(hub, room))
                    .isAccepted());
        }

        private Result<UserState> joining(Hub hub, RoomState room) {
            waits.decided(Scene.ROOM, Scene.ADA, TOO_EARLY);
            RateLimit limit = RateLimit.perSeconds(10, 30);
            return Result.accepted(new UserState(
                    Scene.ADA,
                    new Capabilities(true, true, false),
                    Optional.of(TOO_EARLY),
                    new RateState(limit, 10, Duration.ZERO),
                    null,
                    500,
                    room,
                    1,
                    hub.now()));
        }

        /** Time goes on to the moment when a task is due. */
        private ScheduledExecutorService timer(Executor executor) {
            return (ScheduledExecutorService) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {ScheduledExecutorService.class},
                    (proxy, method, arguments) -> {
                        assertThat(method.getName()).isEqualTo("schedule");
                        long due = nanos + ((TimeUnit) arguments[2]).toNanos((long) arguments[1]);
                        executor.execute(() -> {
                            nanos = Math.max(nanos, due);
                            ((Runnable) arguments[0]).run();
                        });
                        return null;
                    });
        }

        @Override
        public void check() {
            assertThat(asked).as("how often they were asked about since they came back").isEqualTo(1);
        }
    }
}
