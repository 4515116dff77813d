package dev.frontrow.chat.memory;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.log.Position;
import dev.frontrow.chat.log.RoomState;
import dev.frontrow.chat.message.Body;
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
import org.jspecify.annotations.Nullable;

/** Everything that is stored of one room. Guarded by the room's lock. */
final class RoomData implements RoomView<RuntimeException> {

    final RoomLog log;
    final IdempotencyKeys keys;
    final Sanctions sanctions = new Sanctions();
    final AuditLog audit;
    final Chatters chatters;
    final SaidTexts said = new SaidTexts();
    final Head head;
    private final RoomId room;
    private final String epoch;
    final PersonalDataIndex personalData;

    RoomData(RoomId room, String epoch, Bounds bounds) {
        this.room = room;
        this.epoch = epoch;
        this.log = new RoomLog(bounds.messages());
        this.keys = new IdempotencyKeys(bounds.keys());
        this.audit = new AuditLog(bounds.audit());
        this.chatters = new Chatters(bounds.chatters());
        this.head = new Head(log);
        this.personalData = new PersonalDataIndex(room, this);
    }

    long bytes() {
        return Weigher.ROOM
                + log.bytes()
                + keys.bytes()
                + sanctions.bytes()
                + audit.bytes()
                + chatters.bytes()
                + said.bytes();
    }

    /** Drops the oldest data until at most this number of bytes is left: messages and keys, then the audit log, and last what
     * modes need to know. */
    void shrinkTo(long target) {
        boolean dropped = true;
        while (dropped && bytes() > target) {
            boolean message = log.dropOldest();
            boolean key = keys.dropOldest();
            dropped = message || key || audit.dropOldest() || said.dropOldest() || chatters.dropOldest();
        }
    }

    EntryOutcome append(Entry entry, Instant now) {
        RoomRules.Decision decision = RoomRules.decide(room, this, entry);
        decision.writeTo(new RoomWriter(this, now));
        log.pin(head.pinned()); // last: until then the message of before is known
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
    public List<HiddenText> shown(@Nullable UserId user) {
        return log.shownOf(user).stream()
                .limit(AuditEntry.MAX_HIDDEN)
                .flatMap(stored -> HiddenText.of(stored.message()).stream())
                .toList();
    }

    @Override
    public Optional<Body.Text> deleted(MessageId message) {
        return log.find(message)
                .flatMap(stored -> audit.deleted(stored.message()).flatMap(text -> stored.saying(text.text())));
    }

    @Override
    public RoomState state() {
        return head.at(new Position(epoch, log.head()));
    }

    @Override
    public boolean hasSpoken(UserId user) {
        return lastSentAt(user).isPresent();
    }

    @Override
    public Optional<Instant> lastSentAt(UserId user) {
        return chatters.lastSentAt(user);
    }

    @Override
    public boolean wasSaid(long fingerprint, Instant since) {
        return said.wasSaid(fingerprint, since);
    }

    @Override
    public long nextSeq() {
        return log.head() + 1;
    }
}
