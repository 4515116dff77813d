package dev.frontrow.chat.servlet;

import dev.frontrow.chat.transport.HeartbeatSource;
import dev.frontrow.chat.transport.PendingSubscription;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Opens to these tests what hosts cannot reach: an event stream's writer without a chat. */
public final class RawStream implements AutoCloseable {

    private final CallbackEnd callbackEnd = new CallbackEnd();

    /** Answers a request with a stream, as the chat's servlet does. */
    public void open(HttpServletRequest request, HttpServletResponse response, PendingSubscription pending)
            throws IOException {
        response.setContentType("text/event-stream");
        response.setBufferSize(1024);
        var out = response.getOutputStream();
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        new SseStreamWriter(context, out, () -> true, callbackEnd.on(response)).open(pending, HeartbeatSource.plain());
    }

    @Override
    public void close() {
        callbackEnd.close();
    }
}
