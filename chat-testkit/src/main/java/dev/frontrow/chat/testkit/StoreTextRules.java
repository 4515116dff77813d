package dev.frontrow.chat.testkit;

import static dev.frontrow.chat.testkit.TestRoom.ANN;
import static dev.frontrow.chat.testkit.TestRoom.MO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.Body;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.message.MessageKind;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.HiddenText;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.KeyQuery;
import dev.frontrow.chat.text.PlainText;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What goes in comes out, and means nothing to the store. */
interface StoreTextRules {

    ChatStore store();

    @Test
    @DisplayName("S43 texts, names and reasons come back byte for byte, whatever they look like")
    default void s43ByteForByte() {
        TestRoom room = new TestRoom(store());
        for (String text : AwkwardText.ALL) {
            ChatUser author = new ChatUser(new UserId("author"), text, Role.VIEWER);
            ChatMessage posted = room.post(author, text);
            boolean isFirst = posted.seq() == 1;
            assertThat(posted.body()).isEqualTo(new Body.Text(text, null, MessageKind.SAID, isFirst));
            assertThat(room.one(posted.id()).items()).containsExactly(posted);
            assertThat(posted.author()).isEqualTo(author);
            String reason = new PlainText(text).cut(500);
            Entry.NewAction delete =
                    room.does(MO, new ModerationAction.Delete(posted.id()), author.id(), reason, room.now);
            AuditEntry expected = delete.audit().hiding(List.of(new HiddenText(posted.id(), text)));
            assertThat(room.act(delete).audit()).isEqualTo(expected);
            assertThat(room.audit(1).items()).containsExactly(expected);
        }
        assertThat(room.headSeq()).isEqualTo(2L * AwkwardText.ALL.size());
    }

    @Test
    @DisplayName("S44 ids and keys may hold any visible ASCII character and mean nothing but themselves")
    default void s44Ids() {
        TestRoom room = new TestRoom(store());
        for (String name : List.of(
                "';DROP/**/TABLE--", "\"", "\\", "%", "_", "a?b", "${x}", "<i>", "~!@#^&*()", "z".repeat(128))) {
            ChatUser user = new ChatUser(new UserId(name), "somebody", Role.VIEWER);
            IdempotencyKey key = TestRoom.key(user, name, name);
            ChatMessage posted = Outcomes.posted(room.one(room.says(user, "hi", key)));
            assertThat(room.one(posted.id()).items()).containsExactly(posted);
            assertThat(store().known(new KeyQuery(room.id, user.id(), name))).isPresent();
            room.act(room.does(new ModerationAction.Ban(user.id(), null)));
            assertThat(Outcomes.kinds(room.append(room.says(user, "ho")))).containsExactly("banned");
        }
        assertThat(room.post(ANN, "still free").seq()).isEqualTo(11);
    }

    @Test
    @DisplayName("S45 upper and lower case are different: rooms, users, message ids, keys")
    default void s45Case() {
        String suffix = UUID.randomUUID().toString();
        TestRoom lower = new TestRoom(store(), new RoomId("case-" + suffix));
        TestRoom upper = new TestRoom(store(), new RoomId("CASE-" + suffix));
        ChatUser big = new ChatUser(new UserId("ANN"), "Ann", Role.VIEWER);
        lower.post(ANN, "one");
        assertThat(upper.headSeq()).isZero();
        lower.act(lower.does(new ModerationAction.Ban(big.id(), null)));
        assertThat(lower.post(ANN, "two").seq()).isEqualTo(2);
        Outcomes.posted(lower.one(lower.says(ANN, "three", TestRoom.key(ANN, "key", "x"))));
        Outcomes.posted(lower.one(lower.says(ANN, "four", TestRoom.key(ANN, "KEY", "x"))));
        MessageId five = new MessageId("a" + TestRoom.messageId());
        MessageId six = new MessageId("A" + five.value().substring(1));
        lower.append(
                new Entry.NewMessage(five, ANN, "five", null, lower.now, null),
                new Entry.NewMessage(six, ANN, "six", null, lower.now, null));
        assertThat(lower.one(five).items())
                .extracting(ChatMessage::id, ChatMessage::body)
                .containsExactly(tuple(five, new Body.Text("five", null)));
        assertThat(lower.one(six).items())
                .extracting(ChatMessage::id, ChatMessage::body)
                .containsExactly(tuple(six, new Body.Text("six", null)));
    }
}
