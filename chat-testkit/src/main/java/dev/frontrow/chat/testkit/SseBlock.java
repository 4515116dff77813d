package dev.frontrow.chat.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines since the last blank one. */
final class SseBlock {

    private @Nullable String id;
    private @Nullable String event;
    private @Nullable String data;
    private @Nullable Duration retry;
    private final List<String> comments = new ArrayList<>();
    private boolean empty = true;

    boolean isEmpty() {
        return empty;
    }

    /** A line that is not blank. */
    void take(String line) {
        empty = false;
        int colon = line.indexOf(':');
        String name = colon < 0 ? line : line.substring(0, colon);
        String value = colon < 0 ? "" : withoutOneSpace(line.substring(colon + 1));
        switch (name) {
            case "" -> comments.add(value);
            case "event" -> event = value;
            case "data" -> data = data == null ? value : data + "\n" + value;
            case "id" -> id = value.indexOf('\0') < 0 ? value : id;
            case "retry" -> retry = isDigits(value) ? Duration.ofMillis(Long.parseLong(value)) : retry;
            default -> {} // "The field is ignored."
        }
    }

    SseEvent toEvent() {
        return new SseEvent(id, event, data, retry, comments);
    }

    private static String withoutOneSpace(String value) {
        return value.startsWith(" ") ? value.substring(1) : value;
    }

    private static boolean isDigits(String value) {
        return !value.isEmpty() && value.length() <= 18 && value.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
