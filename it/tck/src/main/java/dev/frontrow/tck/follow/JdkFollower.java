package dev.frontrow.tck.follow;

import dev.frontrow.tck.probe.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The JDK's HTTP client with {@code BodyHandlers.ofLines}, and the few lines of parsing that everybody writes around it. Leaves by itself now and then. */
public final class JdkFollower implements Follower {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Where where;
    private final Random random;
    private final Diary diary = new Diary();
    private final Thread thread = new Thread(this::run, "jdk-follower");
    private volatile boolean closed;

    public JdkFollower(Where where, long seed) {
        this.where = where;
        this.random = new Random(seed);
    }

    @Override
    public String name() {
        return "java.net.http";
    }

    @Override
    public void start() {
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        while (!closed) {
            diary.connecting();
            try {
                connect();
            } catch (IOException | UncheckedIOException cut) {
                diary.cutOff();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void connect() throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(where.stream())
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + where.tickets().get());
        String cursor = diary.cursor();
        if (cursor != null) {
            request.header("Last-Event-ID", cursor);
        }
        HttpResponse<Stream<String>> response = client.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        try (Stream<String> lines = response.body()) {
            read(lines.iterator(), random.nextInt(120));
        }
    }

    private void read(Iterator<String> lines, int events) {
        String id = null;
        String name = null;
        String data = null;
        int left = events;
        while (left > 0 && lines.hasNext()) {
            String line = lines.next();
            if (line.isEmpty()) {
                if (data != null) {
                    diary.add(new Event(id, name == null ? "" : name, data));
                    left--;
                }
                id = null;
                name = null;
                data = null;
            } else {
                id = field(line, "id: ", id);
                name = field(line, "event: ", name);
                data = field(line, "data: ", data);
            }
        }
    }

    private static @Nullable String field(String line, String field, @Nullable String otherwise) {
        return line.startsWith(field) ? line.substring(field.length()) : otherwise;
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
        thread.interrupt();
    }
}
