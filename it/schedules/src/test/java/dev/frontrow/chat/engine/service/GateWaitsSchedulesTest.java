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
import java.util.List;
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
                PlantedBug.in("chat-core", GateWaits.class)
                        .replacing(
                                "next.remove(key, this); if (hub.has(key.room(), key.user())) {"
                                        + " ask.accept(key.room(), key.user()); }",
                                "next.remove(key, this);"),
                "asked about when the moment has come");
    }

    /** Somebody has gone whom the gate told to wait, and comes back while it is noticed that they have gone. */
    static final class ComingBack implements Scenario {

        /** Later than it takes to notice that somebody has gone. */
        private static final Instant MOMENT = Scene.NOON.plusSeconds(100);

        private static final GateDecision TOO_EARLY =
                GateDecision.closed(GateReason.of("clockwork", "too_early", Requirement.waitUntil(MOMENT)));

        private long nanos;
        private boolean isAsked;
        private Hub hub;
        private GateWaits waits;

        @Override
        public void begin(Run run) {
            List<Executor> loops = List.of(run.executor("loop", 1));
            hub = new Hub(Scene.context(new PlainStore(), Runnable::run, loops, () -> nanos));
            waits = new GateWaits(hub, timer(run.executor("timer", 1)), (room, user) -> ask());
            ask();
            run.strand("request", () -> hub.open(StreamRequest.of(Scene.ROOM, Scene.ADA.id()), false, this::joining));
        }

        private void ask() {
            if (hub.now().isBefore(MOMENT)) {
                waits.decided(Scene.ROOM, Scene.ADA, TOO_EARLY);
            } else {
                isAsked = true;
            }
        }

        private Result<UserState> joining(RoomState room) {
            ask();
            RateLimit limit = RateLimit.perSeconds(10, 30);
            return Result.accepted(new UserState(
                    Scene.ADA,
                    new Capabilities(true, true, false, false),
                    Optional.of(TOO_EARLY),
                    new RateState(limit, 10, Duration.ZERO),
                    null,
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
            assertThat(isAsked).as("asked about when the moment has come").isTrue();
        }
    }
}
