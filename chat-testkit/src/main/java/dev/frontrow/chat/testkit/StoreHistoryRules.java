package dev.frontrow.chat.testkit;

import static dev.frontrow.chat.testkit.TestRoom.ANN;
import static dev.frontrow.chat.testkit.TestRoom.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.store.MessagePage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Reading messages back. */
interface StoreHistoryRules {

    ChatStore store();

    @Test
    @DisplayName(
            "S31 going back gives the messages below a place, newest first; pages join without hole or double, whatever their size")
    default void s31Back() {
        TestRoom room = new TestRoom(store());
        List<ChatMessage> newestFirst = new ArrayList<>(withTombstones(room));
        Collections.reverse(newestFirst);
        for (int size : new int[] {1, 7, 24, 25, 100}) {
            assertThat(walk(
                            size,
                            page -> room.before(
                                    page == null ? Long.MAX_VALUE : last(page).seq(), size)))
                    .as("pages of %d", size)
                    .isEqualTo(newestFirst);
        }
    }

    @Test
    @DisplayName(
            "S32 going forward gives the messages above a place, oldest first; pages join without hole or double, whatever their size")
    default void s32Forward() {
        TestRoom room = new TestRoom(store());
        List<ChatMessage> oldestFirst = withTombstones(room);
        for (int size : new int[] {1, 7, 24, 25, 100}) {
            assertThat(walk(
                            size,
                            page -> room.after(page == null ? 0 : last(page).seq(), size)))
                    .as("pages of %d", size)
                    .isEqualTo(oldestFirst);
        }
    }

    @Test
    @DisplayName("S33 more is true exactly when there is more in that direction; a place need not be that of a message")
    default void s33More() {
        TestRoom room = new TestRoom(store());
        ChatMessage one = room.post(ANN, "one"); // 1
        room.act(room.delete(one)); // 2
        ChatMessage three = room.post(ANN, "three"); // 3
        assertThat(room.before(4, 2).more()).isFalse();
        assertThat(room.before(4, 1).more()).isTrue();
        assertThat(room.before(3, 1).more()).isFalse();
        assertThat(room.before(2, 5).items()).extracting(ChatMessage::id).containsExactly(one.id());
        assertThat(room.after(2, 5).items()).containsExactly(three);
        assertThat(room.after(0, 1).more()).isTrue();
        assertThat(room.after(1, 1).more()).isFalse();
    }

    @Test
    @DisplayName(
            "S34 where there never was a message there is an empty page: an empty room, below the first, above the last")
    default void s34Empty() {
        TestRoom room = new TestRoom(store());
        MessagePage nothing = new MessagePage(List.of(), false);
        assertThat(room.before(Long.MAX_VALUE, 10)).isEqualTo(nothing);
        assertThat(room.after(0, 10)).isEqualTo(nothing);
        assertThat(room.one(TestRoom.messageId())).isEqualTo(nothing);
        room.post(ANN, "hi");
        assertThat(room.before(1, 10)).isEqualTo(nothing);
        assertThat(room.after(1, 10)).isEqualTo(nothing);
    }

    @Test
    @DisplayName("S35 a message is found by its id in its room, and nowhere else")
    default void s35One() {
        TestRoom room = new TestRoom(store());
        TestRoom elsewhere = new TestRoom(store());
        ChatMessage message = room.post(BOB, "hi");
        elsewhere.post(BOB, "ho");
        assertThat(room.one(message.id())).isEqualTo(new MessagePage(List.of(message), false));
        assertThat(elsewhere.one(message.id()).items()).isEmpty();
    }

    /** All pages, one after the other; stops at the first that is not full or brings nothing new. */
    private static List<ChatMessage> walk(int size, Function<@Nullable MessagePage, MessagePage> next) {
        List<ChatMessage> walked = new ArrayList<>();
        MessagePage page = next.apply(null);
        walked.addAll(page.items());
        while (page.more()) {
            assertThat(page.items()).hasSize(size).doesNotHaveDuplicates();
            page = next.apply(page);
            assertThat(walked).doesNotContainAnyElementsOf(page.items());
            walked.addAll(page.items());
        }
        return walked;
    }

    private static ChatMessage last(MessagePage page) {
        return page.items().get(page.items().size() - 1);
    }

    /**
     * 25 messages in places that are not dense, because every third is deleted at once; oldest first, as they are now.
     */
    private static List<ChatMessage> withTombstones(TestRoom room) {
        for (int i = 0; i < 25; i++) {
            ChatMessage message = room.post(i % 2 == 0 ? ANN : BOB, "message " + i);
            if (i % 3 == 0) {
                room.act(room.delete(message));
            }
        }
        List<ChatMessage> all = room.everything();
        assertThat(all).hasSize(25);
        return all;
    }
}
