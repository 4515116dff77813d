package dev.frontrow.chat.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Moments as the wire has them: ISO 8601 in UTC, to the millisecond. Most of those that are written in a second are of
 * that second, so all but the milliseconds of the last one is remembered.
 */
final class WireTime {

    private static final DateTimeFormatter TO_THE_SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.").withZone(ZoneOffset.UTC);

    private record Second(long epochSecond, String written) {}

    private static volatile Second last = new Second(0, TO_THE_SECOND.format(Instant.EPOCH));

    private WireTime() {}

    static String format(Instant instant) {
        Second second = last;
        if (second.epochSecond() != instant.getEpochSecond()) {
            second = new Second(instant.getEpochSecond(), TO_THE_SECOND.format(instant));
            last = second;
        }
        int millis = instant.getNano() / 1_000_000;
        return second.written() + digit(millis / 100) + digit(millis / 10 % 10) + digit(millis % 10) + 'Z';
    }

    private static char digit(int value) {
        return (char) ('0' + value);
    }
}
