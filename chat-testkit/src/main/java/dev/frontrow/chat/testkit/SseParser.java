package dev.frontrow.chat.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads an event stream as a browser does, written from the WHATWG HTML standard §9.2.5 and §9.2.6 alone, so that it
 * does not share a mistake with the library's writer. Called by tests, by one thread.
 *
 * <p>Bytes may come cut anywhere, also within a character or between CR and LF. What has no blank line after it when
 * the stream ends is no event.
 */
public final class SseParser {

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private SseBlock block = new SseBlock();
    private String lastEventId = "";
    private Duration reconnection = Duration.ZERO;
    private boolean afterCarriageReturn;
    private boolean atStart = true;

    /** A parser before the first byte. */
    public SseParser() {}

    /** All events of a whole stream. */
    public static List<SseEvent> parse(byte[] stream) {
        return new SseParser().feed(stream);
    }

    /**
     * Takes the next bytes and returns what they completed, in order: also blocks that hold only comments, an id or a
     * retry time.
     */
    public List<SseEvent> feed(byte[] bytes) {
        List<SseEvent> completed = new ArrayList<>();
        for (byte b : bytes) {
            boolean secondOfPair = b == '\n' && afterCarriageReturn;
            afterCarriageReturn = b == '\r';
            if (secondOfPair) {
                continue; // CR LF is one end of line, and the CR was it
            }
            if (b == '\n' || b == '\r') {
                endLine(completed);
            } else {
                line.write(b);
            }
        }
        return completed;
    }

    /** The id that a browser would send with its next request, as {@code Last-Event-ID}; empty at the start. */
    public String lastEventId() {
        return lastEventId;
    }

    /** The last {@code retry} of the stream; zero when there was none. */
    public Duration reconnectionTime() {
        return reconnection;
    }

    private void endLine(List<SseEvent> completed) {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (atStart) {
            atStart = false;
            text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        }
        if (!text.isEmpty()) {
            block.take(text);
        } else if (!block.isEmpty()) {
            SseEvent event = block.toEvent();
            lastEventId = event.id() == null ? lastEventId : event.id();
            reconnection = event.retry() == null ? reconnection : event.retry();
            completed.add(event);
            block = new SseBlock();
        }
    }
}
