package dev.frontrow.chat.engine.fanout;

import dev.frontrow.chat.result.CloseReason;
import dev.frontrow.chat.result.UserState;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.wire.StreamEvent;
import dev.frontrow.chat.wire.StreamEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** The first and the last words of a stream. */
public final class StreamGreeting {

    private static final int MIN_RETRY_MS = 2000;
    private static final int MAX_RETRY_MS = 5000;
    /** Where everybody goes at once: at a rate that the next server can take. */
    private static final int MAX_CROWD_RETRY_MS = 8000;

    private StreamGreeting() {}

    /** What is said first. */
    public static List<StreamEvent> greeting(ResumePoint start, UserState state, ChatSettings settings) {
        List<StreamEvent> events = new ArrayList<>();
        events.add(retry(MAX_RETRY_MS));
        events.add(StreamEvents.hello(state, start.resumed(), start.replayed(), settings.heartbeat()));
        start.resync()
                .ifPresent(reason ->
                        events.add(StreamEvents.resync(reason, start.room().head())));
        return events;
    }

    /** What is said last. */
    static List<StreamEvent> farewell(CloseReason reason) {
        int maxRetryMs = Ending.isOfMany(reason) ? MAX_CROWD_RETRY_MS : MAX_RETRY_MS;
        return List.of(retry(maxRetryMs), StreamEvents.bye(reason));
    }

    /** Different for every connection, so that those cut together do not come back together. */
    private static StreamEvent retry(int maxMs) {
        return StreamEvents.retry(Duration.ofMillis(ThreadLocalRandom.current().nextInt(MIN_RETRY_MS, maxMs + 1)));
    }
}
