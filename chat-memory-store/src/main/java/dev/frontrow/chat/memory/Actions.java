package dev.frontrow.chat.memory;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.message.Body;
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
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.Receipt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a moderation action does to a room. Guarded by the room's lock. */
final class Actions {

    private final RoomState room;

    Actions(RoomState room) {
        this.room = room;
    }

    Optional<Refusal> sanctioned(Entry.NewAction action) {
        ChatUser actor = action.audit().actor();
        return actor == null
                ? Optional.empty()
                : room.banned(actor.id(), action.audit().at());
    }

    EntryOutcome perform(Entry.NewAction entry, Instant now) {
        AuditEntry audit = entry.audit();
        ModerationAction action = audit.action();
        if (action instanceof ModerationAction.OnMessage onMessage) {
            return hideOne(onMessage.message(), audit, entry.key(), now);
        }
        if (action instanceof ModerationAction.Purge purge) {
            return hideAll(purge.user(), audit, entry.key(), now);
        }
        if (action instanceof ModerationAction.OnUser onUser) {
            changeSanction(onUser, audit);
            return done(audit, Optional.empty(), entry.key(), now);
        }
        throw new IllegalArgumentException("unknown action: " + action.wireName());
    }

    private EntryOutcome hideOne(MessageId id, AuditEntry audit, @Nullable IdempotencyKey key, Instant now) {
        Optional<StoredMessage> found = room.log.find(id);
        if (found.isEmpty()) {
            return RoomState.rejected(RefusalCode.MESSAGE_NOT_FOUND);
        }
        if (found.get().message().isDeleted()) {
            return RoomState.rejected(RefusalCode.ALREADY_RESOLVED);
        }
        DeletedBy by = hiddenBy(audit);
        AuditEntry full = audit.hiding(texts(List.of(found.get())));
        room.log.redact(found.get(), by);
        RoomEvent event = room.log.append(seq -> new RoomEvent.Deleted(seq, id, by, audit.at()));
        return done(full, Optional.of(event), key, now);
    }

    /** A purge that finds nothing to hide is recorded like any other, and causes no public event. */
    private EntryOutcome hideAll(UserId user, AuditEntry audit, @Nullable IdempotencyKey key, Instant now) {
        DeletedBy by = hiddenBy(audit);
        List<StoredMessage> shown = room.log.shownOf(user);
        AuditEntry full = audit.hiding(texts(shown));
        shown.forEach(stored -> room.log.redact(stored, by));
        room.keys.redact(user, by);
        Optional<RoomEvent> event = shown.isEmpty()
                ? Optional.empty()
                : Optional.of(room.log.append(seq -> new RoomEvent.Cleared(seq, user, by, audit.at())));
        return done(full, event, key, now);
    }

    private void changeSanction(ModerationAction.OnUser action, AuditEntry audit) {
        room.sanctions.changed();
        Optional<Sanction> given = audit.sanction();
        if (given.isPresent()) {
            room.sanctions.put(given.get());
        } else if (action instanceof ModerationAction.Unmute) {
            room.sanctions.lift(SanctionKind.MUTE, action.user());
        } else if (action instanceof ModerationAction.Unban) {
            room.sanctions.lift(SanctionKind.BAN, action.user());
        } else {
            throw new IllegalArgumentException("unknown action: " + action.wireName());
        }
    }

    private EntryOutcome done(AuditEntry audit, Optional<RoomEvent> event, @Nullable IdempotencyKey key, Instant now) {
        Receipt.Moderated receipt = new Receipt.Moderated(audit, event);
        room.audit.add(audit);
        room.keys.remember(key, receipt, now);
        return new EntryOutcome.Done(receipt);
    }

    private static DeletedBy hiddenBy(AuditEntry audit) {
        if (audit.action() instanceof ModerationAction.Retract) {
            return DeletedBy.AUTHOR;
        }
        return audit.actor() == null ? DeletedBy.SYSTEM : DeletedBy.MODERATOR;
    }

    private static List<HiddenText> texts(List<StoredMessage> newestFirst) {
        return newestFirst.stream()
                .limit(AuditEntry.MAX_HIDDEN)
                .map(StoredMessage::message)
                .flatMap(message -> message.body()
                        .fold(
                                (Body.Text body) -> Stream.of(new HiddenText(message.id(), body.text())),
                                tombstone -> Stream.empty()))
                .toList();
    }
}
