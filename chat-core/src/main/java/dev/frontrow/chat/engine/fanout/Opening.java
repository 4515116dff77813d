package dev.frontrow.chat.engine.fanout;

import dev.frontrow.chat.outcome.CloseReason;
import dev.frontrow.chat.outcome.Standing;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.wire.Frame;
import dev.frontrow.chat.wire.Frames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** The first and the last words of a stream. */
public final class Opening {

    private static final int MIN_RETRY_MS = 2000;
    private static final int MAX_RETRY_MS = 5000;
    /** Where everybody goes at once: at a rate that the next server can take. */
    private static final int MAX_CROWD_RETRY_MS = 8000;

    private Opening() {}

    public static Frame frames(Start start, Standing standing, ChatSettings settings) {
        List<Frame> frames = new ArrayList<>();
        frames.add(retry(MAX_RETRY_MS));
        frames.add(Frames.hello(standing, start.resumed(), start.replayed(), settings.heartbeat()));
        start.resync().ifPresent(reason -> frames.add(Frames.resync(reason, start.head())));
        return Frame.join(frames);
    }

    static Frame farewell(CloseReason reason) {
        boolean isOneOfMany = reason == CloseReason.DRAINING || reason == CloseReason.OVERLOADED;
        return Frame.join(List.of(retry(isOneOfMany ? MAX_CROWD_RETRY_MS : MAX_RETRY_MS), Frames.bye(reason)));
    }

    /** Different for every connection, so that those cut together do not come back together. */
    private static Frame retry(int maxMs) {
        return Frames.retry(Duration.ofMillis(ThreadLocalRandom.current().nextInt(MIN_RETRY_MS, maxMs + 1)));
    }
}
