package dev.frontrow.it.engine;

import static dev.frontrow.it.engine.ChatFixture.ROOM;
import static dev.frontrow.it.engine.ChatFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.limit.RateLimit;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.result.Sent;
import dev.frontrow.chat.settings.ChatSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class ExactnessTest {

    private final ExecutorService threads = Executors.newFixedThreadPool(32);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private <T> List<T> atOnce(int times, IntFunction<T> call) throws Exception {
        List<Callable<T>> calls = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            int number = i;
            calls.add(() -> call.apply(number));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> future : threads.invokeAll(calls)) {
            results.add(future.get());
        }
        return results;
    }

    @Test
    void of_a_thousand_sends_of_one_user_at_once_exactly_ten_pass() throws Exception {
        try (ChatFixture fixture = new ChatFixture()) {
            List<Result<Sent>> results = atOnce(1000, i -> fixture.trySend("ada", "message " + i));

            assertThat(results).filteredOn(ExactnessTest::isAccepted).hasSize(10);
            assertThat(results)
                    .filteredOn(result -> !isAccepted(result))
                    .allMatch(result -> ChatFixture.refused(result) == RefusalCode.RATE_LIMITED);
        }
    }

    @Test
    void of_a_hundred_sends_with_one_key_at_once_there_is_one_message_and_one_answer() throws Exception {
        try (ChatFixture fixture = new ChatFixture()) {
            List<Result<Sent>> results = atOnce(100, i -> untilSettled(fixture));

            assertThat(results)
                    .allMatch(ExactnessTest::isAccepted)
                    .extracting(result -> ChatFixture.accepted(result).message().id())
                    .containsOnly(ChatFixture.accepted(results.get(0)).message().id());
            assertThat(results)
                    .filteredOn(result -> !ChatFixture.accepted(result).repeated())
                    .hasSize(1);
            assertThat(fixture.observer.accepted()).hasSize(1);
        }
    }

    private static Result<Sent> untilSettled(ChatFixture fixture) {
        while (true) {
            Result<Sent> result = fixture.trySend("ada", "once", "key");
            boolean inProgress =
                    result.fold(sent -> false, refusal -> refusal.code() == RefusalCode.REQUEST_IN_PROGRESS);
            if (!inProgress) {
                return result;
            }
            Thread.onSpinWait();
        }
    }

    @RepeatedTest(20)
    void after_the_host_said_that_the_credit_is_gone_nothing_more_is_accepted() throws Exception {
        try (ChatFixture fixture = new ChatFixture(manyMessages())) {
            assertNothingIsAcceptedAfter(fixture, () -> {
                fixture.wallet.set(user("ada"), 0);
                fixture.chat.userChanged(user("ada"));
            });
        }
    }

    @RepeatedTest(20)
    void after_a_ban_returned_nothing_more_is_accepted() throws Exception {
        try (ChatFixture fixture = new ChatFixture(manyMessages())) {
            assertNothingIsAcceptedAfter(
                    fixture, () -> fixture.moderate("mo", new ModerationAction.Ban(user("ada"), null)));
        }
    }

    private static ChatSettings.Builder manyMessages() {
        return ChatSettings.builder().gateTimeout(Duration.ofSeconds(10)).rate(RateLimit.perSeconds(1_000_000, 30));
    }

    /** A storm of sends, the change in the middle of it, and the head of the log before and long after. */
    private void assertNothingIsAcceptedAfter(ChatFixture fixture, Runnable change) throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger sent = new AtomicInteger();
        List<Future<?>> storm = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            storm.add(threads.submit(() -> {
                while (!stop.get()) {
                    fixture.trySend("ada", "storm");
                    sent.incrementAndGet();
                }
            }));
        }
        while (fixture.observer.accepted().size() < 50) {
            Thread.onSpinWait();
        }
        change.run();
        long headWhenItReturned = head(fixture);
        int sentThen = sent.get();
        while (sent.get() < sentThen + 200) {
            Thread.onSpinWait();
        }
        stop.set(true);
        for (Future<?> one : storm) {
            one.get();
        }
        assertThat(head(fixture)).isEqualTo(headWhenItReturned);
    }

    private static long head(ChatFixture fixture) {
        return ChatFixture.accepted(fixture.chat.userState(ROOM, user("bob")))
                .position()
                .seq();
    }

    private static boolean isAccepted(Result<Sent> result) {
        return result.fold(sent -> true, refusal -> false);
    }
}
