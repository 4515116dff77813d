package dev.frontrow.it.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.message.Body;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.DeletedBy;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.message.MessageKind;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.HiddenText;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.Sanction;
import dev.frontrow.chat.moderation.SanctionKind;
import dev.frontrow.chat.store.AuditQuery;
import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.KeyQuery;
import dev.frontrow.chat.store.KnownKey;
import dev.frontrow.chat.store.LogQuery;
import dev.frontrow.chat.store.MessageQuery;
import dev.frontrow.chat.store.Receipt;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Somebody whose every word is one string speaks, answers, is deleted and banned; and all of it is read again, by every path. */
final class Scene {

    /** How many rows it leaves. */
    static final Map<String, Long> ROWS = Map.of(
            "frontrow_room", 1L,
            "frontrow_message", 2L,
            "frontrow_change", 1L,
            "frontrow_audit", 2L,
            "frontrow_hidden", 1L,
            "frontrow_sanction", 1L,
            "frontrow_chatter", 1L);

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final ChatStore store;
    private final String word;
    private final RoomId room;
    private final ChatUser author;
    private final ChatUser moderator;

    Scene(ChatStore store, String word, RoomId room) {
        this.store = store;
        this.word = word;
        this.room = room;
        this.author = user(word, Role.VIEWER);
        this.moderator = user("mod" + word, Role.MODERATOR);
    }

    private ChatUser user(String id, Role role) {
        return new ChatUser(new UserId(Hostile.visible(id, 128)), word, role, List.of(Hostile.badge(word)));
    }

    void play() {
        ChatMessage first = message(1, "a", null);
        ChatMessage answer = message(2, "b", first.id());
        assertThat(messages(new MessageQuery.Before(room, Long.MAX_VALUE, 5))).containsExactly(answer, first);
        AuditEntry deletion = action("c", new ModerationAction.Delete(first.id()), hidden(first));
        AuditEntry ban = action("d", new ModerationAction.Ban(author.id(), null), List.of());
        assertThat(store.log(new LogQuery(room, 0, 2)))
                .containsExactly(
                        new RoomEvent.Posted(first.deleted(DeletedBy.MODERATOR)), new RoomEvent.Posted(answer));
        assertThat(store.audit(new AuditQuery(room, null, 5)).items()).containsExactly(ban, deletion);
        assertThat(store.audit(new AuditQuery(room, ban.id(), 5)).items()).containsExactly(deletion);
        assertThat(store.open(room).sanctions())
                .containsExactly(new Sanction(
                        SanctionKind.BAN,
                        author.id(),
                        author.name(),
                        null,
                        word,
                        moderator.id(),
                        moderator.name(),
                        now));
        assertThat(store.versions(List.of(room)).get(room).head().seq()).isEqualTo(3);
    }

    private ChatMessage message(long seq, String suffix, MessageId replyTo) {
        MessageId id = new MessageId(Hostile.id(word, 60) + suffix);
        IdempotencyKey key =
                new IdempotencyKey(author.id(), Hostile.visible(word, 127) + suffix, Hostile.cut(word, 32));
        Entry entry = new Entry.NewMessage(id, author, word, replyTo, now, key);
        ChatMessage expected =
                new ChatMessage(room, seq, id, author, now, new Body.Text(word, replyTo, MessageKind.SAID, seq == 1));
        assertThat(append(entry)).isEqualTo(new EntryOutcome.Done(new Receipt.Posted(expected)));
        assertThat(append(entry)).isEqualTo(new EntryOutcome.Repeated(new Receipt.Posted(expected)));
        assertThat(messages(new MessageQuery.One(room, id))).containsExactly(expected);
        assertThat(store.known(new KeyQuery(room, author.id(), key.value())))
                .contains(new KnownKey(key.fingerprint(), new Receipt.Posted(expected)));
        return expected;
    }

    private AuditEntry action(String suffix, ModerationAction action, List<HiddenText> hidden) {
        String id = Hostile.visible(word, 60) + suffix;
        IdempotencyKey key =
                new IdempotencyKey(moderator.id(), Hostile.visible(word, 127) + suffix, Hostile.cut(word, 32));
        AuditEntry asked =
                new AuditEntry(id, room, now, moderator, action, author.id(), author.name(), null, word, List.of());
        AuditEntry expected = asked.hiding(hidden);
        assertThat(audit(append(new Entry.NewAction(asked, key)))).isEqualTo(expected);
        assertThat(audit(append(new Entry.NewAction(asked, key)))).isEqualTo(expected);
        return expected;
    }

    private List<HiddenText> hidden(ChatMessage message) {
        return List.of(new HiddenText(message.id(), word));
    }

    private static AuditEntry audit(EntryOutcome outcome) {
        return outcome.<AuditEntry>fold(
                done -> audit(done, outcome), first -> audit(first, outcome), rejected -> unexpected(outcome));
    }

    private static AuditEntry audit(Receipt receipt, EntryOutcome outcome) {
        return receipt.fold(posted -> unexpected(outcome), moderated -> moderated.audit());
    }

    private static AuditEntry unexpected(EntryOutcome outcome) {
        throw new AssertionError("no action was done: " + outcome);
    }

    private List<ChatMessage> messages(MessageQuery query) {
        return store.messages(query).orElseThrow().items();
    }

    private EntryOutcome append(Entry entry) {
        return store.append(new Batch(room, List.of(entry))).outcomes().get(0);
    }
}
