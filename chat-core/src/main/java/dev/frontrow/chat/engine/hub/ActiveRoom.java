package dev.frontrow.chat.engine.hub;

import dev.frontrow.chat.engine.commit.Committer;
import dev.frontrow.chat.engine.fanout.Viewer;
import dev.frontrow.chat.engine.room.Room;
import dev.frontrow.chat.result.CloseReason;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.transport.StreamRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A room and its committer, from its first use until it was idle for long enough. Whoever finds it retired asks for the
 * room again and gets a new one.
 *
 * <p>Its monitor guards the step between "in use" and "retired"; nothing that blocks happens inside.
 */
final class ActiveRoom {

    private final Room room;
    private final Committer committer;
    private boolean retired;
    private long lastUse;

    ActiveRoom(Room room, Committer committer) {
        this.room = room;
        this.committer = committer;
        this.lastUse = room.nanoTime();
    }

    Room room() {
        return room;
    }

    Committer committer() {
        return committer;
    }

    /** Empty: it is retired. */
    Optional<CompletableFuture<EntryOutcome>> submit(Entry entry) {
        return use() ? Optional.of(committer.submit(entry)) : Optional.empty();
    }

    /** Empty: it is retired. */
    Optional<Viewer> enter(StreamRequest request, boolean isStaff) {
        if (!use()) {
            return Optional.empty();
        }
        Viewer viewer = room.enter(request, isStaff);
        if (!use()) { // its log was lost in between, and whoever ended its streams may have missed this one
            viewer.dismiss(CloseReason.EPOCH_CHANGED);
        }
        return Optional.of(viewer);
    }

    /** From here the room stays for at least {@code idleRoom}: time enough for what the caller is about to do. */
    private synchronized boolean use() {
        lastUse = room.nanoTime();
        return !retired;
    }

    /** Retires it when nobody used it for so long, and nobody does. */
    synchronized boolean tryRetire(Duration idle) {
        boolean isIdle = room.people() == 0 && committer.isIdle() && room.nanoTime() - lastUse >= idle.toNanos();
        retired = retired || isIdle;
        return retired;
    }

    /** Retires it now. */
    synchronized void retire() {
        retired = true;
    }
}
