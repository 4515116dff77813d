package dev.frontrow.chat.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A parser of event streams written from WHATWG HTML §9.2.6 alone; stricter in that it keeps every line, so that tests can count them. */
final class EventStream {

    /**
     * One event.
     *
     * @param name the type; empty: none was given
     * @param id the id; null: none was given
     * @param data the data lines, each on its own
     */
    record Event(String name, String id, List<String> data, List<String> lines) {}

    private EventStream() {}

    static List<Event> parse(byte[] bytes) {
        List<Event> events = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (String line : lines(bytes)) {
            if (!line.isEmpty()) {
                lines.add(line);
            } else {
                events.add(event(lines));
                lines = new ArrayList<>();
            }
        }
        if (!lines.isEmpty()) {
            throw new IllegalArgumentException("the stream ends inside of an event: " + lines);
        }
        return events;
    }

    private static Event event(List<String> lines) {
        String name = "";
        String id = null;
        List<String> data = new ArrayList<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            String field = colon < 0 ? line : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(colon + 1);
            value = value.startsWith(" ") ? value.substring(1) : value;
            switch (field) {
                case "event" -> name = value;
                case "id" -> id = value;
                case "data" -> data.add(value);
                case "", "retry" -> {} // a comment, or the delay
                default -> throw new IllegalArgumentException("unknown field: " + field);
            }
        }
        return new Event(name, id, data, lines);
    }

    /** Lines end with CR LF, LF or CR. */
    private static List<String> lines(byte[] bytes) {
        String text = utf8(bytes);
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                lines.add(text.substring(start, i));
                if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                    i++;
                }
                start = i + 1;
            }
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return lines;
    }

    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not UTF-8", e);
        }
    }
}
