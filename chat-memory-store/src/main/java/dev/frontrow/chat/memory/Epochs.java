package dev.frontrow.chat.memory;

import dev.frontrow.chat.host.RoomId;
import java.util.random.RandomGenerator;

/**
 * The epochs of rooms that are not stored. They are computed, so that a room that was never written to has an epoch
 * without being stored, and keeps it with its first write. Not safe for use by several threads.
 */
final class Epochs {

    private static final int LENGTH = 8;
    private static final int LETTERS = 36;

    private final RandomGenerator random;
    private long secret;

    Epochs(RandomGenerator random) {
        this.random = random;
        this.secret = random.nextLong();
    }

    /**
     * From now on every room that is not stored has a new epoch: a room was evicted, and must not come back as the same
     * log.
     */
    void renew() {
        secret = random.nextLong();
    }

    String of(RoomId room) {
        long bits = secret;
        for (char c : room.value().toCharArray()) {
            bits = mix(bits + c);
        }
        StringBuilder epoch = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            epoch.append(Character.forDigit((int) Long.remainderUnsigned(bits, LETTERS), LETTERS));
            bits = Long.divideUnsigned(bits, LETTERS);
        }
        return epoch.toString();
    }

    /**
     * A bijection whose every output bit depends on every input bit: two rounds of multiply and shift with odd
     * constants.
     */
    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 32)) * 0x9E37_79B9_7F4A_7C15L;
        mixed = (mixed ^ (mixed >>> 29)) * 0xD6E8_FEB8_6659_FD93L;
        return mixed ^ (mixed >>> 32);
    }
}
