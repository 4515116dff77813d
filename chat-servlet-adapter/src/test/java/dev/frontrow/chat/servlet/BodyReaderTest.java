package dev.frontrow.chat.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyReaderTest {

    private static final int MAX = 1024;

    private final BodyReader bodyReader = new BodyReader(MAX, Duration.ofSeconds(5));

    @Test
    void a_body_up_to_the_limit_is_read() {
        assertThat(read(post().json(" ".repeat(MAX)))).isEqualTo("ok " + MAX);
        assertThat(read(post().json("{\"text\":\"é😀\"}"))).isEqualTo("ok 17");
    }

    @Test
    void a_body_over_the_limit_is_refused_by_what_it_announces() {
        FakeRequest request = post().json("{}").length(MAX + 1).stream(new Unreadable());
        assertThat(read(request)).isEqualTo("BODY_TOO_LARGE");
    }

    @Test
    void what_was_received_is_taken_for_the_body() {
        Exchange exchange = Exchange.of(
                post().json("").length(-1).build(),
                Map.of(),
                new Arrival(new byte[0], false),
                new Delivery(Delivery.DEFAULT_TIMEOUT));
        assertThat(read(exchange.with(Result.accepted("{}".getBytes(StandardCharsets.UTF_8)))))
                .isEqualTo("ok 2");
        assertThat(read(exchange.with(Result.refused(RefusalCode.REQUEST_TIMEOUT))))
                .isEqualTo("REQUEST_TIMEOUT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "application/json;charset=utf-8",
                "application/json; charset=\"UTF-8\"",
                " application/json ; charset=UTF-8 ",
                "application/json;",
                "application/json; charset=utf-8 ;"
            })
    void json_in_utf_8_is_supported(String type) {
        assertThat(read(post().json("{}").header("Content-Type", type))).isEqualTo("ok 2");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "text/plain",
                "text/json",
                "application/jsonx",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/json; charset=iso-8859-1",
                "application/json; charset=utf-16",
                "application/json; boundary=x",
                "application/problem+json",
                "*/*",
                "application/json, text/plain",
                "application/json;;",
                "application/json; charset=",
                "application/json; charset=\"utf-8",
                "application /json"
            })
    void other_media_types_are_not(String type) {
        assertThat(read(post().json("{}").header("Content-Type", type))).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    }

    /** Counted in steps of a second and more: a pattern that goes back over the blanks needs minutes for these. */
    @Test
    @Timeout(10)
    void a_media_type_of_any_length_is_read_once() {
        for (String odd : new String[] {" ", "\t", ";", " ;", "charset=utf-8;", "\""}) {
            String given = "application/json" + odd.repeat(400_000 / odd.length());
            assertThat(read(post().json("{}").header("Content-Type", given + "x")))
                    .isEqualTo("UNSUPPORTED_MEDIA_TYPE");
        }
    }

    @Test
    void a_limit_out_of_its_range_is_refused() {
        assertThatThrownBy(() -> new BodyReader(1023, Duration.ofSeconds(5)))
                .hasMessage("maxBody: 1023 (expected: 1024..1048576)");
        assertThatThrownBy(() -> new BodyReader(MAX, Duration.ofMillis(999)))
                .hasMessage("bodyTimeout: PT0.999S (expected: PT1S..PT1M)");
        assertThatThrownBy(() -> new BodyReader(MAX, Duration.ofMinutes(2)))
                .hasMessageStartingWith("bodyTimeout: PT2M");
    }

    private static FakeRequest post() {
        return FakeRequest.of("POST", "/chat");
    }

    private String read(FakeRequest request) {
        HttpServletRequest built = request.build();
        return read(Exchange.of(built, Map.of(), Arrival.of(built, MAX), new Delivery(Delivery.DEFAULT_TIMEOUT)));
    }

    private String read(Exchange exchange) {
        return bodyReader
                .json(exchange)
                .fold(body -> "ok " + body.length, refusal -> refusal.code().name());
    }

    private static final class Unreadable extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("early EOF");
        }
    }
}
