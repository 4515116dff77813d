package dev.frontrow.chat.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontrow.chat.transport.StreamWriter;
import dev.frontrow.chat.transport.Subscription;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link StreamWriter} must do, and what its transport must tell the {@link Subscription}. Extended by
 * whoever writes a transport, with a client of its own at the other end:
 *
 * <pre>{@code
 * class OurStreamWriterTest extends StreamWriterContract {
 *     @Override
 *     protected Connection connect(Subscription subscription) {
 *         return new OurClient(server.address(), subscription);
 *     }
 * }
 * }</pre>
 *
 * <table>
 * <caption>The rules</caption>
 * <tr><th>S1</th><td>what is written arrives whole and in order, without further calls</td></tr>
 * <tr><th>S2</th><td>of an array only the stretch arrives, and the array stays as it was</td></tr>
 * <tr><th>S3</th><td>while its client reads nothing it is not ready in the end, and no call waits for it</td></tr>
 * <tr><th>S4</th><td>after each answer that it is not ready it is told when it is, and nothing is lost</td></tr>
 * <tr><th>S5</th><td>a close comes after everything that was written, and ends the connection</td></tr>
 * <tr><th>S6</th><td>a client that is gone is told, or the next write throws; after that nothing can be written</td></tr>
 * <tr><th>S7</th><td>a close when the client is gone throws nothing</td></tr>
 * <tr><th>S8</th><td>what a write of a stretch answers is what {@code isReady} says</td></tr>
 * </table>
 *
 * <p>A rule runs on a thread of its own, which is not that of {@code @BeforeEach}: one whose call does not come back
 * fails after 60 s.
 */
@TestMethodOrder(MethodOrderer.DisplayName.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class StreamWriterContract {

    private static final Duration AT_ONCE = Duration.ofMillis(500);

    private final ToldSubscription subscription = new ToldSubscription();
    private @Nullable WriterUnderTest connected;

    /** A connection, and a client that reads all that comes until it is told otherwise. */
    protected interface Connection {

        /** The writing end. */
        StreamWriter writer();

        /** The client reads nothing from now on. */
        void stall();

        /** The client reads again. */
        void resume();

        /** The client goes away without a word. */
        void leave();

        /** What the client has read so far, without what the transport adds to it. */
        byte[] received();

        /** Whether the client was told that the connection has ended. */
        boolean hasEnded();
    }

    /** A new connection, whose transport tells this subscription what it has to tell. Bytes may be written soon. */
    protected abstract Connection connect(Subscription told);

    /** How much is written at once; what a buffer on the way takes is a multiple of it. Default 16 KiB. */
    protected int pieceSize() {
        return 16 << 10;
    }

    /**
     * How long something may be on its way. A call that takes longer counts as waiting for the client. Default 20 s.
     */
    protected Duration timeout() {
        return Duration.ofSeconds(20);
    }

    /**
     * After how long without {@link Subscription#writable()} everything on the way to a client that reads nothing
     * counts as full. If a buffer takes longer to pass on what it has, the rules still hold, but are tried on a
     * connection that is not quite full. Default 200 ms.
     */
    protected Duration quietTime() {
        return Duration.ofMillis(200);
    }

    @BeforeEach
    void connect() {
        connected = new WriterUnderTest(connect(subscription), subscription, timeout());
    }

    @Test
    @DisplayName("S1 what is written arrives whole and in order, without further calls")
    void s1Order() throws IOException {
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        for (int i = 0; i < 50; i++) {
            byte[] piece = ("piece " + i + "\n").getBytes(UTF_8);
            tested().write(piece, 0, piece.length);
            expected.writeBytes(piece);
            tested().await("piece " + i, () -> connection().received().length >= expected.size());
        }
        assertThat(connection().received()).isEqualTo(expected.toByteArray());
    }

    @Test
    @DisplayName("S2 of an array only the stretch arrives, and the array stays as it was")
    void s2Stretch() throws IOException {
        byte[] shared = "<<hello>>".getBytes(UTF_8);
        tested().write(shared, 2, 5);
        tested().awaitReady();
        connection().writer().write("!".getBytes(UTF_8));
        tested().await("all of both", () -> connection().received().length >= 6);
        assertThat(new String(connection().received(), UTF_8)).isEqualTo("hello!");
        assertThat(new String(shared, UTF_8)).isEqualTo("<<hello>>");
    }

    @Test
    @DisplayName("S3 while its client reads nothing it is not ready in the end, and no call waits for it")
    void s3Stalled() throws IOException {
        tested().awaitReady();
        connection().stall();
        tested().fill(pieceSize(), quietTime());
        StreamWriter writer = connection().writer();
        assertThat(Stopwatch.usual(20, () -> writer::isReady)).as("isReady").isLessThan(AT_ONCE);
        assertThat(Stopwatch.time(writer::close))
                .as("close, while nothing is read")
                .isLessThan(timeout());
    }

    @Test
    @DisplayName("S4 after each answer that it is not ready it is told when it is, and nothing is lost")
    void s4Writable() throws IOException {
        tested().awaitReady();
        connection().stall();
        int filled = tested().fill(pieceSize(), quietTime());
        connection().resume();
        do { // the last answer was no, and each no is followed by a call
            subscription.awaitWritable(timeout());
        } while (!connection().writer().isReady());
        connection().writer().write("end".getBytes(UTF_8));
        tested().await("everything", () -> connection().received().length >= filled + 3);
        assertThat(connection().received()).hasSize(filled + 3).endsWith("end".getBytes(UTF_8));
        assertThat(subscription.isGone()).isFalse();
    }

    @Test
    @DisplayName("S5 a close comes after everything that was written, and ends the connection")
    void s5Close() throws IOException {
        tested().awaitReady();
        connection().stall();
        int filled = tested().fill(pieceSize(), quietTime());
        connection().writer().close();
        assertThat(connection().hasEnded()).as("ended before it was read").isFalse();
        connection().resume();
        tested().await("the end", () -> connection().hasEnded());
        assertThat(connection().received()).hasSize(filled);
    }

    @Test
    @DisplayName("S6 a client that is gone is told, or the next write throws; after that nothing can be written")
    void s6Gone() throws IOException {
        tested().awaitReady();
        connection().leave();
        byte[] piece = new byte[pieceSize()];
        boolean hasThrown = false;
        for (int written = 0; !hasThrown && written < WriterUnderTest.MAX_BUFFERED; written += piece.length) {
            if (!connection().writer().isReady()) {
                tested().await(
                                "news",
                                () -> subscription.isGone()
                                        || connection().writer().isReady());
            }
            if (subscription.isGone()) {
                break;
            }
            hasThrown = throwsAtWriting(piece);
        }
        assertThat(hasThrown || subscription.isGone()).as("told, or thrown").isTrue();
        assertThat(connection().writer().isReady()).isFalse();
        assertThatThrownBy(() -> connection().writer().write(piece)).isInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("S7 a close when the client is gone throws nothing")
    void s7CloseAfterwards() throws IOException {
        tested().awaitReady();
        connection().leave();
        assertThatCode(connection().writer()::close).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("S8 what a write of a stretch answers is what isReady says")
    void s8Answer() throws IOException {
        tested().awaitReady();
        connection().stall();
        StreamWriter writer = connection().writer();
        byte[] piece = new byte[pieceSize()];
        for (int written = 0; writer.write(piece, 0, piece.length); written += piece.length) {
            assertThat(writer.isReady()).as("ready, after a write that said so").isTrue();
            assertThat(written).as("bytes that wait somewhere").isLessThan(WriterUnderTest.MAX_BUFFERED);
        }
        connection().resume();
        subscription.awaitWritable(timeout()); // the last answer was no, and each no is followed by a call
    }

    private boolean throwsAtWriting(byte[] piece) {
        try {
            connection().writer().write(piece);
            return false;
        } catch (IOException gone) {
            return true;
        }
    }

    private WriterUnderTest tested() {
        if (connected == null) {
            throw new IllegalStateException("no rule runs now");
        }
        return connected;
    }

    private Connection connection() {
        return tested().connection();
    }
}
