package dev.frontrow.chat.servlet;

import dev.frontrow.chat.transport.HeartbeatSource;
import dev.frontrow.chat.transport.PendingSubscription;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Executor;

/** The reply that goes on: hands the connection to the fan-out. An admission that cannot be started is abandoned. */
final class EventStream implements Reply {

    static final String MEDIA_TYPE = "text/event-stream; charset=utf-8";

    /** Nobody on the way may keep it, gzip it or wait until more has come. */
    static final Map<String, String> HEADERS =
            Map.of("Cache-Control", "no-store, no-transform", "X-Accel-Buffering", "no");

    /** What piles up for one viewer arrives in one array, so the container's own buffer only costs memory: thousands of streams have one each. */
    private static final int BUFFER_BYTES = 1024;

    private final Buffering buffering;
    private final PendingSubscription admission;
    private final HeartbeatSource heartbeats;

    EventStream(Buffering buffering, PendingSubscription admission, HeartbeatSource heartbeats) {
        this.buffering = buffering;
        this.admission = admission;
        this.heartbeats = heartbeats;
    }

    @Override
    public void send(Call call, HttpServletResponse response) throws IOException {
        SseOutlet outlet = null;
        try {
            outlet = outlet(call, response);
        } finally {
            if (outlet == null) {
                admission.abandon();
            }
        }
        outlet.open(admission, heartbeats);
    }

    private SseOutlet outlet(Call call, HttpServletResponse response) throws IOException {
        HttpServletRequest request = call.request();
        Buffering.ask(request);
        response.setStatus(200);
        response.setContentType(MEDIA_TYPE);
        HEADERS.forEach(response::setHeader);
        response.setBufferSize(BUFFER_BYTES);
        var out = response.getOutputStream();
        AsyncContext context = request.startAsync();
        context.setTimeout(0); // the stream has no end of its own; the heartbeat finds out who is gone
        Executor callbackEnd = call.delivery().callbackEnd(response);
        return new SseOutlet(context, out, () -> buffering.hasPassed(response), callbackEnd);
    }
}
