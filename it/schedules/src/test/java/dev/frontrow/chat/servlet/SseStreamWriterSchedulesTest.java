package dev.frontrow.chat.servlet;

import static dev.frontrow.it.schedules.Explored.allSchedulesHold;
import static dev.frontrow.it.schedules.Explored.isFound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.transport.HeartbeatSource;
import dev.frontrow.chat.transport.PendingSubscription;
import dev.frontrow.chat.transport.StreamWriter;
import dev.frontrow.chat.transport.Subscription;
import dev.frontrow.it.schedules.Explorer;
import dev.frontrow.it.schedules.PlantedBug;
import dev.frontrow.it.schedules.Points;
import dev.frontrow.it.schedules.Run;
import dev.frontrow.it.schedules.Scenario;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class SseStreamWriterSchedulesTest {

    private static final Explorer WRITING = Explorer.of(Writing.class, SseStreamWriter.class, SseOutput.class);
    private static final Explorer FAILING = Explorer.of(Failing.class, SseStreamWriter.class, SseOutput.class);

    @Test
    void every_piece_leaves_in_order_and_then_the_request_is_completed_once() throws Exception {
        allSchedulesHold(WRITING);
    }

    @Test
    void an_end_is_told_to_the_fan_out_and_completes_the_request_once() throws Exception {
        allSchedulesHold(FAILING);
    }

    @Test
    void an_onWritePossible_that_is_told_before_the_writer_is_ready_is_noticed() throws Exception {
        isFound(
                WRITING,
                writer().replacing(
                                "boolean writable = attempt(() -> { output.resume();",
                                "tell(Subscription::writable); attempt(() -> { output.resume();")
                        .replacing("if (writable) { tell(Subscription::writable); }", ""),
                "what was sent");
    }

    @Test
    void an_end_that_comes_before_the_subscription_is_known_and_is_not_told_is_noticed() throws Exception {
        isFound(FAILING, writer().replacing("if (closed.get()) { started.gone(); }", ""), "told that it is gone");
    }

    @Test
    void a_request_that_is_completed_twice_is_noticed() throws Exception {
        isFound(
                FAILING,
                writer().replacing(
                                "if (finish && closed.compareAndSet(false, true)) {",
                                "if (finish && !closed.get()) { closed.set(true);"),
                "completions of the request");
    }

    private static PlantedBug writer() {
        return PlantedBug.in("chat-servlet-adapter", SseStreamWriter.class);
    }

    /** A fan-out with three pieces to write, and a container that takes one write or flush and then makes it wait. */
    static class Writing implements Scenario {

        private final String pieces;
        private final StringBuilder sent = new StringBuilder();
        private int written;
        private boolean mayWrite; // what the writer answered last
        private int completions;
        private boolean isGone;
        private boolean isReady;
        private Executor container;
        private Executor loop;
        private WriteListener listener;
        private SseStreamWriter writer;

        Writing() {
            this("abc");
        }

        Writing(String pieces) {
            this.pieces = pieces;
        }

        @Override
        public void begin(Run run) {
            container = run.executor("container", 1);
            loop = run.executor("loop", 1);
            writer = new SseStreamWriter(context(), new Output(), () -> true, run.executor("callback-end", 1));
            run.strand("request", () -> {
                writer.open(new FanOut(), HeartbeatSource.plain());
                return null;
            });
        }

        SseStreamWriter writer() {
            return writer;
        }

        int completions() {
            return completions;
        }

        boolean isGone() {
            return isGone;
        }

        @Override
        public void check() {
            assertThat(sent.toString()).as("what was sent").isEqualTo(pieces);
            assertThat(completions).as("completions of the request").isEqualTo(1);
        }

        private AsyncContext context() {
            return (AsyncContext) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {AsyncContext.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("complete")) {
                            completions++;
                        }
                        return null;
                    });
        }

        private void pump() {
            try {
                while (written < pieces.length() && (mayWrite || writer.isReady())) {
                    mayWrite = writer.write(pieces.getBytes(StandardCharsets.UTF_8), written, 1);
                    written++;
                }
            } catch (IOException gone) {
                written = pieces.length();
            }
            if (written == pieces.length()) {
                writer.close();
            }
        }

        private final class FanOut implements PendingSubscription, Subscription {

            @Override
            public Subscription start(StreamWriter connection, HeartbeatSource heartbeats) {
                return this;
            }

            @Override
            public void abandon() {}

            @Override
            public void writable() {
                loop.execute(Writing.this::pump);
            }

            @Override
            public void gone() {
                isGone = true;
            }
        }

        private final class Output extends ServletOutputStream {

            private boolean hasAsked;

            @Override
            public boolean isReady() {
                if (!isReady && !hasAsked) {
                    hasAsked = true;
                    container.execute(this::onWritePossible);
                }
                return isReady;
            }

            private void onWritePossible() {
                hasAsked = false;
                isReady = true;
                try {
                    listener.onWritePossible();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }

            @Override
            public void setWriteListener(WriteListener given) {
                listener = given;
                hasAsked = true;
                container.execute(this::onWritePossible);
            }

            @Override
            public void write(int one) {
                throw new AssertionError("byte by byte");
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                use();
                sent.append(new String(bytes, offset, length, StandardCharsets.UTF_8));
            }

            @Override
            public void flush() {
                use();
            }

            /** Takes one thing and then makes the writer wait, every second time. */
            private void use() {
                assertThat(isReady).as("used without isReady()").isTrue();
                assertThat(completions).as("used after its end").isZero();
                isReady = sent.length() % 2 == 0;
                Points.point("inside the container's output");
            }
        }
    }

    /** The same with one piece, and the connection breaks at some moment. */
    static final class Failing extends Writing {

        Failing() {
            super("a");
        }

        @Override
        public void begin(Run run) {
            super.begin(run);
            run.strand("broken connection", () -> {
                writer().failed();
                return null;
            });
        }

        @Override
        public void check() {
            assertThat(isGone()).as("told that it is gone").isTrue();
            assertThat(completions()).as("completions of the request").isEqualTo(1);
        }
    }
}
