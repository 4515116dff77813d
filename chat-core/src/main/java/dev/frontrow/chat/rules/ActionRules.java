package dev.frontrow.chat.rules;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.log.Pin;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.log.RoomState;
import dev.frontrow.chat.log.StateEvent;
import dev.frontrow.chat.message.Body;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.DeletedBy;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.mode.RoomModes;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.HiddenText;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.RoomAction;
import dev.frontrow.chat.moderation.SanctionKind;
import dev.frontrow.chat.moderation.WarningAction;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.rules.RoomRules.Decision;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an action does to a room: the part of {@link RoomRules} that is about moderation. Pure. */
final class ActionRules {

    private ActionRules() {}

    static <X extends Exception> Decision decide(RoomView<X> room, Entry.NewAction entry) throws X {
        ModerationAction action = entry.audit().action();
        if (action instanceof ModerationAction.Unrecognized) {
            throw new IllegalArgumentException("unknown action: " + action.wireName());
        }
        if (action instanceof RoomAction.ChangeModes modes) {
            return changeModes(room, entry, modes);
        }
        if (action instanceof RoomAction.Pin pin) {
            return pin(room, entry, pin);
        }
        if (action instanceof RoomAction.Unpin) {
            return unpin(room, entry);
        }
        if (action instanceof ModerationAction.Restore restore) {
            return restore(room, entry, restore.message());
        }
        if (action instanceof WarningAction.Acknowledge && !isWarned(room, entry)) {
            return Decision.rejected(RefusalCode.ALREADY_RESOLVED);
        }
        if (!action.hides()) {
            return done(room, entry, List.of(), sanctions(entry.audit()), Optional.empty());
        }
        MessageId target = action.message();
        return target == null ? hideAll(room, entry) : hideOne(room, entry, target);
    }

    /** Whoever acknowledges nothing leaves no trace; the host may, of anybody. */
    private static <X extends Exception> boolean isWarned(RoomView<X> room, Entry.NewAction entry) throws X {
        UserId target = entry.audit().target();
        return entry.audit().actor() == null
                || (target != null
                        && room.sanction(SanctionKind.WARNING, target).isPresent());
    }

    /** One that changes nothing is recorded like any other, and makes no public event. */
    private static <X extends Exception> Decision changeModes(
            RoomView<X> room, Entry.NewAction entry, RoomAction.ChangeModes action) throws X {
        RoomModes before = room.state().modes();
        RoomModes after = before.with(action.change());
        AuditEntry audit = entry.audit();
        Optional<RoomEvent> event = after.equals(before)
                ? Optional.empty()
                : Optional.of(new StateEvent.ModesChanged(room.nextSeq(), after, by(audit), audit.at()));
        return done(room, entry, List.of(), List.of(), event);
    }

    private static <X extends Exception> Decision pin(RoomView<X> room, Entry.NewAction entry, RoomAction.Pin action)
            throws X {
        Optional<ChatMessage> found = room.message(action.message()).filter(message -> !message.isDeleted());
        if (found.isEmpty()) {
            return Decision.rejected(RefusalCode.MESSAGE_NOT_FOUND);
        }
        AuditEntry audit = entry.audit();
        Duration duration = action.duration();
        Instant until = duration == null ? null : audit.at().plus(duration);
        Pin pin = new Pin(found.get(), audit.at(), until);
        return done(room, entry, List.of(), List.of(), Optional.of(pinned(room, audit, Optional.of(pin))));
    }

    private static <X extends Exception> Decision unpin(RoomView<X> room, Entry.NewAction entry) throws X {
        AuditEntry audit = entry.audit();
        return room.state().pin(audit.at()).isEmpty()
                ? Decision.rejected(RefusalCode.ALREADY_RESOLVED)
                : done(room, entry, List.of(), List.of(), Optional.of(pinned(room, audit, Optional.empty())));
    }

    private static <X extends Exception> RoomEvent pinned(RoomView<X> room, AuditEntry audit, Optional<Pin> pin)
            throws X {
        return new StateEvent.PinChanged(room.nextSeq(), pin, by(audit), audit.at());
    }

    private static <X extends Exception> Decision restore(RoomView<X> room, Entry.NewAction entry, MessageId target)
            throws X {
        Optional<ChatMessage> found = room.message(target);
        if (found.isPresent() && !found.get().isDeleted()) {
            return Decision.rejected(RefusalCode.ALREADY_RESOLVED);
        }
        Optional<Body.Text> text = found.isPresent() ? room.deleted(target) : Optional.empty();
        if (text.isEmpty()) {
            return Decision.rejected(RefusalCode.MESSAGE_NOT_FOUND);
        }
        ChatMessage message = found.get().saying(text.get());
        RoomEvent event =
                new RoomEvent.Restored(room.nextSeq(), message, entry.audit().at());
        return done(room, entry, List.of(), List.of(new Write.Restore(message)), Optional.of(event));
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
        AuditEntry audit = entry.audit();
        RoomEvent event = new RoomEvent.Deleted(room.nextSeq(), target, by(audit), audit.at());
        Write redact = new Write.Redact(target, by(audit));
        return done(room, entry, List.of(text.get()), List.of(redact), Optional.of(event));
    }

    /** One that finds nothing to hide is recorded like any other, and makes no public event. */
    private static <X extends Exception> Decision hideAll(RoomView<X> room, Entry.NewAction entry) throws X {
        AuditEntry audit = entry.audit();
        UserId target = audit.target();
        List<HiddenText> texts = room.shown(target);
        Optional<RoomEvent> event = texts.isEmpty()
                ? Optional.empty()
                : Optional.of(new RoomEvent.Cleared(room.nextSeq(), target, by(audit), audit.at()));
        return done(room, entry, texts, List.of(new Write.RedactAll(target, by(audit))), event);
    }

    private static List<Write> sanctions(AuditEntry audit) {
        List<Write> writes = new ArrayList<>();
        audit.sanction()
                .ifPresent(given -> writes.add(new Write.SetSanction(given.kind(), given.user(), Optional.of(given))));
        UserId target = audit.target();
        if (target != null) {
            audit.action().lifts().ifPresent(kind -> writes.add(new Write.SetSanction(kind, target, Optional.empty())));
        }
        return writes;
    }

    private static <X extends Exception> Decision done(
            RoomView<X> room,
            Entry.NewAction entry,
            List<HiddenText> hidden,
            List<Write> changes,
            Optional<RoomEvent> event)
            throws X {
        Receipt.Moderated receipt = new Receipt.Moderated(entry.audit().hiding(hidden), event);
        List<Write> writes = new ArrayList<>(changes);
        if (event.isPresent()) {
            writes.add(new Write.PutEvent(event.get()));
            RoomState before = room.state();
            RoomState after = before.after(event.get());
            if (!after.looksLike(before)) {
                writes.add(new Write.PutState(after));
            }
        }
        writes.add(new Write.AddAudit(receipt, entry.key()));
        return new Decision(new EntryOutcome.Done(receipt), writes);
    }

    private static DeletedBy by(AuditEntry audit) {
        if (audit.action().bySelf()) {
            return DeletedBy.AUTHOR;
        }
        return audit.actor() == null ? DeletedBy.SYSTEM : DeletedBy.MODERATOR;
    }
}
