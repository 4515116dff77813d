package dev.frontrow.chat.rules;

import dev.frontrow.chat.gate.GateReason;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.message.MessageKind;
import dev.frontrow.chat.mode.Mode;
import dev.frontrow.chat.mode.ModeSet;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.SanctionKind;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.KnownKey;
import dev.frontrow.chat.store.Receipt;
import dev.frontrow.chat.text.TextFingerprint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What an entry does to a room. Called by stores, for each entry of a batch, inside the transaction that appends it:
 * the store answers the questions of {@link RoomView}, makes the writes of the decision in their order, and returns its
 * outcome. Pure: the same answers give the same decision.
 *
 * <p>In this order: a key that is known repeats the first result; then the ban, and for messages the mute, of whoever
 * acts is checked; then what the entry refers to. What an action does follows from {@link ModerationAction}.
 */
public final class RoomRules {

    private RoomRules() {}

    /**
     * What becomes of one entry.
     *
     * @param outcome what the store returns for it
     * @param writes what the store changes, in this order; none unless the entry is done
     */
    public record Decision(EntryOutcome outcome, List<Write> writes) {

        public Decision {
            writes = List.copyOf(writes);
        }

        /**
         * Makes all writes.
         *
         * @throws X the store failed
         */
        public <X extends Exception> void writeTo(Write.Visitor<X> store) throws X {
            for (Write write : writes) {
                write.accept(store);
            }
        }

        static Decision of(EntryOutcome outcome) {
            return new Decision(outcome, List.of());
        }

        static Decision rejected(RefusalCode code) {
            return of(new EntryOutcome.Rejected(Refusal.of(code)));
        }
    }

    /**
     * What the decisions on a batch may ask about the state before it, so that a store can read it all at once.
     *
     * @param keys for {@link RoomView#known}
     * @param users for {@link RoomView#sanction}
     * @param repliedTo for {@link RoomView#contains}
     */
    public record Needs(Set<IdempotencyKey> keys, Set<UserId> users, Set<MessageId> repliedTo) {

        public Needs {
            keys = Set.copyOf(keys);
            users = Set.copyOf(users);
            repliedTo = Set.copyOf(repliedTo);
        }
    }

    /** What is needed to decide on a batch. */
    public static Needs needs(Batch batch) {
        Set<IdempotencyKey> keys = new HashSet<>();
        Set<UserId> users = new HashSet<>();
        Set<MessageId> repliedTo = new HashSet<>();
        for (Entry entry : batch.entries()) {
            Optional.ofNullable(entry.key()).ifPresent(keys::add);
            actor(entry).ifPresent(users::add);
            if (entry instanceof Entry.NewMessage message) {
                Optional.ofNullable(message.replyTo()).ifPresent(repliedTo::add);
            }
        }
        return new Needs(keys, users, repliedTo);
    }

    /**
     * What becomes of an entry.
     *
     * @param id the room
     * @throws X the store failed
     */
    public static <X extends Exception> Decision decide(RoomId id, RoomView<X> room, Entry entry) throws X {
        IdempotencyKey key = entry.key();
        Optional<KnownKey> first = key == null ? Optional.empty() : room.known(key.user(), key.value());
        if (key != null && first.isPresent()) {
            return first.get().fingerprint().equals(key.fingerprint())
                    ? Decision.of(new EntryOutcome.Repeated(first.get().receipt()))
                    : Decision.rejected(RefusalCode.IDEMPOTENCY_MISMATCH);
        }
        Optional<Refusal> sanctioned = sanctioned(room, entry);
        if (sanctioned.isPresent()) {
            return Decision.of(new EntryOutcome.Rejected(sanctioned.get()));
        }
        return entry instanceof Entry.NewMessage message
                ? post(id, room, message)
                : ActionRules.decide(room, (Entry.NewAction) entry);
    }

    private static <X extends Exception> Optional<Refusal> sanctioned(RoomView<X> room, Entry entry) throws X {
        Optional<UserId> actor = actor(entry);
        if (actor.isEmpty()) {
            return Optional.empty();
        }
        Optional<Refusal> refused = refusal(room, entry, actor.get(), SanctionKind.BAN);
        if (entry instanceof Entry.NewMessage) {
            refused = refused.isPresent() ? refused : refusal(room, entry, actor.get(), SanctionKind.MUTE);
            refused = refused.isPresent() ? refused : refusal(room, entry, actor.get(), SanctionKind.WARNING);
        }
        return refused;
    }

    private static <X extends Exception> Optional<Refusal> refusal(
            RoomView<X> room, Entry entry, UserId actor, SanctionKind kind) throws X {
        return room.sanction(kind, actor)
                .filter(sanction -> sanction.holdsAt(entry.at()))
                .map(sanction -> Refusal.sanctioned(sanction, entry.at()));
    }

    private static <X extends Exception> Decision post(RoomId id, RoomView<X> room, Entry.NewMessage entry) throws X {
        if (entry.replyTo() != null && !room.contains(entry.replyTo())) {
            return Decision.rejected(RefusalCode.MESSAGE_NOT_FOUND);
        }
        boolean isSaid = !(entry.kind() instanceof MessageKind.Notice);
        OptionalLong unique = OptionalLong.empty();
        if (isSaid) {
            ModeSet modes = room.state().modes().inForce();
            unique = modes.isOn(Mode.UNIQUE) ? TextFingerprint.of(entry.text()) : unique;
            List<GateReason> closed = closed(room, entry, modes, unique);
            if (!closed.isEmpty()) {
                return Decision.of(new EntryOutcome.Rejected(Refusal.gated(closed)));
            }
        }
        boolean isFirst = isSaid && !room.hasSpoken(entry.author().id());
        ChatMessage message = entry.message(id, room.nextSeq(), isFirst);
        List<Write> writes = new ArrayList<>();
        writes.add(new Write.PutMessage(message, entry.key()));
        unique.ifPresent(fingerprint -> writes.add(new Write.RememberText(fingerprint, entry.at())));
        return new Decision(new EntryOutcome.Done(new Receipt.Posted(message)), writes);
    }

    private static <X extends Exception> List<GateReason> closed(
            RoomView<X> room, Entry.NewMessage entry, ModeSet modes, OptionalLong unique) throws X {
        UserId author = entry.author().id();
        List<GateReason> closed =
                ModeRules.closed(modes, entry.author(), entry.facts(), entry.at(), () -> room.lastSentAt(author));
        closed.addAll(ModeRules.closedFor(entry.text(), modes, entry.facts()));
        if (unique.isPresent()
                && !entry.facts().exempt().contains(Mode.UNIQUE)
                && room.wasSaid(unique.getAsLong(), entry.at().minus(ModeRules.UNIQUE_WINDOW))) {
            closed.add(GateReason.of(Mode.UNIQUE.gateName(), "not_unique"));
        }
        return closed;
    }

    /** Who acts; empty: the host itself, which also says what a notice says. */
    private static Optional<UserId> actor(Entry entry) {
        return entry.fold(
                        message -> message.kind() instanceof MessageKind.Notice
                                ? Optional.<ChatUser>empty()
                                : Optional.of(message.author()),
                        action -> Optional.ofNullable(action.audit().actor()))
                .map(ChatUser::id);
    }
}
