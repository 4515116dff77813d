package dev.frontrow.chat.wire;

import java.nio.ByteBuffer;

/**
 * How events become bytes on one kind of connection, such as Server-Sent Events. Implemented by transports; a stream
 * names its own in its {@link dev.frontrow.chat.transport.StreamRequest}.
 *
 * <p>Bytes are made once and shared by all viewers with the same encoding, so there is one instance for each kind of
 * connection, and what it writes depends on nothing but the event. Safe for use by many threads; never blocks.
 *
 * <p>{@link StreamEvents#HEARTBEAT} and {@link StreamEvents#RETRY} come through it as well, because an encoding may
 * have a form of its own for them.
 */
public interface EventEncoding {

    /** How many bytes {@link #write} puts for an event; 0 if this encoding does not tell it. */
    int size(StreamEvent event);

    /** Puts an event into a buffer that has room for at least {@link #size} more bytes. */
    void write(StreamEvent event, ByteBuffer target);

    /** Server-Sent Events (WHATWG HTML §9.2). */
    static EventEncoding sse() {
        return SseEncoding.INSTANCE;
    }
}
