package dev.frontrow.chat.engine.fanout;

import dev.frontrow.chat.result.CloseReason;
import dev.frontrow.chat.result.UserState;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.wire.EncodedEvent;
import dev.frontrow.chat.wire.EventEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** The first and the last words of a stream. */
public final class StreamGreeting {

    private static final int MIN_RETRY_MS = 2000;
    private static final int MAX_RETRY_MS = 5000;
    /** Where everybody goes at once: at a rate that the next server can take. */
    private static final int MAX_CROWD_RETRY_MS = 8000;

    /** Reasons that hold for many streams at once. */
    private static final Set<CloseReason> OF_MANY = EnumSet.of(
            CloseReason.DRAINING, CloseReason.OVERLOADED, CloseReason.EPOCH_CHANGED, CloseReason.STORE_UNAVAILABLE);

    private StreamGreeting() {}

    public static EncodedEvent encodedEvents(ResumePoint start, UserState state, ChatSettings settings) {
        List<EncodedEvent> encodedEvents = new ArrayList<>();
        encodedEvents.add(retry(MAX_RETRY_MS));
        encodedEvents.add(EventEncoder.hello(state, start.resumed(), start.replayed(), settings.heartbeat()));
        start.resync().ifPresent(reason -> encodedEvents.add(EventEncoder.resync(reason, start.head())));
        return EncodedEvent.join(encodedEvents);
    }

    static EncodedEvent farewell(CloseReason reason) {
        return EncodedEvent.join(
                List.of(retry(OF_MANY.contains(reason) ? MAX_CROWD_RETRY_MS : MAX_RETRY_MS), EventEncoder.bye(reason)));
    }

    /** Different for every connection, so that those cut together do not come back together. */
    private static EncodedEvent retry(int maxMs) {
        return EventEncoder.retry(Duration.ofMillis(ThreadLocalRandom.current().nextInt(MIN_RETRY_MS, maxMs + 1)));
    }
}
