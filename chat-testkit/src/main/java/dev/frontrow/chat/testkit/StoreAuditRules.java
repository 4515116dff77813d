package dev.frontrow.chat.testkit;

import static dev.frontrow.chat.testkit.TestRoom.ANN;
import static dev.frontrow.chat.testkit.TestRoom.BOB;
import static dev.frontrow.chat.testkit.TestRoom.MO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.HiddenText;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.store.AuditPage;
import dev.frontrow.chat.store.AuditQuery;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.Receipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The audit log. */
interface StoreAuditRules {

    ChatStore store();

    @Test
    @DisplayName(
            "S39 every action is recorded whole: room, time, actor, action, target and what they are called, end, reason")
    default void s39Whole() {
        TestRoom room = new TestRoom(store());
        List<Entry.NewAction> actions = List.of(
                room.does(new ModerationAction.Mute(BOB.id(), Duration.ofSeconds(90))),
                room.does(new ModerationAction.Unmute(BOB.id())),
                room.does(MO, new ModerationAction.Ban(BOB.id(), Duration.ofDays(3650)), BOB.id(), null, room.now),
                room.does(null, new ModerationAction.Ban(BOB.id(), null), BOB.id()),
                room.does(new ModerationAction.Unban(BOB.id())),
                nameless(room.does(new ModerationAction.Unban(BOB.id()))),
                room.does(new ModerationAction.Purge(BOB.id())));
        for (int i = 0; i < actions.size(); i++) {
            AuditEntry asked = actions.get(i).audit();
            assertThat(room.act(actions.get(i)).audit()).isEqualTo(asked);
            assertThat(room.audit(1)).isEqualTo(new AuditPage(List.of(asked), i > 0));
        }
    }

    private static Entry.NewAction nameless(Entry.NewAction action) {
        return new Entry.NewAction(action.audit().without(BOB.id()), null);
    }

    @Test
    @DisplayName("S40 the audit log is read newest first; pages join without hole or double")
    default void s40Paging() {
        TestRoom room = new TestRoom(store());
        List<AuditEntry> newestFirst = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            newestFirst.add(
                    0,
                    room.act(room.does(new ModerationAction.Unmute(BOB.id()))).audit());
        }
        for (int size : new int[] {1, 7, 24, 25, 100}) {
            List<AuditEntry> walked = new ArrayList<>();
            AuditPage page = room.audit(size);
            walked.addAll(page.items());
            while (page.more()) {
                assertThat(page.items()).hasSize(size);
                String before = page.items().get(size - 1).id();
                page = room.store.audit(new AuditQuery(room.id, before, size));
                assertThat(walked).doesNotContainAnyElementsOf(page.items());
                walked.addAll(page.items());
            }
            assertThat(walked).as("pages of %d", size).isEqualTo(newestFirst);
        }
        AuditQuery ofNobody = new AuditQuery(room.id, null, 100, ANN.id());
        assertThat(room.store.audit(ofNobody).items()).isEmpty();
        AuditQuery ofBob = new AuditQuery(room.id, newestFirst.get(0).id(), 100, BOB.id());
        assertThat(room.store.audit(ofBob).items()).isEqualTo(newestFirst.subList(1, newestFirst.size()));
    }

    @Test
    @DisplayName("S41 an entry holds the texts that the action hid, and only those")
    default void s41Hidden() {
        TestRoom room = new TestRoom(store());
        ChatMessage one = room.post(BOB, "one");
        ChatMessage two = room.post(BOB, "two");
        ChatMessage three = room.post(BOB, "three");
        room.post(ANN, "four");
        AuditEntry delete = room.act(room.delete(one)).audit();
        AuditEntry purge =
                room.act(room.does(new ModerationAction.Purge(BOB.id()))).audit();
        assertThat(delete.hidden()).containsExactly(new HiddenText(one.id(), "one"));
        assertThat(purge.hidden())
                .containsExactlyInAnyOrder(new HiddenText(two.id(), "two"), new HiddenText(three.id(), "three"));
        assertThat(room.audit(10).items()).containsExactly(purge, delete);
    }

    @Test
    @DisplayName("S42 a purge hides everything and lists the newest 100 texts of it")
    default void s42ManyHidden() {
        TestRoom room = new TestRoom(store());
        List<HiddenText> newest = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            ChatMessage message = room.post(BOB, "message " + i);
            if (i >= 30) {
                newest.add(new HiddenText(message.id(), "message " + i));
            }
        }
        Receipt.Moderated purge = room.act(room.does(new ModerationAction.Purge(BOB.id())));
        assertThat(purge.audit().hidden()).containsExactlyInAnyOrderElementsOf(newest);
        assertThat(room.everything()).hasSize(130).allMatch(ChatMessage::isDeleted);
    }

    @Test
    @DisplayName(
            "S54 a page of the audit log holds 500 hidden texts at most, each entry whole, and the next goes on behind it")
    default void s54ManyTexts() {
        TestRoom room = new TestRoom(store());
        List<AuditEntry> newestFirst = new ArrayList<>();
        for (int purge = 0; purge < 8; purge++) {
            List<Entry> messages = new ArrayList<>();
            for (int i = 0; i < 70 + 5 * purge; i++) {
                messages.add(room.says(BOB, "message " + i));
            }
            room.append(messages);
            newestFirst.add(
                    0, room.act(room.does(new ModerationAction.Purge(BOB.id()))).audit());
        }
        List<AuditEntry> walked = new ArrayList<>();
        AuditPage page = room.audit(100);
        walked.addAll(page.items());
        while (page.more()) {
            assertThat(page.items()).isNotEmpty();
            assertThat(page.items().stream()
                            .mapToInt(entry -> entry.hidden().size())
                            .sum())
                    .isLessThanOrEqualTo(AuditPage.MAX_TEXTS);
            page = room.store.audit(
                    new AuditQuery(room.id, walked.get(walked.size() - 1).id(), 100));
            walked.addAll(page.items());
        }
        assertThat(page.items()).hasSizeLessThan(newestFirst.size());
        assertThat(walked).isEqualTo(newestFirst);
    }
}
