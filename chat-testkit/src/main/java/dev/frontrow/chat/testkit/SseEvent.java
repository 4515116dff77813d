package dev.frontrow.chat.testkit;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stood between two blank lines of an event stream (WHATWG HTML §9.2.6), with what a browser would ignore.
 *
 * @param id the last {@code id} field, or null when there was none; empty when it was there and empty. One with U+0000
 *     in it does not count
 * @param event the last {@code event} field, or null when there was none
 * @param data the {@code data} fields, joined by line feeds, or null when there was none. A browser dispatches an event
 *     only when there is data
 * @param retry the last {@code retry} field of only digits, or null when there was none
 * @param comments the comments, each without its colon and one space after it
 */
public record SseEvent(
        @Nullable String id,
        @Nullable String event,
        @Nullable String data,
        @Nullable Duration retry,
        List<String> comments) {

    public SseEvent {
        comments = List.copyOf(comments);
    }

    /** Whether a browser would dispatch it. */
    public boolean isDispatched() {
        return data != null;
    }

    /** The type a browser would dispatch it with: {@code message} unless the stream says otherwise. */
    public String type() {
        return event == null || event.isEmpty() ? "message" : event;
    }

    /**
     * The data.
     *
     * @throws IllegalStateException there is none
     */
    public String requireData() {
        if (data == null) {
            throw new IllegalStateException("no data in " + this);
        }
        return data;
    }
}
