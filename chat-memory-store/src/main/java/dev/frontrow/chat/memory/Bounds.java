package dev.frontrow.chat.memory;

/**
 * The bounds of a store.
 *
 * @param rooms number of rooms
 * @param messages messages in one room
 * @param audit audit entries in one room
 * @param keys idempotency keys in one room
 * @param chatters people in one room of whom it is known that they have spoken
 * @param bytes bytes in total, as estimated by {@link Weigher}
 */
record Bounds(int rooms, int messages, int audit, int keys, int chatters, long bytes) {

    Bounds {
        check("maxRooms", rooms, 10_000_000);
        check("maxMessagesPerRoom", messages, 10_000_000);
        check("maxAuditPerRoom", audit, 10_000_000);
        check("maxKeysPerRoom", keys, 10_000_000);
        check("maxChattersPerRoom", chatters, 10_000_000);
        check("maxBytes", bytes, Long.MAX_VALUE);
    }

    private static void check(String what, long value, long most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(what + ": " + value + " (expected: 1.." + most + ")");
        }
    }
}
