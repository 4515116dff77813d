package dev.frontrow.chat.store;

import dev.frontrow.chat.host.RoomId;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Gives no hints and is given none. */
record Polling(Duration every) implements Backplane {

    private static final Duration SHORTEST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    Polling {
        if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "polling every: " + every + " (expected: " + SHORTEST + ".." + LONGEST + ")");
        }
    }

    @Override
    public void announce(RoomId room) {}

    @Override
    public void listen(Consumer<RoomId> listener) {}

    @Override
    public Optional<Duration> checkEvery() {
        return Optional.of(every);
    }

    @Override
    public void close() {}
}
