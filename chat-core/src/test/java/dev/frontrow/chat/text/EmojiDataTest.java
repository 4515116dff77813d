package dev.frontrow.chat.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The list of emoji, read back: it is the one of Unicode that {@code src/unicode/Make.java} had before it. */
class EmojiDataTest {

    private final List<String> all = RgiEmoji.all();

    @Test
    void noEmojiIsMissingOrTwiceThere() {
        assertThat(all).hasSize(3953).doesNotHaveDuplicates();
    }

    @Test
    void theListIsThatOfUnicode17() throws GeneralSecurityException {
        byte[] sorted = String.join("\n", new TreeSet<>(all)).getBytes(StandardCharsets.UTF_8);
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(sorted)))
                .isEqualTo("8a7bf5e02036ed0b84484e3d5e8efc3780ed9d77c04e3dd813820fe145ffe683");
    }

    @Test
    void everyEmojiIsOnlyEmoji() {
        assertThat(all).allMatch(EmojiText::isOnlyEmoji);
    }

    @Test
    void everyEmojiIsTakenAsAWhole() {
        EmojiMatcher emoji = new EmojiMatcher(all);
        assertThat(all).allSatisfy(each -> assertThat(emoji.end(each + "x", 0)).isEqualTo(each.length()));
    }

    @Test
    void everyEmojiStaysOneWhenItIsCleaned() {
        assertThat(all).allSatisfy(each -> {
            assertThat(PlainText.clean(each)).contains(new PlainText(each));
            assertThat(PlainText.clean(each + " " + each).orElseThrow().value()).matches(EmojiText::isOnlyEmoji);
        });
    }

    @Test
    void everyEmojiWithALetterIsNot() {
        assertThat(all).noneMatch(emoji -> EmojiText.isOnlyEmoji(emoji + "a"));
        assertThat(all).noneMatch(emoji -> EmojiText.isOnlyEmoji("a" + emoji));
        assertThat(all).noneMatch(emoji -> EmojiText.isOnlyEmoji(emoji + " 1"));
    }

    /** Some keyboards, and servers that a text was pasted from, leave the selectors within sequences out. */
    @Test
    void sequencesWithoutSelectorsAreEmojiToo() {
        assertThat(all.stream()
                        .map(emoji -> emoji.replace("\uFE0F", ""))
                        .filter(emoji -> emoji.codePointCount(0, emoji.length()) > 1))
                .hasSizeGreaterThan(2000)
                .allMatch(EmojiText::isOnlyEmoji);
    }

    /** What the page's picker offers can be sent where only emoji may. */
    @Test
    void everyEmojiOfThePickerIsOne() throws IOException {
        String picker =
                Files.readString(Path.of("..", "chat-web", "src", "main", "ts", "ui", "emoji", "emoji-data.ts"));
        List<String> offered = Pattern.compile("^(?: {2}`)?([^\\s`]+) [a-z0-9+_-]+[ |\n`]", Pattern.MULTILINE)
                .matcher(picker.substring(picker.indexOf("  `")))
                .results()
                .map(line -> line.group(1))
                .toList();
        assertThat(offered).hasSizeGreaterThan(1800).allMatch(EmojiText::isOnlyEmoji);
    }
}
