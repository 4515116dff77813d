package dev.frontrow.chat.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.testkit.TestDirectory;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a client says is read in a time that grows with its length: thirty times what a container lets through takes
 * milliseconds, and minutes if it grew with the square.
 */
class LinearReadingTest {

    private static final int LENGTH = 1 << 18;

    /** Of a processor's time, which a busy machine does not lengthen. */
    private static final Duration ENOUGH = Duration.ofSeconds(10);

    /** Until nobody waits for it any more. */
    private static final Duration AT_MOST = Duration.ofSeconds(90);

    private final SigningKeys keys = SigningKeys.random();
    private final Chat chat = Chat.builder(MemoryChatStore.create(), new TestDirectory().with("ada", Role.VIEWER))
            .build();
    private final ChatServlet servlet = ChatServlet.builder(chat)
            .users(request -> Optional.of(new UserId("ada")))
            .keys(keys)
            .allowOrigin("https://www.example.org")
            .maxBody(1 << 20)
            .build();

    @AfterEach
    void close() {
        chat.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ", "\t", ";", "=", "\"", ".", "-", "/", ":", "&", "%", "%2", "+", ",", "a", "a.", " ;", "0", "é"
            })
    void headers_paths_queries_and_bodies_are_read_once(String filler) {
        String longOne = filler.repeat(LENGTH / filler.length());
        assertTimeoutPreemptively(AT_MOST, () -> {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (String header : new String[] {
                "Content-Type", "Authorization", "Origin", "Sec-Fetch-Site", "Host", "Last-Event-ID", "Idempotency-Key"
            }) {
                for (String value : new String[] {
                    longOne,
                    longOne + "x",
                    "application/json" + longOne + "x",
                    "Bearer " + longOne,
                    "https://" + longOne
                }) {
                    answered(send().header(header, value));
                    answered(FakeRequest.of("POST", "/streams/r1/chat/token")
                            .header("Origin", "https://www.example.org")
                            .header(header, value));
                }
            }
            answered(FakeRequest.of("GET", "/chat").query(longOne + "=x"));
            answered(FakeRequest.of("GET", "/chat").query("token=" + longOne));
            answered(read("limit=" + longOne));
            answered(read("before=" + longOne));
            answered(FakeRequest.of("GET", "/streams/" + longOne + "/messages"));
            answered(FakeRequest.of("GET", "/streams/r1/" + longOne));
            answered(send().json("{\"text\":\"" + longOne.substring(0, LENGTH / 4) + "\"}"));
            long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
            assertThat(Duration.ofNanos(took)).isLessThan(ENOUGH);
        });
    }

    private FakeRequest send() {
        return FakeRequest.of("POST", "/streams/r1/messages")
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .body("{\"text\":\"hi\"}".getBytes(StandardCharsets.UTF_8));
    }

    private FakeRequest read(String query) {
        return FakeRequest.of("GET", "/streams/r1/messages")
                .header("Authorization", "Bearer " + token())
                .query(query);
    }

    private String token() {
        return new Tokens(keys, TokenLifetimes.DEFAULT, InstantSource.system())
                .issue(
                        TokenType.CHAT_TOKEN,
                        new UserId("ada"),
                        new RoomId("r1"),
                        Instant.now().truncatedTo(ChronoUnit.MICROS))
                .value();
    }

    /** By whatever status: what counts is that it is. */
    private void answered(FakeRequest request) {
        FakeResponse response = new FakeResponse();
        servlet.service(request.build(), response.build());
        assertThat(response.status).isBetween(200, 499);
    }
}
