package dev.frontrow.chat.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontrow.chat.Given;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatMessageTest {

    @Test
    void aTombstoneKeepsEverythingButWhatWasSaid() {
        ChatMessage message = Given.reply();
        ChatMessage tombstone = message.deleted(DeletedBy.AUTHOR);
        assertThat(message.isDeleted()).isFalse();
        assertThat(tombstone.isDeleted()).isTrue();
        assertThat(tombstone.body()).isEqualTo(new Body.Deleted(DeletedBy.AUTHOR));
        assertThat(tombstone).usingRecursiveComparison().ignoringFields("body").isEqualTo(message);
    }

    @Test
    void aBodyFoldsToWhicheverItIs() {
        String text = new Body.Text("hi", null)
                .fold(Body.Text::text, deleted -> deleted.by().wireName());
        String gone = new Body.Deleted(DeletedBy.SYSTEM)
                .fold(Body.Text::text, deleted -> deleted.by().wireName());
        assertThat(text).isEqualTo("hi");
        assertThat(gone).isEqualTo("system");
    }

    @Test
    void placesBeginAtOne() {
        assertThatThrownBy(() ->
                        new ChatMessage(Given.ROOM, 0, Given.FIRST, Given.ADA, Given.NOON, new Body.Text("hi", null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("seq: 0 (expected: >= 1)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a/b", "é", "a.b", "'", "<"})
    void aMessageIdHasAnAlphabet(String value) {
        assertThatThrownBy(() -> new MessageId(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("message id: not [A-Za-z0-9_-]{1,64}");
    }

    @Test
    void everyLetterDigitAndTheTwoSignsMayBeInAMessageIdAndNothingElse() {
        for (char c = 0; c < 0x180; c++) {
            boolean isAllowed = String.valueOf(c).matches("[A-Za-z0-9_-]");
            assertThat(isMessageId("a" + c)).as("%d", (int) c).isEqualTo(isAllowed);
        }
    }

    private static boolean isMessageId(String value) {
        try {
            return new MessageId(value).value().equals(value);
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    @Test
    void aMessageIdHasAtMostSixtyFourCharacters() {
        assertThat(new MessageId("x".repeat(64))).hasToString("x".repeat(64));
        assertThatThrownBy(() -> new MessageId("x".repeat(65))).isInstanceOf(IllegalArgumentException.class);
    }
}
