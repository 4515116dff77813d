package dev.frontrow.chat.servlet;

import dev.frontrow.chat.transport.HeartbeatSource;
import dev.frontrow.chat.transport.PendingSubscription;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * The response of an event stream: hands the connection to the fan-out. An pending that cannot be started is
 * abandoned.
 */
final class EventStreamResponse implements Response {

    static final String MEDIA_TYPE = "text/event-stream; charset=utf-8";

    /** Nobody on the way may store, compress or buffer the stream, nor the container; see {@link StreamCoding}. */
    static final Map<String, String> HEADERS =
            Map.of("Cache-Control", "no-store, no-transform", "X-Accel-Buffering", "no");

    /**
     * Pending events of a viewer are written as one array, so the container's own buffer only costs memory, once per
     * stream.
     */
    private static final int BUFFER_BYTES = 1024;

    /** Jetty has no buffer where it {@linkplain PieceWriter writes through}, but cuts what is longer than one. */
    private static final int UNUSED_BUFFER_BYTES = 64 * 1024;

    private final Buffering buffering;
    private final StreamCoding coding;
    private final PendingSubscription pending;
    private final HeartbeatSource heartbeats;

    EventStreamResponse(
            Buffering buffering, StreamCoding coding, PendingSubscription pending, HeartbeatSource heartbeats) {
        this.buffering = buffering;
        this.coding = coding;
        this.pending = pending;
        this.heartbeats = heartbeats;
    }

    @Override
    public void send(Exchange exchange, HttpServletResponse response) throws IOException {
        SseStreamWriter writer = null;
        try {
            writer = writer(exchange, response);
        } finally {
            if (writer == null) {
                pending.abandon();
            }
        }
        writer.open(pending, heartbeats);
    }

    private SseStreamWriter writer(Exchange exchange, HttpServletResponse response) throws IOException {
        HttpServletRequest request = exchange.request();
        Buffering.ask(request);
        response.setStatus(200);
        response.setContentType(MEDIA_TYPE);
        HEADERS.forEach(response::setHeader);
        var out = response.getOutputStream();
        response.setBufferSize(PieceWriter.writesThrough(out) ? UNUSED_BUFFER_BYTES : BUFFER_BYTES);
        AsyncContext context = request.startAsync();
        context.setTimeout(0); // a stream does not time out; the heartbeat detects lost clients
        Executor callbackEnd = exchange.delivery().callbackEnd(response);
        coding.apply(response); // last: should anything before fail, a problem is sent, and that is not compressed
        return new SseStreamWriter(context, out, () -> buffering.hasPassed(response), callbackEnd);
    }
}
