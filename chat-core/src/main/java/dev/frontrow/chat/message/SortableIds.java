package dev.frontrow.chat.message;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * Makes ids that sort by the time they were made: 48 bits of milliseconds, then 80 random bits, as 26 characters of
 * Crockford's Base32 (the layout of the ULID specification). Within one millisecond the random part counts up, so ids
 * of one maker never tie or turn back, even when the clock does.
 *
 * <p>Safe for use by many threads.
 */
public final class SortableIds {

    private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();

    private static final long FORTY_BITS = (1L << 40) - 1;

    private final InstantSource clock;
    private final RandomGenerator random;
    private long millis = -1;
    private long high;
    private long low;

    /**
     * @param clock the time
     * @param random a generator whose next value cannot be guessed, such as {@link java.security.SecureRandom}
     */
    public SortableIds(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** The next id: 26 characters of {@code 0-9 A-Z}. */
    public synchronized String next() {
        long now = clock.millis();
        if (now > millis) {
            millis = now;
            high = random.nextLong()
                    & (FORTY_BITS >>> 1); // the top bit stays free, so that counting up cannot overflow
            low = random.nextLong() & FORTY_BITS;
        } else {
            low = (low + 1) & FORTY_BITS;
            high += low == 0 ? 1 : 0;
        }
        StringBuilder id = new StringBuilder(26);
        append(id, millis, 10);
        append(id, high, 8);
        append(id, low, 8);
        return id.toString();
    }

    /** The lowest bits of a number, five to a character. */
    private static void append(StringBuilder id, long bits, int characters) {
        for (int i = characters - 1; i >= 0; i--) {
            id.append(ALPHABET[(int) (bits >>> (5 * i)) & 31]);
        }
    }
}
