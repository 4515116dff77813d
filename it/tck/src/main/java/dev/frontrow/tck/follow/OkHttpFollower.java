package dev.frontrow.tck.follow;

import dev.frontrow.tck.probe.Event;
import dev.frontrow.tck.probe.Jsons;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import okhttp3.sse.EventSources;
import org.jspecify.annotations.Nullable;

/** okhttp-sse: parses, but does not come back by itself. This one also leaves by itself now and then, in the middle of what comes. */
public final class OkHttpFollower implements Follower {

    private final OkHttpClient client =
            new OkHttpClient.Builder().readTimeout(Duration.ZERO).build();
    private final Where where;
    private final Random random;
    private final Diary diary = new Diary();
    private volatile boolean closed;
    private volatile @Nullable EventSource current;

    public OkHttpFollower(Where where, long seed) {
        this.where = where;
        this.random = new Random(seed);
    }

    @Override
    public String name() {
        return "okhttp-sse";
    }

    @Override
    public void start() {
        diary.connecting();
        Request.Builder request = new Request.Builder()
                .url(where.stream().toString())
                .header("Authorization", "Bearer " + where.tickets().get());
        String cursor = diary.cursor();
        if (cursor != null) {
            request.header("Last-Event-ID", cursor);
        }
        current = EventSources.createFactory(client).newEventSource(request.build(), new Listener(random.nextInt(120)));
        if (closed) {
            close();
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
        EventSource open = current;
        if (open != null) {
            open.cancel();
        }
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    /** Leaves after so many events; what arrives of the old connection after that is not looked at. */
    private final class Listener extends EventSourceListener {

        private int left;

        Listener(int events) {
            this.left = events;
        }

        @Override
        public void onEvent(EventSource source, @Nullable String id, @Nullable String type, String data) {
            if (left < 0) {
                return;
            }
            // This client repeats the last id on events that have none; those that have one say their number too.
            String own = Jsons.read(data).has("seq") ? id : null;
            diary.add(new Event(own, type == null ? "" : type, data));
            left--;
            if (left < 0) {
                source.cancel();
            }
        }

        @Override
        public void onClosed(EventSource source) {
            again();
        }

        @Override
        public void onFailure(EventSource source, @Nullable Throwable failure, @Nullable Response response) {
            again();
        }

        private void again() {
            if (!closed) {
                start();
            }
        }
    }
}
