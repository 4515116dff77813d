package dev.frontrow.chat.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.engine.send.PartsForTests;
import dev.frontrow.chat.gate.Gate;
import dev.frontrow.chat.gate.GateDecision;
import dev.frontrow.chat.limit.WindowRateLimiter;
import dev.frontrow.chat.moderation.ContentFilter;
import dev.frontrow.chat.settings.ChatSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.Test;

class HostCallsTest {

    private static Duration longestRequest(Gate gate, ChatSettings.Builder settings) {
        ExecutorService unused = ForkJoinPool.commonPool();
        return HostCalls.of(
                        new ChatComponents.Parts(
                                (room, user) -> Optional.empty(), gate, new WindowRateLimiter(), ContentFilter.none()),
                        PartsForTests.env(settings.build(), () -> 0),
                        new ChatComponents.HostThreads(
                                unused, unused, unused, unused, unused, unused, new ScheduledThreadPoolExecutor(0)))
                .longestRequest();
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
        assertThat(longest).isEqualTo(Duration.ofSeconds(2 * 1 + 2 * 10 + 2 * 5));
    }
}
