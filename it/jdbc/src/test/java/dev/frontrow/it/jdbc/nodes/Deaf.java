package dev.frontrow.it.jdbc.nodes;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.store.Backplane;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** A backplane to which every hint is lost: what is left is the check. */
record Deaf(Backplane backplane, Duration every) implements Backplane {

    @Override
    public void announce(RoomId room) {
        backplane.announce(room);
    }

    @Override
    public void listen(Consumer<RoomId> listener) {
        backplane.listen(room -> {});
    }

    @Override
    public Optional<Duration> checkEvery() {
        return Optional.of(every);
    }

    @Override
    public void close() {
        backplane.close();
    }
}
