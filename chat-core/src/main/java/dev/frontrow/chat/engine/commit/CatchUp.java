package dev.frontrow.chat.engine.commit;

import dev.frontrow.chat.engine.context.EngineContext;
import dev.frontrow.chat.engine.ring.LostLogException;
import dev.frontrow.chat.engine.ring.StoredLog;
import dev.frontrow.chat.engine.room.Room;
import dev.frontrow.chat.engine.room.SanctionsVersion;
import dev.frontrow.chat.store.Appended;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.Receipt;
import dev.frontrow.chat.store.RoomHead;
import dev.frontrow.chat.store.RoomVersion;

/**
 * Keeps a room equal to the store: shows what was appended here, reads what was committed elsewhere, and notices that
 * the log was lost. Runs on the room's committer, except for {@link #isCurrent}.
 *
 * @param applier of the same room
 * @param sanctions the version of those that are known here
 * @param lost what to do when the store has begun a new log for this room
 */
record CatchUp(Room room, EngineContext env, CommitApplier applier, SanctionsVersion sanctions, Runnable lost) {

    /**
     * Whether the store has exactly what is here. Any thread.
     *
     * @param headBefore the head here before the version was read
     */
    boolean isCurrent(RoomVersion version, long headBefore) {
        long head = version.head().seq();
        return !hasOtherSanctions(version)
                && head >= headBefore
                && head <= room.head().seq()
                && !room.contradicts(version);
    }

    /** Shows what this node has just appended. */
    void show(Appended appended) {
        if (!appended.epoch().equals(room.head().epoch())) {
            lost.run();
            return;
        }
        try {
            appended.outcomes().forEach(applier::of);
            sanctions.added(sanctionsChanged(appended));
        } catch (LostLogException e) {
            if (!isRenewed(e)) {
                // The store knows of no loss. What was accepted is stored, and is shown to whoever reads the room anew.
                lost.run();
            }
        }
    }

    /** Reads what is missing here: committed by another node, or by a call that failed after its commit. */
    void read() {
        try {
            RoomVersion version = new StoredLog(room.id(), env.store()).version();
            if (hasOtherSanctions(version)) {
                readAll(version);
            } else if (room.contradicts(version)) {
                throw new LostLogException(room.id(), "it ends with another message at " + version.head());
            } else {
                room.catchUp(version.head().seq());
            }
        } catch (LostLogException e) {
            if (!isRenewed(e)) {
                throw new IllegalStateException(
                        "room " + room.id() + " is read from where not everything has arrived", e);
            }
        }
    }

    /**
     * Reads the sanctions too, which may be many. The version was read before they are: a change in between shows in
     * the next version.
     */
    private void readAll(RoomVersion version) {
        RoomHead head = env.store().open(room.id());
        if (head.head().epoch().equals(room.head().epoch())) {
            applier.ofOthers(head);
            sanctions.read(version.sanctionsVersion());
        } else {
            lost.run();
        }
    }

    /**
     * Whether the log continues under another epoch. The store decides that, once for all nodes: only the store knows
     * whether it was asked where it writes.
     */
    private boolean isRenewed(LostLogException contradiction) {
        env.observer().hostFailed("store", room.id(), contradiction);
        if (env.store().renewEpochIfLost(room.newest()).equals(room.head().epoch())) {
            return false;
        }
        lost.run();
        announce();
        return true;
    }

    /** Tells the other nodes if something was done. */
    void announce(Appended appended) {
        for (EntryOutcome outcome : appended.outcomes()) {
            if (outcome instanceof EntryOutcome.Done) {
                announce();
                return;
            }
        }
    }

    /** Hints to the other nodes that the store has something new. A hint that fails is replaced by the next one. */
    private void announce() {
        try {
            env.backplane().announce(room.id());
        } catch (Throwable e) {
            env.observer().hostFailed("backplane", room.id(), e);
        }
    }

    /** Whether the log is another one, or a sanction was given or lifted that this node does not know of. */
    private boolean hasOtherSanctions(RoomVersion version) {
        return version.sanctionsVersion() != sanctions.known()
                || !version.head().epoch().equals(room.head().epoch());
    }

    private static long sanctionsChanged(Appended appended) {
        long changed = 0;
        for (EntryOutcome outcome : appended.outcomes()) {
            if (outcome instanceof EntryOutcome.Done done
                    && done.receipt() instanceof Receipt.Moderated moderated
                    && moderated.audit().action().changesSanctions()) {
                changed++;
            }
        }
        return changed;
    }
}
