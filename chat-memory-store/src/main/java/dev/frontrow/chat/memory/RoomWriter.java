package dev.frontrow.chat.memory;

import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.message.Body;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.MessageKind;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.rules.Write;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes the writes of one entry. Guarded by the room's lock. */
final class RoomWriter implements Write.Visitor<RuntimeException> {

    private final RoomData room;
    private final Instant now;

    /** @param now the time from which keys age */
    RoomWriter(RoomData room, Instant now) {
        this.room = room;
        this.now = now;
    }

    @Override
    public void put(Write.PutMessage write) {
        StoredMessage stored = room.log.post(write.message());
        room.keys.remember(write.key(), stored, now);
        if (!isNotice(write.message())) {
            room.chatters.sent(write.message().author().id(), write.message().sentAt());
        }
    }

    /** What the host says of somebody, they did not say. */
    private static boolean isNotice(ChatMessage message) {
        return message.body() instanceof Body.Text text && text.kind() instanceof MessageKind.Notice;
    }

    @Override
    public void restore(Write.Restore write) {
        room.log
                .find(write.message().id())
                .ifPresent(stored -> room.log.restore(stored, write.message().body()));
    }

    @Override
    public void put(Write.PutState write) {
        room.head.set(write.state());
    }

    @Override
    public void remember(Write.RememberText write) {
        room.said.remember(write.fingerprint(), write.at());
    }

    @Override
    public void put(Write.PutEvent write) {
        room.log.append(write.event());
    }

    @Override
    public void redact(Write.Redact write) {
        room.log.find(write.message()).ifPresent(stored -> room.log.delete(stored, write.by()));
    }

    @Override
    public void redact(Write.RedactAll write) {
        room.log.shownOf(write.author()).forEach(stored -> room.log.redact(stored, write.by()));
        room.keys.redact(write.author(), write.by());
    }

    @Override
    public void set(Write.SetSanction write) {
        room.sanctions.set(write.kind(), write.user(), write.sanction());
    }

    @Override
    public void add(Write.AddAudit write) {
        AuditEntry audit = write.done().audit();
        room.audit.add(audit, room.log.authors(audit.hidden()));
        Optional<Supplier<RoomEvent>> event = write.done().event().map(room.log::current);
        room.keys.remember(write.key(), audit, event, now);
    }
}
