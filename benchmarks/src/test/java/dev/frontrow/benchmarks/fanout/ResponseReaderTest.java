package dev.frontrow.benchmarks.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ResponseReaderTest {

    private final StringBuilder body = new StringBuilder();
    private final ResponseReader reader = reader();

    @Test
    void aPlainBodyGoesOnUntilTheConnectionEnds() {
        feed(reader, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\none", 1000);
        feed(reader, " two", 1000);
        assertThat(reader.status()).isEqualTo(200);
        assertThat(body).hasToString("one two");
        assertThat(reader.isOver()).isFalse();
    }

    @Test
    void chunksAreJoinedHoweverTheBytesAreCut() {
        String response = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\none t\r\n"
                + "A;name=1f\r\nwo\r\nthree \r\n0\r\n\r\n";
        for (int size = 1; size <= response.length(); size++) {
            body.setLength(0);
            ResponseReader other = reader();
            feed(other, response, size);
            assertThat(body).as("pieces of %d", size).hasToString("one two\r\nthree ");
            assertThat(other.isOver()).isTrue();
        }
    }

    @Test
    void theStatusIsToldWithTheWholeHead() {
        feed(reader, "HTTP/1.1 429 Too Many Requests\r\n", 1000);
        assertThat(reader.status()).isZero();
        feed(reader, "\r\n", 1000);
        assertThat(reader.status()).isEqualTo(429);
    }

    @Test
    void whatIsNoResponseIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> feed(reader, "SSH-2.0-x\r\n\r\n", 1000))
                .withMessageContaining("SSH-2.0-x");
    }

    private ResponseReader reader() {
        return new ResponseReader(
                (bytes, from, to) -> body.append(new String(bytes, from, to - from, StandardCharsets.UTF_8)));
    }

    private static void feed(ResponseReader to, String text, int size) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < bytes.length; from += size) {
            to.feed(bytes, from, Math.min(bytes.length, from + size));
        }
    }
}
