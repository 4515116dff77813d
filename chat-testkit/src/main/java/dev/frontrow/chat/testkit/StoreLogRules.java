package dev.frontrow.chat.testkit;

import static dev.frontrow.chat.testkit.TestRoom.ANN;
import static dev.frontrow.chat.testkit.TestRoom.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.DeletedBy;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.store.ChatStore;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Reading the log back. */
interface StoreLogRules {

    ChatStore store();

    @Test
    @DisplayName(
            "S36 the log gives every public event of a stretch, in order and without holes; deleted messages as tombstones, the event that deleted them after that")
    default void s36Stretch() {
        TestRoom room = new TestRoom(store());
        ChatMessage one = room.post(ANN, "one");
        ChatMessage two = room.post(BOB, "two");
        room.act(room.delete(one));
        room.act(room.does(new ModerationAction.Purge(BOB.id())));
        ChatMessage five = room.post(ANN, "five");
        List<RoomEvent> all = List.of(
                new RoomEvent.Posted(one.deleted(DeletedBy.MODERATOR)),
                new RoomEvent.Posted(two.deleted(DeletedBy.MODERATOR)),
                new RoomEvent.Deleted(3, one.id(), DeletedBy.MODERATOR, room.now),
                new RoomEvent.Cleared(4, BOB.id(), DeletedBy.MODERATOR, room.now),
                new RoomEvent.Posted(five));
        for (int after = 0; after < all.size(); after++) {
            for (int upTo = after + 1; upTo <= all.size(); upTo++) {
                assertThat(room.log(after, upTo)).as("%d to %d", after, upTo).isEqualTo(all.subList(after, upTo));
            }
        }
    }

    @Test
    @DisplayName(
            "S37 a stretch that is not all there gives nothing, never a part: beyond the head, an empty room, no length")
    default void s37AllOrNothing() {
        TestRoom room = new TestRoom(store());
        assertThat(room.log(0, 1)).isEmpty();
        assertThat(room.log(0, 0)).isEmpty();
        room.post(ANN, "one");
        room.post(ANN, "two");
        assertThat(room.log(0, 2)).hasSize(2);
        assertThat(room.log(0, 3)).isEmpty();
        assertThat(room.log(2, 3)).isEmpty();
        assertThat(room.log(2, 2)).isEmpty();
        assertThat(room.log(7, 9)).isEmpty();
    }

    @Test
    @DisplayName("S38 a stretch of 256 events is given whole")
    default void s38Long() {
        TestRoom room = new TestRoom(store());
        for (int i = 0; i < 300; i++) {
            room.post(ANN, "message " + i);
        }
        List<RoomEvent> stretch = room.log(44, 300);
        assertThat(stretch).hasSize(256);
        for (int i = 0; i < stretch.size(); i++) {
            assertThat(stretch.get(i).seq()).isEqualTo(45 + i);
        }
    }
}
