package dev.frontrow.chat.memory;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.HiddenText;
import dev.frontrow.chat.moderation.Sanction;
import dev.frontrow.chat.moderation.SanctionKind;
import dev.frontrow.chat.rules.RoomRules;
import dev.frontrow.chat.rules.RoomView;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.KnownKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Everything that is stored of one room. Guarded by the room's lock. */
final class RoomData implements RoomView<RuntimeException> {

    final RoomLog log;
    final IdempotencyKeys keys;
    final Sanctions sanctions = new Sanctions();
    final AuditLog audit;
    private final RoomId room;
    final PersonalDataIndex personalData;

    RoomData(RoomId room, Bounds bounds) {
        this.room = room;
        this.log = new RoomLog(bounds.messages());
        this.keys = new IdempotencyKeys(bounds.keys());
        this.audit = new AuditLog(bounds.audit());
        this.personalData = new PersonalDataIndex(room, this);
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
        RoomRules.Decision decision = RoomRules.decide(room, this, entry);
        decision.writeTo(new RoomWriter(this, now));
        return decision.outcome();
    }

    @Override
    public Optional<KnownKey> known(UserId user, String key) {
        return keys.find(user, key);
    }

    @Override
    public Optional<Sanction> sanction(SanctionKind kind, UserId user) {
        return sanctions.find(kind, user);
    }

    @Override
    public boolean contains(MessageId message) {
        return log.find(message).isPresent();
    }

    @Override
    public Optional<ChatMessage> message(MessageId message) {
        return log.find(message).map(StoredMessage::message);
    }

    @Override
    public List<HiddenText> shown(UserId user) {
        return log.shownOf(user).stream()
                .limit(AuditEntry.MAX_HIDDEN)
                .flatMap(stored -> HiddenText.of(stored.message()).stream())
                .toList();
    }

    @Override
    public long nextSeq() {
        return log.head() + 1;
    }
}
