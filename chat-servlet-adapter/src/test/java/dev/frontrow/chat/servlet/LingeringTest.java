package dev.frontrow.chat.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class LingeringTest {

    private final FakeResponse response = new FakeResponse();

    @Test
    void a_large_body_that_is_still_coming_is_dropped_to_its_end() throws IOException {
        ByteArrayInputStream rest = new ByteArrayInputStream(new byte[100_000]);
        Lingering.drop(post().length(100_000).stream(rest).build(), response.build());
        assertThat(rest.available()).isZero();
    }

    @Test
    void the_answer_goes_out_before_anything_is_waited_for() throws IOException {
        InputStream late = new InputStream() {
            @Override
            public int read() throws IOException {
                assertThat(response.committed).isTrue();
                throw new IOException("time-out");
            }
        };
        Lingering.drop(post().length(100_000).stream(late).build(), response.build());
        assertThat(response.committed).isTrue();
    }

    @Test
    void a_body_without_end_is_given_up() throws IOException {
        Endless endless = new Endless();
        Lingering.drop(
                post().header("Transfer-Encoding", "chunked").stream(endless).build(), response.build());
        assertThat(endless.count).isBetween(1L, 16L * 1024 * 1024 + 8192);
    }

    @Test
    void what_was_not_sent_yet_is_not_asked_for() throws IOException {
        Endless body = new Endless();
        Lingering.drop(
                post().length(100_000).header("Expect", "100-continue").stream(body)
                        .build(),
                response.build());
        Lingering.drop(post().stream(body).build(), response.build());
        assertThat(body.count).isZero();
    }

    @Test
    void a_small_body_is_left_to_the_container() throws IOException {
        Endless body = new Endless();
        Lingering.drop(post().length(1000).stream(body).build(), response.build());
        assertThat(body.count).isZero();
        assertThat(response.committed).isFalse();
    }

    private static FakeRequest post() {
        return FakeRequest.of("POST", "/chat");
    }

    private static final class Endless extends InputStream {
        long count;

        @Override
        public int read() {
            count++;
            return ' ';
        }
    }
}
