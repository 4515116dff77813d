package dev.frontrow.chat.memory;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.message.MessageKind;
import dev.frontrow.chat.mode.Mode;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.store.Appended;
import dev.frontrow.chat.store.AuditPage;
import dev.frontrow.chat.store.AuditQuery;
import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.KeyQuery;
import dev.frontrow.chat.store.KnownKey;
import dev.frontrow.chat.store.LogQuery;
import dev.frontrow.chat.store.MessagePage;
import dev.frontrow.chat.store.MessageQuery;
import dev.frontrow.chat.store.RoomHead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * A right store in whose way a planted defect stands: as it is, it does everything right, and each method may be
 * overridden to do it wrong.
 */
class BrokenStore implements ChatStore {

    final ChatStore right = MemoryChatStore.create();

    /** What is really appended in place of an entry. */
    Entry instead(RoomId room, Entry entry) {
        return entry;
    }

    /** What is really answered for an entry. */
    EntryOutcome answer(RoomId room, Entry entry, EntryOutcome outcome) {
        return outcome;
    }

    @Override
    public Appended append(Batch batch) {
        List<Entry> entries = batch.entries();
        RoomId room = batch.room();
        Appended appended = right.append(new Batch(
                room, entries.stream().map(entry -> instead(room, entry)).toList()));
        List<EntryOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            outcomes.add(answer(room, entries.get(i), appended.outcomes().get(i)));
        }
        return new Appended(appended.epoch(), outcomes);
    }

    @Override
    public RoomHead open(RoomId room) {
        return right.open(room);
    }

    @Override
    public List<RoomEvent> log(LogQuery query) {
        return right.log(query);
    }

    @Override
    public Optional<MessagePage> messages(MessageQuery query) {
        return right.messages(query);
    }

    @Override
    public AuditPage audit(AuditQuery query) {
        return right.audit(query);
    }

    @Override
    public Optional<Instant> lastSentAt(RoomId room, UserId user) {
        return right.lastSentAt(room, user);
    }

    @Override
    public Optional<KnownKey> known(KeyQuery query) {
        return right.known(query);
    }

    @Override
    public void close() {
        right.close();
    }

    /** Appends something nobody asked for, whatever modes are on. */
    final void filler(RoomId room) {
        ChatUser nobody = new ChatUser(new UserId("nobody"), "Nobody", Role.VIEWER);
        MessageId id = new MessageId(UUID.randomUUID().toString());
        MessageKind kind = new MessageKind.Notice("filler", Map.of());
        right.append(new Batch(
                room,
                List.of(new Entry.NewMessage(
                        id, nobody, "filler", null, Instant.now(), null, kind, Entry.AuthorFacts.NONE))));
    }

    static EntryOutcome rejected(RefusalCode code) {
        return new EntryOutcome.Rejected(Refusal.of(code));
    }

    static boolean isDone(EntryOutcome outcome) {
        return outcome instanceof EntryOutcome.Done;
    }

    static Entry message(Entry entry, UnaryOperator<Entry.NewMessage> change) {
        return entry.fold(change::apply, action -> action);
    }

    static Entry action(Entry entry, UnaryOperator<ModerationAction> change) {
        return entry.fold(message -> message, action -> {
            AuditEntry a = action.audit();
            AuditEntry changed = new AuditEntry(
                    a.id(),
                    a.room(),
                    a.at(),
                    a.actor(),
                    change.apply(a.action()),
                    a.target(),
                    a.targetName(),
                    a.until(),
                    a.reason(),
                    a.hidden());
            return new Entry.NewAction(changed, action.key());
        });
    }

    static Entry key(Entry entry, UnaryOperator<IdempotencyKey> change) {
        IdempotencyKey key = entry.key() == null ? null : change.apply(entry.key());
        return entry.fold(
                m -> new Entry.NewMessage(m.id(), m.author(), m.text(), m.replyTo(), m.at(), key, m.kind(), m.facts()),
                a -> new Entry.NewAction(a.audit(), key));
    }

    static Entry.NewMessage at(Entry.NewMessage m, Instant at) {
        return new Entry.NewMessage(m.id(), m.author(), m.text(), m.replyTo(), at, m.key(), m.kind(), m.facts());
    }

    /** The same of somebody who need not keep these modes. */
    static Entry.NewMessage exempt(Entry.NewMessage m, Set<Mode> modes) {
        Entry.AuthorFacts facts = new Entry.AuthorFacts(modes, m.facts().followsSince());
        return new Entry.NewMessage(m.id(), m.author(), m.text(), m.replyTo(), m.at(), m.key(), m.kind(), facts);
    }

    static Entry.NewMessage text(Entry.NewMessage m, String text) {
        return new Entry.NewMessage(m.id(), m.author(), text, m.replyTo(), m.at(), m.key(), m.kind(), m.facts());
    }

    static UserId actor(Entry entry) {
        return entry.fold(
                m -> m.author().id(),
                a -> a.audit().actor() == null
                        ? new UserId("host")
                        : a.audit().actor().id());
    }
}
