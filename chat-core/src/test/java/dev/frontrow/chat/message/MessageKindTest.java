package dev.frontrow.chat.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageKindTest {

    static Stream<MessageKind> kinds() {
        Stream<MessageKind> colors =
                Stream.of(MessageKind.Announcement.Color.values()).map(MessageKind.Announcement::new);
        Map<String, String> most = new HashMap<>();
        for (int i = 0; i < MessageKind.Notice.MAX_ENTRIES; i++) {
            most.put("key_" + i + "x".repeat(27), "漢".repeat(MessageKind.Notice.MAX_LENGTH));
        }
        Stream<MessageKind> notices = Stream.of(
                new MessageKind.Notice("raid", Map.of()),
                new MessageKind.Notice("a".repeat(32), most),
                new MessageKind.Notice("gift", Map.of("from", "Ann & Bob = 100 %", "n", "", "plus", "1+1=2%20+")),
                new MessageKind.Notice(
                        "emoji",
                        Map.of("hand", "👋🏽 \u200d", "space", "  two  ", "quote", "\"<b>'\\|;,", "bidi", "\u202e")),
                new MessageKind.Notice("lines", Map.of("break", "\u2028", "nbsp", "\u00a0", "last", "\uffff")));
        return Stream.concat(Stream.of(MessageKind.SAID), Stream.concat(colors, notices));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatWasWrittenIsReadAgain(MessageKind kind) {
        String text = MessageKind.toText(kind);
        assertThat(MessageKind.parse(text)).isEqualTo(kind);
        if (text != null) {
            assertThat(text).matches("[!-~]+( [!-~]+)*").hasSizeLessThanOrEqualTo(15_000);
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "poll", "poll a=b", "announcement", "announcement red", "announcement "})
    void whatANewerVersionWroteIsSomethingSaid(String text) {
        assertThat(MessageKind.parse(text)).isEqualTo(MessageKind.SAID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "notice",
                "notice ",
                "notice Raid",
                "notice raid a",
                "notice raid A=b",
                "notice raid a=%",
                "notice raid a=%zz",
                "notice raid a=%00",
                "notice raid  a=b"
            })
    void aNoticeThatCannotBeReadIsStillNothingThatSomebodySaid(String text) {
        assertThat(MessageKind.parse(text)).isEqualTo(new MessageKind.Notice("other", Map.of()));
    }

    @Test
    void theDataHasTheOrderOfItsKeysAndCannotBeChanged() {
        Map<String, String> given = new HashMap<>(Map.of("b", "2", "a", "1", "c", "3"));
        MessageKind.Notice notice = new MessageKind.Notice("raid", given);
        given.clear();
        assertThat(notice.data().keySet()).containsExactly("a", "b", "c");
        assertThatThrownBy(() -> notice.data().put("d", "4")).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Raid", "1st", "_raid", "ra-id", "ra id", "raid\n", "räid"})
    void aNoticeWithAnotherNameIsRefused(String name) {
        assertThatThrownBy(() -> new MessageKind.Notice(name, Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MessageKind.Notice("raid", Map.of(name, "x")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "\0", "\t", "\u007f", "\u0085", "\ud83d", "x\udc4bx"})
    void dataWithControlCharactersOrHalfCharactersIsRefused(String value) {
        assertThatThrownBy(() -> new MessageKind.Notice("raid", Map.of("a", value)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tooMuchDataIsRefused() {
        Map<String, String> nine = new HashMap<>();
        for (int i = 0; i < 9; i++) {
            nine.put("k" + i, "");
        }
        assertThatThrownBy(() -> new MessageKind.Notice("raid", nine)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MessageKind.Notice("raid", Map.of("a", "x".repeat(201))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MessageKind.Notice("a".repeat(33), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
