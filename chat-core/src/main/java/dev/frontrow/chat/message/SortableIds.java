package dev.frontrow.chat.message;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * Makes ids that sort by the time they were made: 48 bits of milliseconds, then 80 random bits, as 26 characters of Crockford's Base32
 * (the layout of the ULID specification). Within one millisecond the random part counts up, so ids of one maker never tie or turn back,
 * even when the clock does.
 *
 * <p>Safe for use by many threads.
 */
public final class SortableIds {

    private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();

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
            high = random.nextLong() & 0x7FFF; // the top bit stays free, so that counting up cannot overflow
            low = random.nextLong();
        } else if (++low == 0) {
            high++;
        }
        char[] id = new char[26];
        for (int i = 0; i < 10; i++) {
            id[i] = ALPHABET[(int) (millis >>> (45 - 5 * i)) & 31];
        }
        // 80 bits = 16 characters: 16 bits in high, 64 in low.
        for (int i = 0; i < 16; i++) {
            int shift = 75 - 5 * i;
            long bits = shift >= 64 ? high >>> (shift - 64) : (low >>> shift) | (shift > 59 ? high << (64 - shift) : 0);
            id[10 + i] = ALPHABET[(int) bits & 31];
        }
        return new String(id);
    }
}
