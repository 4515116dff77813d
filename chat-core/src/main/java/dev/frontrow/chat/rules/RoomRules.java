package dev.frontrow.chat.rules;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.DeletedBy;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.HiddenText;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.Sanction;
import dev.frontrow.chat.moderation.SanctionKind;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.KnownKey;
import dev.frontrow.chat.store.Receipt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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

        private static Decision of(EntryOutcome outcome) {
            return new Decision(outcome, List.of());
        }

        private static Decision rejected(RefusalCode code) {
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
        return entry instanceof Entry.NewMessage message ? post(id, room, message) : act(room, (Entry.NewAction) entry);
    }

    /** The public event of an action that makes one, at its position. */
    public static RoomEvent event(long seq, AuditEntry audit) {
        ModerationAction action = audit.action();
        if (action instanceof ModerationAction.Unrecognized) {
            return new RoomEvent.Unrecognized(seq, action.wireName(), audit.at());
        }
        MessageId message = action.message();
        return message == null
                ? new RoomEvent.Cleared(seq, audit.target(), deletedBy(audit), audit.at())
                : new RoomEvent.Deleted(seq, message, deletedBy(audit), audit.at());
    }

    private static <X extends Exception> Optional<Refusal> sanctioned(RoomView<X> room, Entry entry) throws X {
        Optional<UserId> actor = actor(entry);
        if (actor.isEmpty()) {
            return Optional.empty();
        }
        Optional<Refusal> banned = refusal(room, entry, actor.get(), SanctionKind.BAN, RefusalCode.BANNED);
        return banned.isPresent() || entry instanceof Entry.NewAction
                ? banned
                : refusal(room, entry, actor.get(), SanctionKind.MUTE, RefusalCode.MUTED);
    }

    private static <X extends Exception> Optional<Refusal> refusal(
            RoomView<X> room, Entry entry, UserId actor, SanctionKind kind, RefusalCode code) throws X {
        Optional<Sanction> sanction = room.sanction(kind, actor);
        return sanction.isPresent() && sanction.get().holdsAt(entry.at())
                ? Optional.of(Refusal.sanctioned(code, sanction.get(), entry.at()))
                : Optional.empty();
    }

    private static <X extends Exception> Decision post(RoomId id, RoomView<X> room, Entry.NewMessage entry) throws X {
        if (entry.replyTo() != null && !room.contains(entry.replyTo())) {
            return Decision.rejected(RefusalCode.MESSAGE_NOT_FOUND);
        }
        ChatMessage message = entry.message(id, room.nextSeq());
        return new Decision(
                new EntryOutcome.Done(new Receipt.Posted(message)),
                List.of(new Write.PutMessage(message, entry.key())));
    }

    private static <X extends Exception> Decision act(RoomView<X> room, Entry.NewAction entry) throws X {
        AuditEntry audit = entry.audit();
        ModerationAction action = audit.action();
        if (action instanceof ModerationAction.Unrecognized) {
            throw new IllegalArgumentException("unknown action: " + action.wireName());
        }
        if (!action.hides()) {
            return done(entry, List.of(), sanctions(audit), Optional.empty());
        }
        MessageId target = action.message();
        return target == null ? hideAll(room, entry) : hideOne(room, entry, target);
    }

    private static <X extends Exception> Decision hideOne(RoomView<X> room, Entry.NewAction entry, MessageId target)
            throws X {
        Optional<ChatMessage> found = room.message(target);
        if (found.isEmpty()) {
            return Decision.rejected(RefusalCode.MESSAGE_NOT_FOUND);
        }
        Optional<HiddenText> text = HiddenText.of(found.get());
        if (text.isEmpty()) {
            return Decision.rejected(RefusalCode.ALREADY_RESOLVED);
        }
        RoomEvent event = event(room.nextSeq(), entry.audit());
        Write redact = new Write.Redact(target, deletedBy(entry.audit()));
        return done(entry, List.of(text.get()), List.of(redact), Optional.of(event));
    }

    /** One that finds nothing to hide is recorded like any other, and makes no public event. */
    private static <X extends Exception> Decision hideAll(RoomView<X> room, Entry.NewAction entry) throws X {
        AuditEntry audit = entry.audit();
        List<HiddenText> texts = room.shown(audit.target());
        Optional<RoomEvent> event = texts.isEmpty() ? Optional.empty() : Optional.of(event(room.nextSeq(), audit));
        Write redact = new Write.RedactAll(audit.target(), deletedBy(audit));
        return done(entry, texts, List.of(redact), event);
    }

    private static List<Write> sanctions(AuditEntry audit) {
        List<Write> writes = new ArrayList<>();
        audit.sanction()
                .ifPresent(given -> writes.add(new Write.SetSanction(given.kind(), given.user(), Optional.of(given))));
        audit.action()
                .lifts()
                .ifPresent(kind -> writes.add(new Write.SetSanction(kind, audit.target(), Optional.empty())));
        return writes;
    }

    private static Decision done(
            Entry.NewAction entry, List<HiddenText> hidden, List<Write> changes, Optional<RoomEvent> event) {
        Receipt.Moderated receipt = new Receipt.Moderated(entry.audit().hiding(hidden), event);
        List<Write> writes = new ArrayList<>(changes);
        event.ifPresent(made -> writes.add(new Write.PutEvent(made)));
        writes.add(new Write.AddAudit(receipt, entry.key()));
        return new Decision(new EntryOutcome.Done(receipt), writes);
    }

    private static DeletedBy deletedBy(AuditEntry audit) {
        if (audit.action().byAuthor()) {
            return DeletedBy.AUTHOR;
        }
        return audit.actor() == null ? DeletedBy.SYSTEM : DeletedBy.MODERATOR;
    }

    /** Who acts; empty: the host itself. */
    private static Optional<UserId> actor(Entry entry) {
        return entry.fold(
                        message -> Optional.of(message.author()),
                        action -> Optional.ofNullable(action.audit().actor()))
                .map(ChatUser::id);
    }
}
