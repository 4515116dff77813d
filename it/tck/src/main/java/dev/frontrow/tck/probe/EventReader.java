package dev.frontrow.tck.probe;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/** Events out of a stream of bytes, which is read no further than it must be for the next one. One thread. */
public final class EventReader {

    private final InputStream bytes;
    private final EventParser parser = new EventParser(new Kept());
    private final byte[] buffer = new byte[1024];
    private final Deque<Event> waiting = new ArrayDeque<>();

    public EventReader(InputStream bytes) {
        this.bytes = bytes;
    }

    /** The next event of a name; those before it are passed over. */
    public Event next(String name) throws IOException {
        Event event = next();
        while (!event.name().equals(name)) {
            event = next();
        }
        return event;
    }

    private Event next() throws IOException {
        while (waiting.isEmpty()) {
            int count = bytes.read(buffer);
            if (count < 0) {
                throw new EOFException("the stream has ended");
            }
            for (int i = 0; i < count; i++) {
                parser.accept(buffer[i]);
            }
        }
        return waiting.remove();
    }

    private final class Kept implements EventParser.Sink {

        @Override
        public void event(Event event) {
            waiting.add(event);
        }

        @Override
        public void comment(String text) {}

        @Override
        public void retry(int millis) {}
    }
}
