package dev.frontrow.chat.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.Given;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.DeletedBy;
import org.junit.jupiter.api.Test;

class RoomEventTest {

    private static final ChatMessage MESSAGE = Given.reply();
    private static final ChatMessage TOMBSTONE = MESSAGE.deleted(DeletedBy.AUTHOR);

    @Test
    void aDeletionMakesItsMessageATombstone() {
        RoomEvent event = new RoomEvent.Deleted(1843, MESSAGE.id(), DeletedBy.MODERATOR, Given.NOON);
        assertThat(event.rewrites()).isTrue();
        assertThat(event.rewrite(MESSAGE)).contains(MESSAGE.deleted(DeletedBy.MODERATOR));
        assertThat(event.rewrite(TOMBSTONE)).isEmpty();
        assertThat(event.rewrite(Given.message())).isEmpty();
    }

    @Test
    void aPurgeMakesTheMessagesOfItsUserTombstones() {
        RoomEvent event = new RoomEvent.Cleared(1843, MESSAGE.author().id(), DeletedBy.SYSTEM, Given.NOON);
        assertThat(event.rewrites()).isTrue();
        assertThat(event.rewrite(MESSAGE)).contains(MESSAGE.deleted(DeletedBy.SYSTEM));
        assertThat(event.rewrite(TOMBSTONE)).isEmpty();
        assertThat(event.rewrite(Given.message())).isEmpty();
    }

    @Test
    void otherEventsChangeNoEarlierMessage() {
        for (RoomEvent event :
                new RoomEvent[] {new RoomEvent.Posted(MESSAGE), new RoomEvent.Unrecognized(1843, "pinned", Given.NOON)
                }) {
            assertThat(event.rewrites()).isFalse();
            assertThat(event.rewrite(MESSAGE)).isEmpty();
        }
    }
}
