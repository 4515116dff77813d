package dev.frontrow.chat.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Server-Sent Events (WHATWG HTML §9.2): at most one {@code id} line, one {@code event} line, exactly one {@code data}
 * line. A heartbeat is a comment, and how long to wait before reconnecting has a field of its own.
 */
final class SseEncoding implements EventEncoding {

    static final SseEncoding INSTANCE = new SseEncoding();

    private static final byte[] ID = ascii("id: ");
    private static final byte[] EVENT = ascii("event: ");
    private static final byte[] DATA = ascii("data: ");
    private static final byte[] RETRY = ascii("retry: ");
    private static final byte[] HEARTBEAT = ascii(": hb\n\n");
    private static final byte LINE_END = '\n';

    private SseEncoding() {}

    @Override
    public byte[] encode(List<StreamEvent> events) {
        int size = 0;
        for (StreamEvent event : events) {
            size += size(event);
        }
        ByteBuffer bytes = ByteBuffer.allocate(size);
        for (StreamEvent event : events) {
            write(event, bytes);
        }
        return bytes.array();
    }

    private static int size(StreamEvent event) {
        return switch (event.name()) {
            case StreamEvents.HEARTBEAT -> HEARTBEAT.length;
            case StreamEvents.RETRY -> RETRY.length + event.jsonSize() + 2;
            default ->
                event.id().map(id -> ID.length + id.length() + 1).orElse(0)
                        + EVENT.length
                        + event.name().length()
                        + 1
                        + DATA.length
                        + event.jsonSize()
                        + 2;
        };
    }

    /** Neither id, name nor data has a line break, so nothing in them can start a field of its own. */
    private static void write(StreamEvent event, ByteBuffer target) {
        switch (event.name()) {
            case StreamEvents.HEARTBEAT -> target.put(HEARTBEAT);
            case StreamEvents.RETRY -> writeData(RETRY, event, target);
            default -> {
                event.id().ifPresent(id -> target.put(ID).put(ascii(id)).put(LINE_END));
                target.put(EVENT).put(ascii(event.name())).put(LINE_END);
                writeData(DATA, event, target);
            }
        }
    }

    private static void writeData(byte[] field, StreamEvent event, ByteBuffer target) {
        target.put(field);
        event.putJson(target);
        target.put(LINE_END).put(LINE_END);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
