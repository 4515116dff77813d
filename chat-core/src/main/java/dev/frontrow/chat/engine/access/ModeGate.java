package dev.frontrow.chat.engine.access;

import dev.frontrow.chat.engine.calls.StoreCalls;
import dev.frontrow.chat.engine.context.StoreFailure;
import dev.frontrow.chat.engine.hub.Hub;
import dev.frontrow.chat.engine.room.Room;
import dev.frontrow.chat.gate.Fact;
import dev.frontrow.chat.gate.GateReason;
import dev.frontrow.chat.gate.UserFacts;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.Draft;
import dev.frontrow.chat.mode.Mode;
import dev.frontrow.chat.mode.ModeSet;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.rules.ModeRules;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.text.PlainText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which of a room's modes keep somebody out, as far as this node knows. The commit decides it once more, where all nodes
 * are known; here it is told early, and to those who only look.
 */
public final class ModeGate {

    private final Hub hub;
    private final StoreCalls store;
    private final FactsClient facts;
    private final ChatSettings settings;

    public ModeGate(Hub hub, StoreCalls store, FactsClient facts, ChatSettings settings) {
        this.hub = hub;
        this.store = store;
        this.facts = facts;
        this.settings = settings;
    }

    /** Whether an answer about somebody in this room may have to be waited for: from the store, or the host. */
    boolean mayBlock(RoomId room) {
        ModeSet modes = hub.room(room).modes().inForce();
        return modes.isOn(Mode.SLOW) || (modes.isOn(Mode.FOLLOWERS) && facts.mayBlock());
    }

    /** What the modes of the room ask about somebody; the host is asked where one depends on it. */
    Result<Entry.AuthorFacts> facts(RoomId room, ChatUser user) {
        return facts.ask(room, user, wanted(room, user)).map(known -> known(user, known));
    }

    /** The same, asked on the caller's own thread. */
    Result<Entry.AuthorFacts> factsHere(RoomId room, ChatUser user, Duration timeout) {
        return facts.askHere(room, user, wanted(room, user), timeout).map(known -> known(user, known));
    }

    /** Where the host cannot say. */
    Entry.AuthorFacts withoutFacts(ChatUser user) {
        return known(user, UserFacts.unknown());
    }

    /** Whether a reason rests on what the host said. */
    static boolean needsFacts(GateReason reason) {
        return reason.gate().equals(Mode.FOLLOWERS.gateName());
    }

    private Set<Fact> wanted(RoomId room, ChatUser user) {
        boolean isAsked = hub.room(room).modes().inForce().isOn(Mode.FOLLOWERS)
                && !settings.exempt(user.role()).contains(Mode.FOLLOWERS);
        return isAsked ? Set.of(Fact.FOLLOWS) : Set.of();
    }

    private Entry.AuthorFacts known(ChatUser user, UserFacts known) {
        return new Entry.AuthorFacts(
                settings.exempt(user.role()), known.followsSince().orElse(null));
    }

    /** The modes that keep somebody out, whatever they write; a store that fails is left to the commit. */
    List<GateReason> closed(RoomId id, ChatUser user, Entry.AuthorFacts facts) {
        try {
            return closedForSure(id, user, facts);
        } catch (StoreFailure told) {
            return waits(id, user, facts);
        }
    }

    /**
     * The same, for whoever has to be told.
     *
     * @throws StoreFailure the store was asked when they sent something last, and did not say
     */
    List<GateReason> closedForSure(RoomId id, ChatUser user, Entry.AuthorFacts facts) {
        Room room = hub.room(id);
        ModeSet modes = room.modes().inForce();
        return ModeRules.closed(modes, user, facts, room.now(), () -> lastSentAt(room, user.id(), modes));
    }

    /** The modes that keep out what somebody has written. What is no text at all is refused for that, later. */
    public List<GateReason> closedFor(Draft draft, Entry.AuthorFacts facts) {
        ModeSet modes = hub.room(draft.room()).modes().inForce();
        return modes.isEmpty() || !PlainText.isUnicode(draft.text())
                ? List.of()
                : PlainText.clean(draft.text())
                        .map(text -> ModeRules.closedFor(text.value(), modes, facts))
                        .orElse(List.of());
    }

    /**
     * What keeps somebody out who has just sent something. Does not block: of the message this node knows.
     */
    public List<GateReason> waits(RoomId id, ChatUser user, Entry.AuthorFacts facts) {
        Room room = hub.room(id);
        ModeSet modes = room.modes().inForce().without(Mode.FOLLOWERS); // of which nothing may be known yet
        return ModeRules.closed(
                modes, user, facts, room.now(), () -> room.modes().lastSentAt(user.id()));
    }

    /** The store is asked only where what this node knows lets them through. */
    private Optional<Instant> lastSentAt(Room room, UserId user, ModeSet modes) {
        Optional<Instant> here = room.modes().lastSentAt(user);
        Duration length = modes.length(Mode.SLOW).orElse(Duration.ZERO);
        if (here.filter(last -> room.now().isBefore(last.plus(length))).isPresent()) {
            return here;
        }
        return store.call(room.id(), chat -> chat.lastSentAt(room.id(), user));
    }

    /** Reasons that somebody may be told of before they write anything. */
    public static List<GateReason> withoutText(List<GateReason> reasons) {
        return reasons.stream()
                .filter(reason -> !reason.gate().equals(Mode.EMOJI_ONLY.gateName())
                        && !reason.gate().equals(Mode.UNIQUE.gateName()))
                .toList();
    }
}
