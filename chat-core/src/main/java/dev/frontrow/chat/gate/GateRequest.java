package dev.frontrow.chat.gate;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.RoomId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The question to a gate: may this person do this in this room now? Made by the chat; hosts make one where they test a
 * gate of theirs. Immutable.
 */
public final class GateRequest {

    /**
     * What somebody wants to do. Later versions ask about more than sending, so a gate has an answer of its own for
     * what it does not know, in the {@code default} of a {@code switch} say. One that does not look at this answers
     * everything alike.
     */
    public enum Action {
        /** Send a message. */
        SEND
    }

    private final RoomId room;
    private final ChatUser user;
    private final Action action;
    private final Instant at;
    private final Optional<Money> offer;
    private final Facts facts;

    private GateRequest(RoomId room, ChatUser user, Action action, Instant at, Optional<Money> offer, Facts facts) {
        this.room = Objects.requireNonNull(room, "room");
        this.user = Objects.requireNonNull(user, "user");
        this.action = Objects.requireNonNull(action, "action");
        this.at = Objects.requireNonNull(at, "at");
        this.offer = offer;
        this.facts = facts;
    }

    /** A question about somebody who offers nothing, and of whom nothing is known. */
    public static GateRequest of(RoomId room, ChatUser user, Action action, Instant at) {
        return new GateRequest(room, user, action, at, Optional.empty(), Facts.none());
    }

    /** The same question about somebody who offers money, a tip say. */
    public GateRequest offering(Money money) {
        return new GateRequest(room, user, action, at, Optional.of(Objects.requireNonNull(money, "money")), facts);
    }

    /**
     * The same question, where the gates of {@link Gates} that need facts ask these. The chat does it; hosts do where
     * they test a gate of theirs.
     */
    public GateRequest withFacts(Facts source) {
        return new GateRequest(room, user, action, at, offer, Objects.requireNonNull(source, "source"));
    }

    /** Whom to ask for facts. */
    Facts facts() {
        return facts;
    }

    /** Where. */
    public RoomId room() {
        return room;
    }

    /** Who, as the host's directory says at this moment. */
    public ChatUser user() {
        return user;
    }

    /** What. */
    public Action action() {
        return action;
    }

    /** When: now, by the chat's time, the same on all nodes, by which mutes and bans end too. */
    public Instant at() {
        return at;
    }

    /** What is offered for it. Empty where nothing is; the chat has no way to offer anything yet. */
    public Optional<Money> offer() {
        return offer;
    }

    /** Whether the same is asked; whom it would ask for facts does not count. */
    @Override
    public boolean equals(Object other) {
        return other instanceof GateRequest that
                && room.equals(that.room)
                && user.equals(that.user)
                && action == that.action
                && at.equals(that.at)
                && offer.equals(that.offer);
    }

    @Override
    public int hashCode() {
        return Objects.hash(room, user, action, at, offer);
    }

    @Override
    public String toString() {
        return "GateRequest[room=" + room + ", user=" + user + ", action=" + action + ", at=" + at + ", offer=" + offer
                + "]";
    }
}
