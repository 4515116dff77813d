package dev.frontrow.chat.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class ArrivalTest {

    private static final int MAX = 1024;

    @Test
    void what_the_container_holds_is_taken_and_nothing_waited_for() {
        assertThat(arrival(post().length(10).stream(new Held(10, 4)))).isEqualTo("10 whole");
        assertThat(arrival(post().length(10).stream(new Held(10, 1)))).isEqualTo("10 whole");
        assertThat(arrival(post().length(10).stream(new Held(7, 4)))).isEqualTo("7 of more");
        assertThat(arrival(post().length(10).stream(new Held(0, 4)))).isEqualTo("0 of more");
    }

    @Test
    void the_next_request_on_the_connection_is_left_alone() {
        assertThat(arrival(post().length(10).stream(new Held(20, 20)))).isEqualTo("10 whole");
    }

    @Test
    void without_a_body_all_is_here() {
        assertThat(arrival(post().length(0).stream(new Unreadable()))).isEqualTo("0 whole");
        assertThat(arrival(post().length(-1).stream(new Unreadable()))).isEqualTo("0 whole");
    }

    @Test
    void what_is_not_to_be_read_is_not_looked_at() {
        assertThat(arrival(post().length(MAX + 1).stream(new Unreadable()))).isEqualTo("0 of more");
        assertThat(arrival(post().header("Transfer-Encoding", "chunked").stream(new Unreadable())))
                .isEqualTo("0 of more");
        assertThat(arrival(post().length(10).header("Expect", "100-continue").stream(new Unreadable())))
                .isEqualTo("0 of more");
    }

    @Test
    void a_broken_body_is_not_whole_whatever_the_container_throws() {
        InputStream odd = new InputStream() {
            @Override
            public int available() {
                throw new IllegalStateException("bad chunk");
            }

            @Override
            public int read() {
                throw new AssertionError("read");
            }
        };
        assertThat(arrival(post().length(10).stream(odd))).isEqualTo("0 of more");
        InputStream early = new InputStream() {
            @Override
            public int available() throws IOException {
                throw new IOException("early EOF");
            }

            @Override
            public int read() {
                throw new AssertionError("read");
            }
        };
        assertThat(arrival(post().length(10).stream(early))).isEqualTo("0 of more");
    }

    private static FakeRequest post() {
        return FakeRequest.of("POST", "/chat");
    }

    private static String arrival(FakeRequest request) {
        Arrival arrival = Arrival.of(request.build(), MAX);
        return arrival.bytes().length + (arrival.isWhole() ? " whole" : " of more");
    }

    /** Has so many bytes, tells of so many at once, and would block for more. */
    private static final class Held extends InputStream {

        private final int tells;
        private int bytes;

        Held(int bytes, int tells) {
            this.bytes = bytes;
            this.tells = tells;
        }

        @Override
        public int available() {
            return Math.min(bytes, tells);
        }

        @Override
        public int read() {
            if (bytes == 0) {
                throw new AssertionError("this would block");
            }
            bytes--;
            return ' ';
        }
    }

    private static final class Unreadable extends InputStream {

        @Override
        public int available() {
            throw new AssertionError("looked at");
        }

        @Override
        public int read() {
            throw new AssertionError("read");
        }
    }
}
