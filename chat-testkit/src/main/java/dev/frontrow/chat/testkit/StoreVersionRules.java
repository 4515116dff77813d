package dev.frontrow.chat.testkit;

import static dev.frontrow.chat.testkit.TestRoom.ANN;
import static dev.frontrow.chat.testkit.TestRoom.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.store.RoomVersion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** By what other nodes see that something happened. */
interface StoreVersionRules {

    ChatStore store();

    @Test
    @DisplayName(
            "S51 each room that is asked for has a version, with the head that opening it tells, also one nobody wrote to")
    default void s51Heads() {
        TestRoom busy = new TestRoom(store());
        TestRoom busier = new TestRoom(store());
        TestRoom empty = new TestRoom(store());
        TestRoom notAsked = new TestRoom(store());
        busy.post(ANN, "one");
        busier.append(busier.says(ANN, "one"), busier.says(BOB, "two"), busier.says(ANN, "three"));
        notAsked.post(ANN, "one");

        Map<RoomId, RoomVersion> versions = store().versions(List.of(busy.id, busier.id, empty.id));

        assertThat(versions).containsOnlyKeys(busy.id, busier.id, empty.id);
        assertThat(versions.values())
                .extracting(version -> version.head().seq())
                .containsExactlyInAnyOrder(1L, 3L, 0L);
        for (TestRoom room : List.of(busy, busier, empty)) {
            assertThat(versions).containsEntry(room.id, version(room));
            assertThat(version(room).head()).isEqualTo(room.head().head());
        }
        assertThat(store().versions(List.of())).isEmpty();
    }

    @Test
    @DisplayName(
            "S52 the version of the sanctions grows by one with every action that gives, overwrites or lifts one, and is the one that opening the room tells")
    default void s52Sanctions() {
        TestRoom room = new TestRoom(store());
        room.post(BOB, "hi");
        List<ModerationAction.OnUser> changes = List.of(
                new ModerationAction.Mute(BOB.id(), Duration.ofMinutes(5)),
                new ModerationAction.Mute(BOB.id(), Duration.ofMinutes(6)),
                new ModerationAction.Ban(BOB.id(), null),
                new ModerationAction.Ban(BOB.id(), Duration.ofDays(1)),
                new ModerationAction.Unmute(BOB.id()),
                new ModerationAction.Unban(BOB.id()),
                new ModerationAction.Unban(BOB.id()));
        long before = version(room).sanctionsVersion();
        for (ModerationAction.OnUser change : changes) {
            room.act(room.does(change));
            long after = version(room).sanctionsVersion();
            assertThat(after).as("%s", change).isEqualTo(before + 1);
            assertThat(room.head().sanctionsVersion()).isEqualTo(after);
            before = after;
        }
    }

    @Test
    @DisplayName(
            "S53 what gives and lifts no sanction leaves the version of the sanctions as it is: messages, deleting, purging, what is rejected")
    default void s53OtherActions() {
        TestRoom room = new TestRoom(store());
        room.act(room.does(new ModerationAction.Mute(BOB.id(), Duration.ofMinutes(5))));
        long before = version(room).sanctionsVersion();
        ChatMessage message = room.post(ANN, "hi");

        room.act(room.delete(message));
        room.one(room.delete(message));
        room.post(ANN, "again");
        room.act(room.does(new ModerationAction.Purge(ANN.id())));
        room.act(room.does(new ModerationAction.Purge(ANN.id())));

        assertThat(version(room).sanctionsVersion()).isEqualTo(before);
        room.append(
                room.does(new ModerationAction.Purge(ANN.id())),
                room.does(new ModerationAction.Ban(ANN.id(), null)),
                room.says(BOB, "muted"));
        assertThat(version(room).sanctionsVersion()).isEqualTo(before + 1);
    }

    private RoomVersion version(TestRoom room) {
        return Objects.requireNonNull(store().versions(List.of(room.id)).get(room.id), "version");
    }
}
