package dev.frontrow.chat.engine.room;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.message.Body;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.MessageKind;
import dev.frontrow.chat.mode.Mode;
import dev.frontrow.chat.mode.ModeSet;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The modes in force in a room, and what follows from them on this node: who is told that others count now, and, in slow
 * mode, when people sent something last. What is here of that is never too late, but another node may have accepted
 * something since. Changes come from the room's committer; may be asked by many threads.
 */
public final class ModeWatch {

    /** As many people as are remembered, the newest. */
    private static final int MAX = 10_000;

    private final Supplier<ModeSet> modes;
    private final Runnable changed;
    private final Map<UserId, Instant> lastSentAt = new LinkedHashMap<>();

    ModeWatch(Supplier<ModeSet> modes, Runnable changed) {
        this.modes = modes;
        this.changed = changed;
    }

    /** The modes in force after the newest event here. */
    public ModeSet inForce() {
        return modes.get();
    }

    /** When somebody sent something last, if that was while slow mode was on, and on this node. */
    public synchronized Optional<Instant> lastSentAt(UserId user) {
        return Optional.ofNullable(lastSentAt.get(user));
    }

    /** Makes a change of the log, after which other modes may be in force. */
    void around(Runnable change) {
        ModeSet before = inForce();
        change.run();
        ModeSet after = inForce();
        if (after.equals(before)) {
            return;
        }
        if (!after.isOn(Mode.SLOW)) {
            clear();
        }
        if (!onSight(after).equals(onSight(before))) {
            changed.run();
        }
    }

    /** Those that count for whoever has not written anything yet. */
    private static ModeSet onSight(ModeSet modes) {
        return modes.without(Mode.EMOJI_ONLY).without(Mode.UNIQUE);
    }

    void appended(RoomEvent event) {
        if (event instanceof RoomEvent.Posted posted && inForce().isOn(Mode.SLOW) && !isNotice(posted.message())) {
            sent(posted.message());
        }
    }

    /** What the host says of somebody, they did not say. */
    private static boolean isNotice(ChatMessage message) {
        return message.body() instanceof Body.Text text && text.kind() instanceof MessageKind.Notice;
    }

    private synchronized void sent(ChatMessage message) {
        lastSentAt.remove(message.author().id()); // or they would keep their old place
        lastSentAt.put(message.author().id(), message.sentAt());
        if (lastSentAt.size() > MAX) {
            lastSentAt.remove(lastSentAt.keySet().iterator().next());
        }
    }

    private synchronized void clear() {
        lastSentAt.clear();
    }
}
