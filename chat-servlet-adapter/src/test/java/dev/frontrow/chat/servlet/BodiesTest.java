package dev.frontrow.chat.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodiesTest {

    private static final int MAX = 1024;

    private final Bodies bodies = new Bodies(MAX);

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
    void a_body_over_the_limit_is_refused_by_what_comes() {
        assertThat(read(post().json(" ".repeat(MAX + 1)).length(-1))).isEqualTo("BODY_TOO_LARGE");
        assertThat(read(post().json(" ".repeat(MAX + 1)).length(2))).isEqualTo("BODY_TOO_LARGE");
    }

    @Test
    void no_more_is_read_than_it_takes_to_know() {
        CountingStream endless = new CountingStream();
        assertThat(read(post().json("").length(-1).stream(endless))).isEqualTo("BODY_TOO_LARGE");
        assertThat(endless.count).isEqualTo(MAX + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "application/json;charset=utf-8",
                "application/json; charset=\"UTF-8\"",
                " application/json ; charset=UTF-8 "
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
                "application/json, text/plain"
            })
    void other_media_types_are_not(String type) {
        assertThat(read(post().json("{}").header("Content-Type", type))).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void bytes_that_are_no_utf_8_are_malformed() {
        byte[][] bad = {
            {'"', (byte) 0xFF, '"'},
            {'"', (byte) 0xC0, (byte) 0x80, '"'},
            {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'},
            {(byte) 0xE2, (byte) 0x82}
        };
        for (byte[] bytes : bad) {
            assertThat(read(post().json("").body(bytes))).isEqualTo("MALFORMED");
        }
    }

    @Test
    void utf_16_does_not_pass_for_utf_8() {
        assertThat(read(post().json("").body("{}".getBytes(StandardCharsets.UTF_16LE))))
                .isEqualTo("MALFORMED");
        assertThat(read(post().json("").body("{}".getBytes(StandardCharsets.UTF_16))))
                .isEqualTo("MALFORMED");
    }

    @Test
    void a_body_that_breaks_off_is_malformed_whatever_the_container_throws() {
        assertThat(read(post().json("").length(10).stream(new Unreadable()))).isEqualTo("MALFORMED");
        assertThat(read(post().json("").length(10).stream(new Odd()))).isEqualTo("MALFORMED");
    }

    @Test
    void a_limit_out_of_its_range_is_refused() {
        assertThatThrownBy(() -> new Bodies(1023)).hasMessage("maxBody: 1023 (expected: 1024..1048576)");
    }

    private static FakeRequest post() {
        return FakeRequest.of("POST", "/chat");
    }

    private String read(FakeRequest request) {
        return bodies.json(request.build())
                .fold(body -> "ok " + body.length, refusal -> refusal.code().name());
    }

    private static final class CountingStream extends InputStream {
        long count;

        @Override
        public int read() {
            count++;
            return ' ';
        }
    }

    private static final class Unreadable extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("early EOF");
        }
    }

    private static final class Odd extends InputStream {
        @Override
        public int read() {
            throw new IllegalStateException("bad chunk");
        }
    }
}
