package dev.frontrow.tck.follow;

import dev.frontrow.tck.probe.Event;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.sse.InboundSseEvent;
import jakarta.ws.rs.sse.SseEventSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Jersey's client: comes back by itself, with its own Last-Event-ID. One that gave up (it does when a connection breaks before the answer began) is replaced. */
public final class JerseyFollower implements Follower {

    private final Where where;
    private final Diary diary = new Diary();
    private final Client client;
    private volatile boolean closed;
    private volatile @Nullable SseEventSource source;

    public JerseyFollower(Where where) {
        this.where = where;
        ClientRequestFilter login = request -> {
            diary.connecting();
            request.getHeaders()
                    .putSingle("Authorization", "Bearer " + where.tickets().get());
            String cursor = diary.cursor();
            if (cursor != null && !request.getHeaders().containsKey("Last-Event-ID")) {
                request.getHeaders().putSingle("Last-Event-ID", cursor);
            }
        };
        this.client = ClientBuilder.newClient().register(login);
    }

    @Override
    public String name() {
        return "jersey";
    }

    @Override
    public void start() {
        SseEventSource opened = SseEventSource.target(client.target(where.stream()))
                .reconnectingEvery(10, TimeUnit.MILLISECONDS)
                .build();
        source = opened;
        opened.register(this::add, failure -> diary.cutOff(), this::replace);
        opened.open();
    }

    private void replace() {
        if (!closed) {
            start();
        }
    }

    /** Jersey reports an empty event for each comment and each {@code retry}. */
    private void add(InboundSseEvent event) {
        if (event.getName() != null) {
            diary.add(new Event(event.getId(), event.getName(), event.readData()));
        }
    }

    @Override
    public List<Event> seen() {
        return diary.events();
    }

    @Override
    public long position() {
        return diary.position();
    }

    @Override
    public int connections() {
        return diary.connections();
    }

    @Override
    public void close() {
        closed = true;
        SseEventSource open = source;
        if (open != null) {
            open.close(0, TimeUnit.SECONDS);
        }
        client.close();
    }
}
