package dev.frontrow.chat.log;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a room's log.
 *
 * @param epoch 1 to 32 characters of {@code a-z 0-9}; changes only when the log itself was lost
 * @param seq from 0, the place before the first event
 */
public record Position(String epoch, long seq) {

    private static final int MAX_EPOCH = 32;
    private static final Pattern WRITTEN = Pattern.compile("([a-z0-9]{1,32})\\.([0-9]{1,18})");

    public Position {
        if (!isEpoch(epoch)) {
            throw new IllegalArgumentException("epoch: not [a-z0-9]{1,32}");
        }
        if (seq < 0) {
            throw new IllegalArgumentException("seq: " + seq + " (expected: >= 0)");
        }
    }

    /** By hand: every event has a position. */
    private static boolean isEpoch(String epoch) {
        for (int i = 0; i < epoch.length(); i++) {
            char c = epoch.charAt(i);
            if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9')) {
                return false;
            }
        }
        return !epoch.isEmpty() && epoch.length() <= MAX_EPOCH;
    }

    /** Reads {@code epoch.seq}. Empty: it is no position. */
    public static Optional<Position> parse(String written) {
        Matcher matcher = WRITTEN.matcher(written);
        return matcher.matches()
                ? Optional.of(new Position(matcher.group(1), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    /** Another place in the same log. */
    public Position at(long otherSeq) {
        return new Position(epoch, otherSeq);
    }

    /** {@code epoch.seq}. */
    @Override
    public String toString() {
        return epoch + "." + seq;
    }
}
