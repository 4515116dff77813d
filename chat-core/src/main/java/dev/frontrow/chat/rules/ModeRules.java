package dev.frontrow.chat.rules;

import dev.frontrow.chat.gate.GateReason;
import dev.frontrow.chat.gate.Requirement;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.mode.Mode;
import dev.frontrow.chat.mode.ModeSet;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.text.EmojiText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which of a room's modes keep somebody from sending. Pure. Every mode that does gives a reason of its own, in the order
 * of {@link Mode}, so that whoever asks learns of all of them at once.
 */
public final class ModeRules {

    /** How long {@link Mode#UNIQUE} looks back. */
    public static final Duration UNIQUE_WINDOW = Duration.ofMinutes(10);

    private ModeRules() {}

    /**
     * What the rules may ask about the room, each only if a mode depends on it.
     *
     * @param <X> what a failing store throws
     */
    public interface Known<X extends Exception> {

        /** When the newest message of the author was committed. */
        Optional<Instant> lastSentAt() throws X;
    }

    /** The modes that keep somebody out whatever they write. */
    public static <X extends Exception> List<GateReason> closed(
            ModeSet modes, ChatUser author, Entry.AuthorFacts facts, Instant at, Known<X> room) throws X {
        List<GateReason> reasons = new ArrayList<>();
        if (!modes.isEmpty()) {
            for (Mode mode : Mode.values()) {
                if (modes.isOn(mode) && !facts.exempt().contains(mode)) {
                    Duration length = modes.length(mode).orElse(Duration.ZERO);
                    switch (mode) {
                        case SLOW -> slow(length, room.lastSentAt(), at).ifPresent(reasons::add);
                        case SUBSCRIBERS -> subscribers(author).ifPresent(reasons::add);
                        case FOLLOWERS ->
                            followers(length, facts.followsSince(), at).ifPresent(reasons::add);
                        case LOCKED ->
                            reasons.add(GateReason.of(mode.gateName(), "locked", Requirement.rank(Role.MODERATOR)));
                        case EMOJI_ONLY, UNIQUE -> {} // depend on the text
                    }
                }
            }
        }
        return reasons;
    }

    /** The modes that keep this text out; {@link Mode#UNIQUE} is not among them, which depends on other texts. */
    public static List<GateReason> closedFor(String text, ModeSet modes, Entry.AuthorFacts facts) {
        return modes.isOn(Mode.EMOJI_ONLY) && !facts.exempt().contains(Mode.EMOJI_ONLY) && !EmojiText.isOnlyEmoji(text)
                ? List.of(GateReason.of(Mode.EMOJI_ONLY.gateName(), "emoji_only"))
                : List.of();
    }

    private static Optional<GateReason> slow(Duration length, Optional<Instant> lastSentAt, Instant at) {
        return lastSentAt
                .map(last -> last.plus(length))
                .filter(at::isBefore)
                .map(opens -> GateReason.of(Mode.SLOW.gateName(), "slow_mode", Requirement.waitUntil(opens)));
    }

    private static Optional<GateReason> subscribers(ChatUser author) {
        return author.role().compareTo(Role.SUBSCRIBER) >= 0
                ? Optional.empty()
                : Optional.of(GateReason.subscribersOnly(Mode.SUBSCRIBERS.gateName()));
    }

    private static Optional<GateReason> followers(Duration length, @Nullable Instant since, Instant at) {
        String gate = Mode.FOLLOWERS.gateName();
        if (since == null) {
            return Optional.of(GateReason.of(gate, "followers_only"));
        }
        Instant opens = since.plus(length);
        if (!at.isBefore(opens)) {
            return Optional.empty();
        }
        return Optional.of(
                Requirement.WaitUntil.isPossible(opens)
                        ? GateReason.of(gate, "followers_only", Requirement.waitUntil(opens))
                        : GateReason.of(gate, "followers_only"));
    }
}
