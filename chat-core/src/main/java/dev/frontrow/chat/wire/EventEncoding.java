package dev.frontrow.chat.wire;

import java.util.List;

/**
 * How events become bytes on one kind of connection, such as Server-Sent Events. Implemented by transports; a stream
 * names its own in its {@link dev.frontrow.chat.transport.StreamRequest}.
 *
 * <p>Bytes are made once and shared by all viewers with the same encoding, so there is one instance for each kind of
 * connection, and what it writes depends on nothing but the events. Safe for use by many threads; never blocks.
 *
 * <p>{@link StreamEvents#HEARTBEAT} and {@link StreamEvents#RETRY} come through it as well, because an encoding may
 * have a form of its own for them.
 */
public interface EventEncoding {

    /**
     * Encodes events as one piece. A connection is {@link #preamble()} and then any pieces, so a piece must mean the
     * same whatever went before it.
     *
     * @param events in the order in which they are told; may be none
     * @return the piece, which nobody changes any more; empty if this encoding tells none of the events
     */
    byte[] encode(List<StreamEvent> events);

    /** What a connection begins with, before its first piece; nobody changes it. By default nothing. */
    default byte[] preamble() {
        return new byte[0];
    }

    /** Server-Sent Events (WHATWG HTML §9.2). */
    static EventEncoding sse() {
        return SseEncoding.INSTANCE;
    }

    /**
     * Another encoding, compressed as the HTTP content coding {@code gzip} (RFC 9110 §8.4.1.3). A connection is one
     * gzip member without its trailer: it goes on until it is cut. Compressing needs no state of a connection, so a
     * piece is compressed once for all who get it.
     *
     * <p>No piece refers to another. Whoever can choose what one piece says and see its size learns nothing of what
     * the others say.
     */
    static EventEncoding gzip(EventEncoding plain) {
        return new GzipEncoding(plain);
    }
}
