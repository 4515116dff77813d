package dev.frontrow.chat.memory;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.Body;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.moderation.SanctionKind;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.Receipt;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that is stored of one room, and what an entry does to it. Guarded by the room's lock. */
final class RoomState {

    final RoomLog log;
    final IdempotencyKeys keys;
    final Sanctions sanctions = new Sanctions();
    final AuditLog audit;
    private final RoomId room;
    final PersonalDataIndex personalData;
    private final Actions actions;

    RoomState(RoomId room, Bounds bounds) {
        this.room = room;
        this.log = new RoomLog(bounds.messages());
        this.keys = new IdempotencyKeys(bounds.keys());
        this.audit = new AuditLog(bounds.audit());
        this.personalData = new PersonalDataIndex(room, this);
        this.actions = new Actions(this);
    }

    long bytes() {
        return Weigher.ROOM + log.bytes() + keys.bytes() + sanctions.bytes() + audit.bytes();
    }

    /** Drops the oldest data until at most this number of bytes is left, the audit log last. */
    void shrinkTo(long target) {
        boolean dropped = true;
        while (dropped && bytes() > target) {
            boolean message = log.dropOldest();
            boolean key = keys.dropOldest();
            dropped = message || key || audit.dropOldest();
        }
    }

    EntryOutcome append(Entry entry, Instant now) {
        return repeated(entry.key())
                .or(() -> entry.fold(this::sanctioned, actions::sanctioned).map(EntryOutcome.Rejected::new))
                .orElseGet(() -> entry.fold(message -> post(message, now), action -> actions.perform(action, now)));
    }

    private Optional<EntryOutcome> repeated(@Nullable IdempotencyKey key) {
        return key == null
                ? Optional.empty()
                : keys.find(key.user(), key.value())
                        .map(known -> known.fingerprint().equals(key.fingerprint())
                                ? new EntryOutcome.Repeated(known.receipt())
                                : rejected(RefusalCode.IDEMPOTENCY_MISMATCH));
    }

    private Optional<Refusal> sanctioned(Entry.NewMessage message) {
        UserId author = message.author().id();
        return banned(author, message.at())
                .or(() -> sanctions
                        .inForce(SanctionKind.MUTE, author, message.at())
                        .map(mute -> Refusal.sanctioned(RefusalCode.MUTED, mute, message.at())));
    }

    Optional<Refusal> banned(UserId user, Instant at) {
        return sanctions
                .inForce(SanctionKind.BAN, user, at)
                .map(ban -> Refusal.sanctioned(RefusalCode.BANNED, ban, at));
    }

    private EntryOutcome post(Entry.NewMessage entry, Instant now) {
        if (entry.replyTo() != null && log.find(entry.replyTo()).isEmpty()) {
            return rejected(RefusalCode.MESSAGE_NOT_FOUND);
        }
        ChatUser author = entry.author();
        Body body = new Body.Text(entry.text(), entry.replyTo());
        StoredMessage stored = log.post(seq -> new ChatMessage(room, seq, entry.id(), author, entry.at(), body));
        keys.remember(entry.key(), stored, now);
        return new EntryOutcome.Done(new Receipt.Posted(stored.message()));
    }

    static EntryOutcome rejected(RefusalCode code) {
        return new EntryOutcome.Rejected(Refusal.of(code));
    }
}
