package dev.frontrow.chat.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/** Events as a browser gets them. */
public final class Sse {

    private Sse() {}

    /** Events as bytes that may go to a socket. */
    public static EncodedEvent encoded(StreamEvent... events) {
        return EncodedEvent.of(EventEncoding.sse(), List.of(events));
    }

    /** Events as the text of a stream. */
    public static String text(StreamEvent... events) {
        return new String(encoded(events).toBytes(), UTF_8);
    }
}
