package dev.frontrow.examples.liveroom;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Numbers in requests. */
final class Numbers {

    private Numbers() {}

    /** A whole number within its range; empty for anything else. */
    static Optional<Long> whole(@Nullable String text, long least, long most) {
        if (text == null || !text.matches("[0-9]{1,9}")) {
            return Optional.empty();
        }
        return Optional.of(Long.valueOf(text)).filter(number -> number >= least && number <= most);
    }
}
