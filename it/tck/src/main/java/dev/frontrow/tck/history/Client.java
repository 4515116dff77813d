package dev.frontrow.tck.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.log.HistoryRequest;
import dev.frontrow.chat.log.Position;
import dev.frontrow.chat.result.History;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.testkit.RecordingStreamWriter;
import dev.frontrow.chat.testkit.SseEvent;
import dev.frontrow.chat.transport.HeartbeatSource;
import dev.frontrow.chat.transport.StreamRequest;
import dev.frontrow.chat.transport.Subscription;
import dev.frontrow.chat.wire.Answers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Somebody with a page, whose connection may be cut at any event, and who comes back with the cursor they had then. */
final class Client {

    private static final Duration SOON = Duration.ofSeconds(20);

    /** A connection: what came over it, and how much of that the page has taken in. */
    private static final class Connection {

        final RecordingStreamWriter writer = new RecordingStreamWriter();
        final Subscription stream;
        int taken;

        Connection(Chat chat, StreamRequest request) {
            stream = accepted(chat.open(request)).start(writer, HeartbeatSource.plain());
        }
    }

    private final Supplier<Chat> chat;
    private final RoomId room;
    private final UserId user;
    private final Page page = new Page();
    private @Nullable Connection connection;
    private int resumes;
    private int resyncs;

    /** @param chat the server that runs now */
    Client(Supplier<Chat> chat, RoomId room, UserId user) {
        this.chat = chat;
        this.room = room;
        this.user = user;
    }

    boolean isConnected() {
        return connection != null;
    }

    /** How often it came back with a cursor. */
    int resumes() {
        return resumes;
    }

    /** How often it was told to load everything again. */
    int resyncs() {
        return resyncs;
    }

    Page page() {
        return page;
    }

    /** Comes, and loads history to what the stream brings, or comes back where the page is. */
    void connect() {
        StreamRequest request = StreamRequest.of(room, user);
        String cursor = page.cursor();
        connection = new Connection(chat.get(), cursor == null ? request : request.withLastEventId(cursor));
        if (cursor == null) {
            connection.writer.await(SOON, "hello");
            loadHistory();
        } else {
            resumes++;
        }
    }

    /** The connection ends; the page has taken in some of what has come, and knows nothing of the rest. */
    void cut(RandomGenerator random) {
        Connection cut = open();
        int come = cut.writer.events().size();
        take(cut, cut.taken + random.nextInt(come - cut.taken + 1));
        disconnect();
    }

    private void disconnect() {
        open().stream.gone();
        connection = null;
    }

    /** Takes in everything up to a place. */
    void catchUp(Position head) {
        while (true) {
            Connection here = open();
            here.writer.await(SOON, events -> events.stream().anyMatch(event -> reaches(event, head)));
            take(here, here.writer.events().size());
            if (here.writer.events("bye").isEmpty()) {
                return;
            }
            disconnect();
            connect();
        }
    }

    /** Whether all up to the place was there when this came, or there will be no more. */
    private static boolean reaches(SseEvent event, Position head) {
        String id = event.id();
        boolean isThere = id != null && Position.parse(id).orElseThrow().seq() >= head.seq();
        boolean isResumedThere = event.isDispatched()
                && event.type().equals("hello")
                && event.requireData().contains("\"headSeq\":" + head.seq() + ",")
                && (head.seq() == 0 || event.requireData().contains("\"resumed\":true,\"replayed\":0,"));
        return isThere
                || isResumedThere
                || (event.isDispatched() && event.type().equals("bye"));
    }

    private void take(Connection from, int upTo) {
        for (SseEvent event : from.writer.events().subList(from.taken, upTo)) {
            if (page.apply(event)) {
                resyncs++;
                loadAll();
            }
        }
        from.taken = upTo;
    }

    /** History from the newest to the oldest, and the state. */
    private void loadAll() {
        page.forgetMessages();
        page.state(Answers.state(accepted(chat.get().userState(room, user))));
        loadHistory();
    }

    /** History from the newest to the oldest, over what is there. */
    private void loadHistory() {
        Optional<Position> before = Optional.empty();
        do {
            History history = accepted(chat.get()
                    .history(new HistoryRequest(room, user, new HistoryRequest.Back(before.orElse(null)), 100)));
            page.history(Answers.history(history, "nextBefore"));
            before = history.next();
        } while (before.isPresent());
    }

    void close() {
        if (connection != null) {
            disconnect();
        }
    }

    void assertShows(List<String> expected, Page fresh, java.time.Instant now) {
        assertThat(page.shown(now)).as("page of " + user).isEqualTo(expected);
        assertThat(page.messages()).as("page of " + user).isEqualTo(fresh.messages());
    }

    private Connection open() {
        if (connection == null) {
            throw new IllegalStateException(user + " is not connected");
        }
        return connection;
    }

    private static <T> T accepted(Result<T> result) {
        return result.fold(value -> value, refusal -> {
            throw new AssertionError("refused: " + refusal);
        });
    }
}
