package dev.frontrow.chat.store;

import dev.frontrow.chat.host.RoomId;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

enum NoBackplane implements Backplane {
    INSTANCE;

    @Override
    public void announce(RoomId room) {}

    @Override
    public void listen(Consumer<RoomId> listener) {}

    @Override
    public Optional<Duration> checkEvery() {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
