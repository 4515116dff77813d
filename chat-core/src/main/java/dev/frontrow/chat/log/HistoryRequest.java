package dev.frontrow.chat.log;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants to read history.
 *
 * @param room where
 * @param reader who
 * @param direction from where, and which way
 * @param limit how many messages; 1 to {@value #MAX_LIMIT}
 */
public record HistoryRequest(RoomId room, UserId reader, Direction direction, int limit) {

    /** The most messages in one page. */
    public static final int MAX_LIMIT = 100;

    public HistoryRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit: " + limit + " (expected: 1.." + MAX_LIMIT + ")");
        }
    }

    /** From where, and which way. */
    public sealed interface Direction {

        /** One value from whichever it is. */
        <T> T fold(Function<Back, T> back, Function<Forward, T> forward);
    }

    /**
     * Older ones, newest first.
     *
     * @param before the cursor; null: from the newest
     */
    public record Back(@Nullable Position before) implements Direction {
        @Override
        public <T> T fold(Function<Back, T> back, Function<Forward, T> forward) {
            return back.apply(this);
        }
    }

    /**
     * Newer ones, oldest first.
     *
     * @param after the cursor
     */
    public record Forward(Position after) implements Direction {
        @Override
        public <T> T fold(Function<Back, T> back, Function<Forward, T> forward) {
            return forward.apply(this);
        }
    }
}
