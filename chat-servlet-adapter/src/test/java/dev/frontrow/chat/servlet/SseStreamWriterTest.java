package dev.frontrow.chat.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontrow.chat.transport.HeartbeatSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(20)
class SseStreamWriterTest {

    private final FakeConnection connection = new FakeConnection();
    private final RecordingSubscription fanOut = new RecordingSubscription();
    private final SseStreamWriter writer =
            new SseStreamWriter(connection.context, connection.out, () -> true, Runnable::run);

    @BeforeEach
    void open() {
        writer.open(fanOut, HeartbeatSource.plain());
    }

    @Test
    void nothing_is_touched_before_the_container_asks_for_bytes() {
        assertThat(writer.isReady()).isFalse();
        assertThatThrownBy(() -> writer.write(new byte[1])).isInstanceOf(IOException.class);
        assertThat(connection.log).isEmpty();
    }

    @Test
    void when_the_container_asks_the_fan_out_is_told() throws IOException {
        writer.onWritePossible();
        assertThat(fanOut.told).containsExactly("started", "writable");
        write("hello");
        assertThat(connection.log).containsExactly("hello", "flush");
    }

    @Test
    void nothing_is_touched_while_the_container_s_thread_is_on_its_way_out_of_a_callback() throws IOException {
        Deque<Runnable> ends = new ArrayDeque<>();
        SseStreamWriter pausing = new SseStreamWriter(connection.context, connection.out, () -> true, ends::add);
        pausing.open(fanOut, HeartbeatSource.plain());
        pausing.onWritePossible();
        assertThat(pausing.isReady()).isFalse();
        assertThat(fanOut.told).doesNotContain("writable");
        ends.remove().run();
        assertThat(fanOut.told).endsWith("writable");
        connection.credit = 1;
        assertThat(pausing.isReady()).isTrue();
        pausing.write("a".getBytes(StandardCharsets.UTF_8));
        connection.credit = 9;

        pausing.onWritePossible();
        pausing.close();

        assertThat(connection.log).containsExactly("a");
        ends.remove().run();
        assertThat(connection.log).containsExactly("a", "flush", "complete");
    }

    @Test
    void a_second_callback_in_the_pause_of_the_first_has_a_pause_of_its_own() {
        Deque<Runnable> ends = new ArrayDeque<>();
        SseStreamWriter pausing = new SseStreamWriter(connection.context, connection.out, () -> true, ends::add);
        pausing.open(fanOut, HeartbeatSource.plain());
        pausing.onWritePossible();
        pausing.onWritePossible();
        ends.remove().run();
        assertThat(pausing.isReady()).isFalse();
        assertThat(fanOut.told).doesNotContain("writable");
        ends.remove().run();
        assertThat(pausing.isReady()).isTrue();
        assertThat(fanOut.told).endsWith("writable");
    }

    @ParameterizedTest
    @EnumSource(End.class)
    void an_end_in_the_pause_is_told_and_nothing_is_touched_after_it(End end) {
        Deque<Runnable> ends = new ArrayDeque<>();
        SseStreamWriter pausing = new SseStreamWriter(connection.context, connection.out, () -> true, ends::add);
        pausing.open(fanOut, HeartbeatSource.plain());
        pausing.onWritePossible();
        end.report.accept(pausing);
        connection.readyFails = new IllegalStateException("asked after the end");
        ends.remove().run();
        assertThat(fanOut.told).endsWith("gone").doesNotContain("writable");
        assertThat(connection.completions).isEqualTo(end.completes ? 1 : 0);
    }

    @Test
    void what_is_written_when_the_container_asks_at_the_same_moment_leaves_after_it() throws IOException {
        Deque<Runnable> ends = new ArrayDeque<>();
        SseStreamWriter pausing = new SseStreamWriter(connection.context, connection.out, () -> true, ends::add);
        pausing.open(fanOut, HeartbeatSource.plain());
        pausing.onWritePossible();
        ends.remove().run();
        assertThat(pausing.isReady()).isTrue();

        pausing.onWritePossible();
        pausing.write("abc".getBytes(StandardCharsets.UTF_8), 1, 2);
        assertThat(pausing.isReady()).isFalse();
        pausing.close();

        assertThat(connection.log).isEmpty();
        ends.remove().run();
        assertThat(connection.log).containsExactly("bc", "flush", "complete");
    }

    @Test
    void every_write_is_flushed_by_itself() throws IOException {
        writer.onWritePossible();
        for (String piece : new String[] {"a", "b", "c"}) {
            write(piece);
        }
        assertThat(connection.log).containsExactly("a", "flush", "b", "flush", "c", "flush");
    }

    @Test
    void a_flush_that_must_wait_comes_when_the_container_asks_again_and_before_anybody_is_told() throws IOException {
        writer.onWritePossible();
        connection.credit = 1;
        write("a");
        assertThat(writer.isReady()).isFalse();
        assertThat(connection.log).containsExactly("a");
        connection.credit = 1;
        writer.onWritePossible();
        assertThat(connection.log).containsExactly("a", "flush");
        assertThat(fanOut.told).containsExactly("started", "writable");
        connection.credit = 1;
        writer.onWritePossible();
        assertThat(fanOut.told).containsExactly("started", "writable", "writable");
    }

    @Test
    void it_is_not_ready_while_a_flush_is_under_way() throws IOException {
        writer.onWritePossible();
        connection.credit = 2;
        write("a");
        assertThat(connection.log).containsExactly("a", "flush");
        assertThat(writer.isReady()).isFalse();
        connection.credit = 9;
        assertThat(writer.isReady()).isTrue();
    }

    @Test
    void closing_completes_when_all_is_out() throws IOException {
        writer.onWritePossible();
        connection.credit = 1;
        write("bye");
        writer.close();
        assertThat(connection.completions).isZero();
        connection.credit = 9;
        writer.onWritePossible();
        assertThat(connection.log).containsExactly("bye", "flush", "complete");
        assertThat(fanOut.told).containsExactly("started", "writable");
    }

    @Test
    void closing_before_the_first_byte_waits_for_the_container() {
        writer.close();
        assertThat(connection.completions).isZero();
        writer.onWritePossible();
        assertThat(connection.completions).isEqualTo(1);
    }

    @Test
    void after_the_end_nothing_is_touched() throws IOException {
        writer.onWritePossible();
        writer.close();
        writer.close();
        writer.onWritePossible();
        writer.onError(new IOException("late"));
        connection.asyncListener.onComplete(null);
        assertThat(writer.isReady()).isFalse();
        assertThatThrownBy(() -> writer.write(new byte[1])).isInstanceOf(IOException.class);
        assertThat(connection.log).containsExactly("complete");
    }

    @Test
    void a_failed_write_completes_once_and_is_told_to_the_writer() {
        writer.onWritePossible();
        connection.writeFails = new IOException("Broken pipe");
        assertThatThrownBy(() -> write("a")).isInstanceOf(IOException.class);
        writer.onError(connection.writeFails);
        writer.close();
        assertThat(connection.log).containsExactly("complete");
    }

    @Test
    void an_error_reported_inside_our_own_write_does_not_wait_for_itself() {
        writer.onWritePossible();
        connection.duringWrite = () -> report(listener -> listener.onError(null));
        connection.writeFails = new IOException("Broken pipe");
        assertThatThrownBy(() -> write("a")).isInstanceOf(IOException.class);
        assertThat(connection.log).containsExactly("complete");
        assertThat(fanOut.told).endsWith("gone");
    }

    @Test
    void an_error_reported_inside_a_write_that_then_succeeds_still_ends_it() {
        writer.onWritePossible();
        connection.duringWrite = () -> report(listener -> listener.onError(null));
        assertThatThrownBy(() -> write("a")).isInstanceOf(IOException.class);
        assertThat(connection.completions).isEqualTo(1);
        assertThat(writer.isReady()).isFalse();
    }

    @Test
    void a_recycled_stream_that_fails_when_asked_is_gone() {
        writer.onWritePossible();
        connection.readyFails = new IllegalStateException("recycled");
        assertThat(writer.isReady()).isFalse();
        assertThat(fanOut.told).endsWith("gone");
        assertThat(connection.completions).isEqualTo(1);
    }

    enum End {
        WRITE_ERROR(writer -> writer.onError(new IOException("reset")), true),
        ASYNC_ERROR(writer -> new RequestEnd(writer).onError(null), true),
        TIMEOUT(writer -> new RequestEnd(writer).onTimeout(null), true),
        COMPLETE(writer -> new RequestEnd(writer).onComplete(null), false);

        final Consumer<SseStreamWriter> report;
        final boolean completes;

        End(Consumer<SseStreamWriter> report, boolean completes) {
            this.report = report;
            this.completes = completes;
        }
    }

    @ParameterizedTest
    @EnumSource(End.class)
    void every_end_the_container_reports_is_told_and_completed_once(End end) {
        writer.onWritePossible();
        end.report.accept(writer);
        end.report.accept(writer);
        assertThat(fanOut.told).contains("gone");
        assertThat(connection.completions).isEqualTo(end.completes ? 1 : 0);
    }

    @ParameterizedTest
    @EnumSource(End.class)
    void the_container_is_held_until_no_writer_is_inside(End end) throws Exception {
        writer.onWritePossible();
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        connection.duringWrite = () -> {
            inside.countDown();
            await(leave);
        };
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
            try {
                write("a");
            } catch (IOException expected) {
                throw new IllegalStateException(expected);
            }
        });
        assertThat(inside.await(5, TimeUnit.SECONDS)).isTrue();
        Thread container = new Thread(() -> end.report.accept(writer));
        container.start();
        awaitBlocked(container);
        assertThat(fanOut.told).doesNotContain("gone");
        leave.countDown();
        container.join(5000);
        assertThat(container.isAlive()).isFalse();
        assertThat(writing.handle((ok, failed) -> failed).get(5, TimeUnit.SECONDS))
                .isNotNull();
        assertThat(fanOut.told).endsWith("gone");
        assertThat(connection.log).doesNotContain("flush");
    }

    @Test
    void a_container_that_ended_the_request_itself_is_no_failure() {
        writer.onWritePossible();
        connection.completeFails = new IllegalStateException("already completed");
        writer.close();
        assertThat(connection.completions).isEqualTo(1);
    }

    @Test
    void a_container_that_refuses_non_blocking_output_ends_the_stream() {
        FakeConnection refusing = new FakeConnection();
        refusing.listenerFails = new IllegalStateException("no");
        new SseStreamWriter(refusing.context, refusing.out, () -> true, Runnable::run)
                .open(fanOut, HeartbeatSource.plain());
        assertThat(refusing.completions).isEqualTo(1);
        assertThat(fanOut.told).endsWith("gone");
    }

    private void write(String piece) throws IOException {
        assertThat(writer.isReady()).isTrue(); // the loop writes only then
        writer.write(piece.getBytes(StandardCharsets.UTF_8));
    }

    private void report(Report report) {
        try {
            report.to(connection.asyncListener);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private interface Report {
        void to(jakarta.servlet.AsyncListener listener) throws IOException;
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(5, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody came");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Until the thread waits for the lock. */
    private static void awaitBlocked(Thread thread) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            assertThat(thread.isAlive()).isTrue();
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
