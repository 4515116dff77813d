package dev.frontrow.chat.testkit;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.store.Backplane;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Nodes in one process, who hear of each other on the announcing thread. What the contract's defects are planted in. */
class PlainBackplane implements Backplane {

    private final List<PlainBackplane> nodes;
    private volatile Consumer<RoomId> listener = room -> {};
    private volatile boolean closed;

    /** @param nodes all nodes of one backplane; this one is added */
    PlainBackplane(List<PlainBackplane> nodes) {
        this.nodes = nodes;
        nodes.add(this);
    }

    static List<PlainBackplane> nodes() {
        return new CopyOnWriteArrayList<>();
    }

    @Override
    public void announce(RoomId room) {
        others().forEach(node -> node.hear(room));
    }

    @Override
    public void listen(Consumer<RoomId> onHint) {
        listener = onHint;
    }

    @Override
    public void close() {
        closed = true;
    }

    List<PlainBackplane> others() {
        return nodes.stream().filter(node -> node != this).toList();
    }

    boolean isClosed() {
        return closed;
    }

    void hear(RoomId room) {
        if (!isClosed()) {
            listener.accept(room);
        }
    }
}
