package dev.frontrow.chat.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.testkit.TestDirectory;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Thousands of streams that are sent away at the same moment must not come back at the same moment. */
class StreamRetryTest {

    private static final int STREAMS = 1000;

    private static final Pattern RETRY = Pattern.compile("^retry: (\\d+)\n", Pattern.MULTILINE);

    @ParameterizedTest
    @CsvSource({
        "DRAINING,draining,2000,8000",
        "OVERLOADED,overloaded,2000,8000",
        "STORE_UNAVAILABLE,store_unavailable,2000,8000",
        "HOST_UNAVAILABLE,overloaded,2000,8000",
        "INTERNAL,overloaded,2000,8000",
        "SERVER_MISCONFIGURED,misconfigured,2000,5000"
    })
    void streams_that_are_refused_come_back_spread_over_the_whole_span(
            RefusalCode code, String reason, int from, int to) throws IOException {
        try (Chat chat =
                Chat.builder(MemoryChatStore.create(), new TestDirectory()).build()) {
            Tokens tokens = new Tokens(SigningKeys.random(), TokenLifetimes.DEFAULT, InstantSource.system());
            Authenticator authenticator = new Authenticator(tokens, chat::isSignedOut);
            StreamEndpoint endpoint =
                    new StreamEndpoint(chat, authenticator, tokens, new AsyncSupport(), StreamCoding.none());
            IntSummaryStatistics retries = new IntSummaryStatistics();
            int[] tenths = new int[10];
            for (int i = 0; i < STREAMS; i++) {
                int retry = retry(endpoint, code, reason);
                retries.accept(retry);
                tenths[Math.min(9, (retry - from) * 10 / (to - from))]++;
            }
            assertThat(retries.getMin()).isGreaterThanOrEqualTo(from);
            assertThat(retries.getMax()).isLessThanOrEqualTo(to);
            // A hundred each on average; that chance puts fewer than 40 into one is less likely than one in a billion.
            assertThat(Arrays.stream(tenths).min().orElseThrow()).isGreaterThan(40);
        }
    }

    private static int retry(StreamEndpoint endpoint, RefusalCode code, String reason) throws IOException {
        FakeResponse response = new FakeResponse();
        endpoint.refused(Refusal.of(code)).sendAtOnce(response.build());
        assertThat(response.body()).contains("\"reason\":\"" + reason + "\"");
        Matcher retry = RETRY.matcher(response.body());
        assertThat(retry.find()).isTrue();
        return Integer.parseInt(retry.group(1));
    }
}
