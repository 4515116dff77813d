package dev.frontrow.chat.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmojiTextTest {

    private static final String ENGLAND =
            "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F";
    private static final String TEXAS = "\uD83C\uDFF4\uDB40\uDC75\uDB40\uDC73\uDB40\uDC74\uDB40\uDC78\uDB40\uDC7F";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "👍",
                "👍👍",
                " 👍 \u00A0👍\u3000",
                "👍🏽👍🏿",
                "👍\uFE0F", // not needed, but harmless
                "☝🏽 ☝\uFE0F🏽", // the second is how old keyboards do it
                "🏽", // the tone by itself is shown as a patch of colour
                "☕ ☕\uFE0F",
                "©\uFE0F ®\uFE0F ™\uFE0F ❤\uFE0F ☺\uFE0F ↔\uFE0F Ⓜ\uFE0F ㊙\uFE0F 〰\uFE0F ‼\uFE0F",
                "1\uFE0F\u20E3 #\uFE0F\u20E3 *\uFE0F\u20E3",
                "1\uFE0F\u20E32\uFE0F\u20E3",
                "1\u20E3", // unqualified
                "🇩🇪🇺🇦🇪🇺",
                "🏴🏴\u200D☠\uFE0F",
                ENGLAND + "👍" + ENGLAND,
                "👨\u200D👩\u200D👧\u200D👦👨\u200D👩\u200D👧",
                "👩🏽\u200D🚀",
                "👩🏻\u200D❤\uFE0F\u200D💋\u200D👨🏿",
                "👩🏻\u200D❤\u200D💋\u200D👨🏿",
                "🧑🏻\u200D🤝\u200D🧑🏿 🧑🏻\u200D🤝\u200D🧑🏻",
                "🏳\uFE0F\u200D🌈 🏳\u200D🌈",
                "❤\uFE0F\u200D🔥 ❤\u200D🔥",
                "🏃🏾\u200D♀\uFE0F\u200D➡\uFE0F",
                "\uD83E\uDEE9", // of Unicode 16: Java 17 does not know it
                "\uD83E\uDEC8" // of Unicode 17
            })
    void emojiAndWhiteSpaceAreOnlyEmoji(String text) {
        assertThat(EmojiText.isOnlyEmoji(text)).isTrue();
        assertThat(isOnlyEmojiWhenCleaned(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " \u00A0\u3000",
                "a",
                "👍a",
                "a👍",
                "👍 ok 👍",
                "👍!",
                ":-)",
                ":thumbsup:",
                "1",
                "12",
                "#",
                "*",
                "👍1",
                "1👍",
                "1\uFE0F\u20E33",
                "©",
                "™",
                "®",
                "❤",
                "☺",
                "☕\uFE0E",
                "👍\uFE0E",
                "❤\uFE0E\u200D🔥",
                "a\uFE0F\u20E3",
                "a\uFE0F",
                "\u20E3",
                "🇩",
                "🇩 🇪",
                "🇩🇪🇺",
                "🇦🇦", // no such region
                TEXAS, // no such emoji: shown as a black flag
                "★",
                "♪",
                "→",
                "日本",
                "\u2800👍", // blank, but no white space
                "\uFFFD",
                "\uD83D",
                "👍\uDC4D"
            })
    void whatElseThereIsIsNot(String text) {
        assertThat(EmojiText.isOnlyEmoji(text)).isFalse();
        assertThat(isOnlyEmojiWhenCleaned(text)).isEqualTo(isCleanedToEmoji(text));
    }

    /** A lone surrogate goes when a text is cleaned; what was beside it may be an emoji. */
    private static boolean isCleanedToEmoji(String text) {
        return !PlainText.isUnicode(text) && text.startsWith("👍");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u200D",
                "\uFE0F",
                "👍\u200D",
                "\u200D👍",
                "👍\u200C",
                "👍\uFE0F\uFE0F",
                "👍\u200B",
                "👍\u200E",
                "👩\u200D\u200D🚀",
                "👩\u200D\uFE0F🚀",
                "👨\u200D👩\u200D",
                "🏽\u200D",
                "👍\uDB40\uDC67\uDB40\uDC7F" // tags without a black flag
            })
    void joinersTagsAndSelectorsThatBelongToNoEmojiAreLeftOver(String text) {
        assertThat(EmojiText.isOnlyEmoji(text)).isFalse();
    }

    @Test
    void cleaningTakesSuchAsShowNothing() {
        assertThat(isOnlyEmojiWhenCleaned("👍\u200D")).isTrue();
        assertThat(isOnlyEmojiWhenCleaned("👍\u200B\u200E\uFE0F\uFE0F \u200D👍"))
                .isTrue();
        assertThat(isOnlyEmojiWhenCleaned("👨\u200D👩\u200D👧\u200D")).isTrue();
        assertThat(isOnlyEmojiWhenCleaned("👍\uDB40\uDC67\uDB40\uDC7F")).isTrue();
        assertThat(isOnlyEmojiWhenCleaned("👍\n👍")).isTrue();
        assertThat(isOnlyEmojiWhenCleaned("\u200D\uFE0F")).isFalse();
    }

    /** They are shown side by side, and Unicode does not recommend to send them. */
    @Test
    void emojiThatAreJoinedToNoneOfTheListAreNot() {
        assertThat(isOnlyEmojiWhenCleaned("👍\u200D👍")).isFalse();
        assertThat(isOnlyEmojiWhenCleaned("🐱\u200D👤")).isFalse();
        assertThat(isOnlyEmojiWhenCleaned("👨\u200D👩")).isFalse();
    }

    @Test
    void aLongTextIsJudgedToItsEnd() {
        assertThat(EmojiText.isOnlyEmoji("👩🏽\u200D🚀 ".repeat(10_000))).isTrue();
        assertThat(EmojiText.isOnlyEmoji("👩🏽\u200D🚀 ".repeat(10_000) + "1")).isFalse();
    }

    @Test
    void anyStringIsJudged() {
        Random random = new Random(12);
        for (int i = 0; i < 10_000; i++) {
            String text = RandomText.any(random, 40);
            assertThatCode(() -> EmojiText.isOnlyEmoji(text)).doesNotThrowAnyException();
            assertThatCode(() -> isOnlyEmojiWhenCleaned(text)).doesNotThrowAnyException();
        }
    }

    private static boolean isOnlyEmojiWhenCleaned(String text) {
        return PlainText.clean(text)
                .map(PlainText::value)
                .filter(EmojiText::isOnlyEmoji)
                .isPresent();
    }
}
