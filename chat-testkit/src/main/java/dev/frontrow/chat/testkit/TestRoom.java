package dev.frontrow.chat.testkit;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.message.MessageKind;
import dev.frontrow.chat.message.SortableIds;
import dev.frontrow.chat.mode.ModeChange;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.RoomAction;
import dev.frontrow.chat.store.AuditPage;
import dev.frontrow.chat.store.AuditQuery;
import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.LogQuery;
import dev.frontrow.chat.store.MessagePage;
import dev.frontrow.chat.store.MessageQuery;
import dev.frontrow.chat.store.Receipt;
import dev.frontrow.chat.store.RoomHead;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One room of the store under test, never used before, and short words for what is done in it. Its people differ from
 * room to room by nothing.
 */
final class TestRoom {

    static final ChatUser ANN = new ChatUser(new UserId("ann"), "Ann", Role.VIEWER);
    static final ChatUser BOB = new ChatUser(new UserId("bob"), "Bob", Role.SUBSCRIBER, List.of("founder", "tier-3"));
    static final ChatUser MO = new ChatUser(new UserId("mo"), "Mo", Role.MODERATOR);

    private static final SortableIds IDS = new SortableIds(InstantSource.system(), new SecureRandom());

    final ChatStore store;
    final RoomId id;

    /**
     * The time of everything that is done, unless a test says another. Real, so that a store may go by age; to the
     * millisecond, as messages are.
     */
    final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    TestRoom(ChatStore store) {
        this(store, new RoomId("room-" + UUID.randomUUID()));
    }

    TestRoom(ChatStore store, RoomId id) {
        this.store = store;
        this.id = id;
    }

    static MessageId messageId() {
        return new MessageId(IDS.next());
    }

    static IdempotencyKey key(ChatUser user, String value, String... parts) {
        return IdempotencyKey.of(user.id(), value, List.of(parts));
    }

    Entry.NewMessage says(ChatUser author, String text) {
        return new Entry.NewMessage(messageId(), author, text, null, now, null);
    }

    Entry.NewMessage says(ChatUser author, String text, Instant at) {
        return new Entry.NewMessage(messageId(), author, text, null, at, null);
    }

    Entry.NewMessage says(ChatUser author, String text, IdempotencyKey key) {
        return new Entry.NewMessage(messageId(), author, text, null, now, key);
    }

    Entry.NewMessage answers(MessageId replyTo, ChatUser author, String text) {
        return new Entry.NewMessage(messageId(), author, text, replyTo, now, null);
    }

    /** Somebody who has to keep every mode says something. */
    Entry.NewMessage says(ChatUser author, String text, MessageKind kind, Instant at) {
        return new Entry.NewMessage(messageId(), author, text, null, at, null, kind, Entry.AuthorFacts.NONE);
    }

    /** A moderator deletes. */
    Entry.NewAction delete(ChatMessage message) {
        return does(
                MO, new ModerationAction.Delete(message.id()), message.author().id());
    }

    /** A moderator acts on a person. */
    Entry.NewAction does(ModerationAction.OnUser action) {
        return does(MO, action, action.user());
    }

    /** A moderator acts on the room. */
    Entry.NewAction does(RoomAction action) {
        return does(MO, action, null);
    }

    /** A moderator switches modes. */
    Entry.NewAction switches(ModeChange change) {
        return does(new RoomAction.ChangeModes(change));
    }

    /** A moderator pins. */
    Entry.NewAction pins(ChatMessage message, @Nullable Duration duration) {
        return does(
                MO, new RoomAction.Pin(message.id(), duration), message.author().id());
    }

    /** A moderator restores. */
    Entry.NewAction restores(ChatMessage message) {
        return does(
                MO, new ModerationAction.Restore(message.id()), message.author().id());
    }

    /** @param target null: it is done to the room */
    Entry.NewAction does(@Nullable ChatUser actor, ModerationAction action, @Nullable UserId target) {
        return does(actor, action, target, "because", now);
    }

    Entry.NewAction does(
            @Nullable ChatUser actor,
            ModerationAction action,
            @Nullable UserId target,
            @Nullable String reason,
            Instant at) {
        String name = target == null ? null : nameOf(target);
        AuditEntry audit =
                new AuditEntry(IDS.next(), id, at, actor, action, target, name, end(action, at), reason, List.of());
        return new Entry.NewAction(audit, null);
    }

    /** What somebody is called when something is done to them; not what they are called as an author. */
    static String nameOf(UserId target) {
        return new ChatUser(target, "🎈 called " + target, Role.VIEWER).name(); // no longer than a name may be
    }

    static Entry.NewAction keyed(Entry.NewAction action, IdempotencyKey key) {
        return new Entry.NewAction(action.audit(), key);
    }

    List<EntryOutcome> append(Entry... entries) {
        return append(List.of(entries));
    }

    List<EntryOutcome> append(List<? extends Entry> entries) {
        return store.append(new Batch(id, List.copyOf(entries))).outcomes();
    }

    /** Appends one entry in a batch of its own. */
    EntryOutcome one(Entry entry) {
        return append(entry).get(0);
    }

    ChatMessage post(ChatUser author, String text) {
        return Outcomes.posted(one(says(author, text)));
    }

    Receipt.Moderated act(Entry.NewAction action) {
        return Outcomes.moderated(one(action));
    }

    RoomHead head() {
        return store.open(id);
    }

    long headSeq() {
        return head().head().seq();
    }

    List<RoomEvent> log(long after, long upTo) {
        return store.log(new LogQuery(id, after, upTo));
    }

    List<RoomEvent> wholeLog() {
        return log(0, headSeq());
    }

    MessagePage before(long seq, int limit) {
        return page(new MessageQuery.Before(id, seq, limit));
    }

    MessagePage after(long seq, int limit) {
        return page(new MessageQuery.After(id, seq, limit));
    }

    MessagePage one(MessageId message) {
        return page(new MessageQuery.One(id, message));
    }

    /** All messages, oldest first. */
    List<ChatMessage> everything() {
        return after(0, 100_000).items();
    }

    AuditPage audit(int limit) {
        return store.audit(new AuditQuery(id, null, limit));
    }

    private MessagePage page(MessageQuery query) {
        return store.messages(query)
                .orElseThrow(() -> new AssertionError("nothing was pruned, but the store has no answer to " + query));
    }

    private static @Nullable Instant end(ModerationAction action, Instant at) {
        Duration duration = action.duration();
        return duration == null ? null : at.plus(duration);
    }
}
