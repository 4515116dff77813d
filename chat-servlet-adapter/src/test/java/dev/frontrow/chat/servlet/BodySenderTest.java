package dev.frontrow.chat.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BodySenderTest {

    private static final byte[] BODY = "hello".getBytes(StandardCharsets.US_ASCII);

    private final FakeConnection connection = new FakeConnection();
    private boolean committed;

    @Test
    void an_answer_has_a_deadline() throws IOException {
        start(true);
        assertThat(connection.timeout).isEqualTo(60_000);
    }

    @Test
    void what_has_begun_to_leave_ends_at_the_deadline_once() throws IOException {
        WriteListener listener = start(true);
        committed = true;
        connection.credit = 1;
        listener.onWritePossible();
        connection.asyncListener.onTimeout(null);
        connection.asyncListener.onError(null);
        connection.credit = Integer.MAX_VALUE;
        listener.onWritePossible();
        assertThat(connection.log).containsExactly("hello", "complete");
    }

    @Test
    void what_has_not_begun_is_completed_at_the_deadline() throws IOException {
        WriteListener listener = start(true);
        connection.asyncListener.onTimeout(null);
        listener.onWritePossible();
        assertThat(connection.log).containsExactly("complete");
    }

    @Test
    void whoever_leaves_ends_the_request_once() throws IOException {
        WriteListener listener = start(true);
        listener.onError(new IOException("gone"));
        connection.asyncListener.onError(null);
        connection.asyncListener.onTimeout(null);
        assertThat(connection.log).containsExactly("complete");
    }

    @Test
    void a_request_that_cannot_be_dispatched_any_more_is_completed() throws IOException {
        WriteListener listener = start(false);
        connection.dispatchFails = new IllegalStateException("stopping");
        listener.onWritePossible();
        assertThat(connection.log).containsExactly("hello", "flush", "complete");
    }

    private WriteListener start(boolean isWhole) throws IOException {
        Exchange exchange = Exchange.of(
                FakeRequest.of("GET", "/").async(connection.context).build(),
                Map.of(),
                new Arrival(new byte[0], isWhole),
                new Delivery(Delivery.DEFAULT_TIMEOUT));
        BodySender.start(exchange, response(connection.out), BODY);
        return connection.writeListener;
    }

    private HttpServletResponse response(ServletOutputStream out) {
        return (HttpServletResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, called, args) -> switch (called.getName()) {
                    case "getOutputStream" -> out;
                    case "isCommitted" -> committed;
                    default -> throw new UnsupportedOperationException(called.getName());
                });
    }
}
