package dev.frontrow.tck.probe;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads an event stream byte by byte and holds it to docs/spec/wire.md §4, which is stricter than WHATWG HTML §9.2: lines end with LF only, one space stands
 * behind the colon, an event has one {@code event} line and one {@code data} line. What is no whole block at the end is not delivered.
 */
public final class EventParser {

    private static final Pattern ID = Pattern.compile("[a-z0-9]{1,32}\\.[0-9]{1,18}");
    private static final Pattern NAME = Pattern.compile("[a-z.]{1,32}");

    /** Told of each whole block. */
    public interface Sink {
        void event(Event event);

        void comment(String text);

        void retry(int millis);
    }

    private final Sink sink;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    private @Nullable String id;
    private @Nullable String name;
    private @Nullable String data;

    public EventParser(Sink sink) {
        this.sink = sink;
    }

    /** The next byte. */
    public void accept(byte b) {
        if (b == '\n') {
            String text = line.toString(StandardCharsets.UTF_8);
            line.reset();
            line(text);
        } else if (b == '\r' || b == 0) {
            throw new ProtocolViolation("byte " + b + " in the stream after: " + line.toString(StandardCharsets.UTF_8));
        } else {
            line.write(b);
        }
    }

    private void line(String text) {
        if (text.isEmpty()) {
            dispatch();
        } else if (text.startsWith(": ")) {
            sink.comment(text.substring(2));
        } else if (text.startsWith("id: ")) {
            id = once(id, text.substring(4), ID);
        } else if (text.startsWith("event: ")) {
            name = once(name, text.substring(7), NAME);
        } else if (text.startsWith("data: {")) {
            data = once(data, text.substring(6), null);
        } else if (text.startsWith("retry: ")) {
            sink.retry(Integer.parseInt(text.substring(7)));
        } else {
            throw new ProtocolViolation("a line of no kind: " + text);
        }
    }

    private static String once(@Nullable String before, String value, @Nullable Pattern shape) {
        if (before != null) {
            throw new ProtocolViolation("twice in one event: " + before + " and " + value);
        }
        if (shape != null && !shape.matcher(value).matches()) {
            throw new ProtocolViolation("not " + shape + ": " + value);
        }
        return value;
    }

    private void dispatch() {
        if (name != null && data != null) {
            sink.event(new Event(id, name, data));
        } else if (id != null || name != null || data != null) {
            throw new ProtocolViolation("half an event: id=" + id + " event=" + name + " data=" + data);
        }
        id = null;
        name = null;
        data = null;
    }
}
