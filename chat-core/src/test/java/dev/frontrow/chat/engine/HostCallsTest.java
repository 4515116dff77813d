package dev.frontrow.chat.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.Given;
import dev.frontrow.chat.engine.send.PartsForTests;
import dev.frontrow.chat.gate.Facts;
import dev.frontrow.chat.gate.Gate;
import dev.frontrow.chat.gate.GateDecision;
import dev.frontrow.chat.gate.GateReason;
import dev.frontrow.chat.gate.GateRequest;
import dev.frontrow.chat.gate.Money;
import dev.frontrow.chat.gate.Requirement;
import dev.frontrow.chat.gate.UserFacts;
import dev.frontrow.chat.limit.WindowRateLimiter;
import dev.frontrow.chat.moderation.ContentFilter;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.settings.ChatSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HostCallsTest {

    private static Duration longestRequest(Gate gate, ChatSettings.Builder settings) {
        return calls(gate, settings).longestRequest();
    }

    private static HostCalls calls(Gate gate, ChatSettings.Builder settings) {
        return calls(gate, Facts.none(), settings);
    }

    private static HostCalls calls(Gate gate, Facts facts, ChatSettings.Builder settings) {
        ExecutorService any = ForkJoinPool.commonPool();
        return HostCalls.of(
                new ChatComponents.Parts(
                        (room, user) -> Optional.empty(), gate, facts, new WindowRateLimiter(), ContentFilter.none()),
                PartsForTests.env(settings.build(), () -> 0),
                new ChatComponents.HostThreads(any, any, any, any, any, any, any, new ScheduledThreadPoolExecutor(0)));
    }

    /** What no gate should do. */
    enum Nonsense implements Gate {
        NO_ANSWER(() -> null),
        EXCEPTION(() -> {
            throw new IllegalStateException("planned");
        }),
        ERROR(() -> {
            throw new NoClassDefFoundError("planned");
        }),
        ENDLESS(() -> {
            throw new StackOverflowError("planned");
        }),
        NO_REASON(() -> GateDecision.closed(List.of())),
        BAD_NAME(() -> closed(Requirement.custom("Level\r\n", Map.of()))),
        TOO_LONG(() -> closed(Requirement.custom("level", Map.of("title", "x".repeat(10_000))))),
        OF_ANOTHER_UNIT(() -> closed(Requirement.balance(new Money(1, "EUR"), new Money(0, "GEM")))),
        NEVER(() -> closed(Requirement.waitUntil(Instant.MAX)));

        private final Supplier<GateDecision> answer;

        Nonsense(Supplier<GateDecision> answer) {
            this.answer = answer;
        }

        private static GateDecision closed(Requirement requirement) {
            return GateDecision.closed(GateReason.of("gate", "closed", requirement));
        }

        @Override
        public GateDecision decide(GateRequest request) {
            return answer.get();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_gate_that_answers_with_nonsense_is_closed(Nonsense gate) {
        GateRequest request = GateRequest.of(Given.ROOM, Given.ADA, GateRequest.Action.SEND, Given.NOON);
        for (Gate asked : List.of(gate, Gate.allOf(Gate.open(), gate))) {
            Result<GateDecision> result = calls(asked, ChatSettings.builder().gateTimeout(Duration.ofSeconds(10)))
                    .gate()
                    .ask(Given.ROOM, part -> part.decide(request));
            assertThat(result)
                    .isEqualTo(Result.refused(Refusal.retryable(RefusalCode.GATE_UNAVAILABLE, Duration.ofSeconds(2))));
        }
    }

    @Test
    void an_action_asks_the_directory_twice_and_the_store_three_times() {
        Duration longest = longestRequest(
                Gate.open(),
                ChatSettings.builder().directoryTimeout(Duration.ofSeconds(10)).storeTimeout(Duration.ofSeconds(5)));
        assertThat(longest).isEqualTo(Duration.ofSeconds(2 * 2 * 10 + 3 * 5 + 1));
    }

    @Test
    void a_send_asks_the_gate_too() {
        Duration longest = longestRequest(
                request -> GateDecision.open(),
                ChatSettings.builder()
                        .directoryTimeout(Duration.ofSeconds(1))
                        .gateTimeout(Duration.ofSeconds(10))
                        .storeTimeout(Duration.ofSeconds(5)));
        assertThat(longest).isEqualTo(Duration.ofSeconds(2 * 1 + 2 * 10 + 3 * 5));
    }

    @Test
    void a_send_asks_for_facts_too_where_somebody_knows_any() {
        ChatSettings.Builder settings = ChatSettings.builder()
                .directoryTimeout(Duration.ofSeconds(1))
                .factsTimeout(Duration.ofSeconds(10))
                .storeTimeout(Duration.ofSeconds(5));
        assertThat(calls(Gate.open(), request -> UserFacts.unknown(), settings).longestRequest())
                .isEqualTo(Duration.ofSeconds(2 * 1 + 2 * 2 * 10 + 3 * 5));
    }
}
