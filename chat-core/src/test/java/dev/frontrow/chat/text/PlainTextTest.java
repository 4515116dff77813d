package dev.frontrow.chat.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hi",
                "<script>alert('x')</script> & \"more\"",
                "two  spaces stay",
                "Zażółć gęślą jaźń",
                "Tiếng Việt có dấu",
                "العربية: مَرْحَبًا بِالعَالَم ٣",
                "آیه ۝١٢", // U+06DD encloses the number
                "می‌خواهم", // U+200C
                "हिन्दी में क्षत्रिय",
                "क्‍ष", // U+200D keeps the half form
                "జావాస్క్రిప్ట్‌లో", // U+200C behind a virama
                "ه‍", // U+200D behind the last letter
                "അവന്‍ ত্‍", // U+200D behind the last virama
                "ប៊ី ប‌៊ី", // U+200C before a register shifter
                "မြို့ ကျွန်ုပ် ညွှန့်",
                "བོད་སྐད",
                "ភាសាខ្មែរ",
                "ภาษาไทยที่นี่ น้ำ",
                "בְּרֵאשִׁית",
                "日本語と中文와 한국어",
                "👨‍👩‍👧‍👦 👩🏽‍🚀 🏳️‍🌈",
                "1️⃣ #️⃣ *️⃣",
                "🇩🇪🇺🇦",
                "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F", // England
                "\uD83C\uDFF4\uDB40\uDC75\uDB40\uDC73\uDB40\uDC74\uDB40\uDC78\uDB40\uDC7F", // Texas
                "🏴",
                "a\uD83E\uDEF7", // an emoji that Java 17 does not know
                "ͤ over its base",
                "☕\uFE0E and ☕\uFE0F",
                "❤\uFE0F\u200D🔥 🏴\u200D☠\uFE0F 🙂\u200D↔\uFE0F",
                "র\u200D্যাব ශ්\u200Dරී",
                "葛\uDB40\uDD01城 辻\uDB40\uDD00",
                "\u182D\u180B",
                "ཧྐྵྨླྺྼྻྂ", // nine in one stack
                "שלום!\u200F C++\u200E זה",
                "سعر 100\u200F%"
            })
    void whatPeopleWriteStaysAsItIs(String text) {
        assertThat(clean(Normalizer.normalize(text, Normalizer.Form.NFC))).isEqualTo(text);
    }

    @Test
    void textIsComposed() {
        assertThat(clean("e\u0301")).isEqualTo("\u00E9");
        assertThat(clean("\u1100\u1161\u11A8")).isEqualTo("\uAC01");
        assertThat(clean("\u212B")).isEqualTo("\u00C5");
    }

    @Test
    void lineBreaksAndTabsBecomeSpaces() {
        assertThat(clean("a\nb\rc\td\u000Be\u000Cf\u0085g\u2028h\u2029i")).isEqualTo("a b c d e f g h i");
        assertThat(clean("a\r\nb")).isEqualTo("a  b");
    }

    @Test
    void everyControlCharacterGoes() {
        for (char c = 0; c < 0xA0; c++) {
            String text = clean("a" + c + "b");
            if (Character.isISOControl(c)) {
                assertThat(text).as("U+%04X", (int) c).isIn("ab", "a b");
            } else {
                assertThat(text).isEqualTo("a" + c + "b");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00AD, 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2060, 0x2061,
                        0x2064,
                0x2065, 0x2066, 0x2067, 0x2068, 0x2069, 0x206A, 0x206F, 0x115F, 0x1160, 0x3164, 0xFFA0, 0xFEFF, 0xFFF0,
                        0xFFF9,
                0xFFFB, 0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF, 0x1D173, 0xE0000, 0xE0001, 0xE0041, 0xE007F,
                        0xE0FFF
            })
    void whatIsNeverSeenOrTurnsTheLineAroundGoes(int codePoint) {
        assertThat(clean("a" + Character.toString(codePoint) + "b")).isEqualTo("ab");
    }

    @Test
    void loneSurrogatesGoAndPairsStay() {
        assertThat(clean("a\uD83Db\uDE00c\uD83D\uDE00")).isEqualTo("abc\uD83D\uDE00");
        assertThat(clean("\uD83D\u200B\uDE00x")).isEqualTo("x");
    }

    @Test
    void textWithALoneSurrogateIsNotUnicode() {
        assertThat(PlainText.isUnicode("\uD83D\uDE00 ok")).isTrue();
        assertThat(PlainText.isUnicode("")).isTrue();
        assertThat(PlainText.isUnicode("a\uD83D")).isFalse();
        assertThat(PlainText.isUnicode("\uDE00\uD83D")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\t\r\n",
                "\u00A0",
                "\u3000\u2003",
                "\u0000",
                "\u2800",
                "\u2800 \u2800",
                "\u3164",
                "\u115F\u1160",
                "\uFFA0",
                "\uFE0F",
                "\uFE00\uFE01",
                "\u180B",
                "\uDB40\uDD00",
                "\u200D",
                "\u200C\u200D",
                "\u200B",
                "\u0301",
                "\u034F",
                "\u20E3",
                "\u202E",
                "\uFEFF",
                "\uD800",
                "\uDFFF",
                "\uDB40\uDC67\uDB40\uDC7F",
                "\uDB40\uDC00",
                "\u2065"
            })
    void whatShowsNothingIsNoText(String typed) {
        assertThat(PlainText.clean(typed)).isEmpty();
        assertThatThrownBy(() -> new PlainText(clean("x" + typed).substring(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("text: nothing visible in it");
    }

    @Test
    void whiteSpaceAtTheEndsGoesEvenIfItDoesNotBreak() {
        assertThat(clean(" \u00A0\u3000 hi there\u2007\u202F \n")).isEqualTo("hi there");
    }

    @ParameterizedTest
    @CsvSource({"q, 4", "\u0915, 4", "\uD83D\uDE00, 4"})
    void aBaseKeepsFourMarks(String base, int kept) {
        String text = clean(base + "\u0335".repeat(50) + "!");
        assertThat(text).isEqualTo(base + "\u0335".repeat(kept) + "!");
    }

    @Test
    void eachBaseHasItsOwnFourMarks() {
        String stack = "q" + "\u0335".repeat(4);
        assertThat(clean(stack.repeat(3))).isEqualTo(stack.repeat(3));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x200B, 0x200C, 0x200D, 0xFE0F, 0xFEFF, 0x2060, 0xE0067, 0xD800})
    void nothingInvisibleBetweenMarksBeginsANewStack(int between) {
        String text = clean("q" + ("\u0335".repeat(4) + Character.toString(between)).repeat(20));
        assertThat(text).isEqualTo("q" + "\u0335".repeat(4));
    }

    @Test
    void marksThatTakeAPlaceOfTheirOwnDoNotGoOnForEver() {
        assertThat(clean("\u0915" + "\u093E".repeat(50))).hasSize(13);
        assertThat(clean("q" + ("\u0335".repeat(4) + "\u093E").repeat(50))).hasSize(13);
    }

    @Test
    void marksThatAreComposedOfSeveralCountAsSeveral() {
        assertThat(clean("q" + "\u0344".repeat(4))).isEqualTo("q\u0308\u0301\u0308\u0301");
        assertThat(clean("\uFB2C\u05BF\u05BF\u05BF\u05BF").codePoints().count()).isEqualTo(5);
    }

    @Test
    void joinersAndSelectorsDoNotPileUp() {
        assertThat(clean("ب" + "\u200C".repeat(300) + "ب")).isEqualTo("ب\u200Cب");
        assertThat(clean("ب" + "\u200D".repeat(300))).isEqualTo("ب\u200D");
        assertThat(clean("葛" + "\uDB40\uDD01".repeat(300))).isEqualTo("葛\uDB40\uDD01");
        assertThat(clean("☕" + "\uFE0F\uFE0E".repeat(300)).codePoints().count()).isLessThanOrEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x200C, 0x200D, 0x200E, 0x200F, 0x034F, 0x180B, 0x180F, 0xFE00, 0xFE0E, 0xFE0F, 0xE0100, 0xE0101,
                0xE01EF
            })
    void aNameWithSomethingUnseenIsTheNameWithout(int unseen) {
        String one = Character.toString(unseen);
        for (String name : new String[] {"Mo", "Дима", "Νίκος", "דני", "7up", "A+", "ひろ"}) {
            assertThat(clean(one + name + one)).isEqualTo(name);
            assertThat(clean(name.charAt(0) + one + one + name.substring(1))).isEqualTo(name);
        }
    }

    /** In a script that has joiners, too: where letters do not join there, or join anyway, one sees nothing of it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "محمد", "نور", "دارا", "राम", "मोहन", "কমল", "தமிழ்", "ಕಮಲ", "මල්", "မောင်", "សុខា", "བསོད", "ᠮᠣᠩ"
            })
    void alsoInAScriptThatHasJoiners(String name) {
        for (int at = 0; at <= name.length(); at++) {
            String with = name.substring(0, at) + "%s" + name.substring(at);
            boolean isLast = at == name.length();
            boolean joinsHere = at > 0 && !isLast && "محنسبيهتᠮᠣ".indexOf(name.charAt(at - 1)) >= 0;
            boolean isBesideVirama = "்್්်".indexOf(name.charAt(Math.max(at - 1, 0))) >= 0
                    || (!isLast && "்್්်".indexOf(name.charAt(at)) >= 0);
            if (!joinsHere && !isBesideVirama) {
                assertThat(clean(with.formatted("\u200C"))).as("ZWNJ at %s", at).isEqualTo(name);
            }
            if (!isLast && !isBesideVirama) {
                assertThat(clean(with.formatted("\u200D"))).as("ZWJ at %s", at).isEqualTo(name);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "தமிழ்\u200C",
                "தமிழ\u200D்",
                "මල්\u200D",
                "मोहन्\u200C",
                "मोहन\u200D्",
                "မောင်\u200D",
                "နန္\u200Dဒာ"
            })
    void norBesideAViramaThatBindsNothing(String name) {
        assertThat(clean(name)).isEqualTo(name.replaceAll("[\u200C\u200D]", ""));
    }

    @Test
    void aStackOfTibetanIsNoPlaceToPileUpOtherMarks() {
        assertThat(clean("ཧ" + "\u0335".repeat(50))).isEqualTo("ཧ" + "\u0335".repeat(4));
        assertThat(clean("ཧ" + "\u0F90".repeat(50))).hasSize(13);
        assertThat(clean("q" + "\u0F90".repeat(50))).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uDB40\uDC67\uDB40\uDC62\uDB40\uDC7F", // too short a region
                "\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67", // without an end
                "\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC61\uDB40\uDC61\uDB40\uDC7F", // too long
                "\uDB40\uDC47\uDB40\uDC42\uDB40\uDC45\uDB40\uDC7F", // capitals
                "\u200B\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC7F", // not right behind the flag
                "\uDB40\uDC7F"
            })
    void tagsThatAreNoCompleteFlagGo(String tags) {
        assertThat(clean("\uD83C\uDFF4" + tags + "x")).isEqualTo("\uD83C\uDFF4x");
        assertThat(clean("a" + tags + "x")).isEqualTo("ax");
    }

    @Test
    void lengthIsCountedInCodePoints() {
        assertThat(new PlainText("a\uD83D\uDE00b").length()).isEqualTo(3);
        assertThat(new PlainText("a\uD83D\uDE00b").cut(2)).isEqualTo("a\uD83D\uDE00");
        assertThat(new PlainText("ab").cut(2)).isEqualTo("ab");
        assertThat(new PlainText("ab").cut(0)).isEmpty();
    }

    @Test
    void whatIsCutIsCleanAgain() {
        assertThat(PlainText.clean("ab cd", 3)).contains(new PlainText("ab"));
        assertThat(PlainText.clean("\u2800\u2800\u2800x", 3)).isEmpty();
        assertThat(PlainText.clean(" ", 3)).isEmpty();
        assertThat(PlainText.clean("abc", 3)).contains(new PlainText("abc"));
    }

    @Test
    void aJoinerWhoseNeedWasCutAwayGoesAtOnce() {
        String typed = "\u0958\u0901\u0951\u200D\u094D\u0915";
        PlainText once = PlainText.clean(typed).orElseThrow();
        assertThat(PlainText.clean(once.value())).contains(once);
    }

    @Test
    void aHundredThousandCharactersAreQuick() {
        for (String unit : new String[] {
            "a",
            "\u0301",
            "\u0335\u0323",
            "\uD834\uDD6D\uD834\uDD65",
            "\uD83C\uDFF4\uDB40\uDC67",
            "\uD800",
            "\u1100\u1161\u11A8",
            "\u0CC6\u0CC2\u0CD5",
            "\uFE0F\uFE0E",
            "\u200E\u05D0\u200F",
            "\u094D\u200D",
            "\u0915\u094D\u200D"
        }) {
            String typed = "x" + unit.repeat(100_000 / unit.length());
            Assertions.assertTimeout(Duration.ofSeconds(2), () -> PlainText.clean(typed), unit);
        }
    }

    /** Text without marks takes a short way; with a sign from beyond them the long one, which says the same. */
    @Test
    void everyPairOfCharactersBeforeTheMarksComesOutTheSameBothWays() {
        for (char first = 0; first < 0x300; first++) {
            StringBuilder pairs = new StringBuilder("a");
            for (char second = 0; second < 0x300; second++) {
                pairs.append(first).append(second);
            }
            String typed = pairs.append('a').toString();
            assertThat(clean(typed + "€")).as("pairs of %d", (int) first).isEqualTo(clean(typed) + "€");
            String alone = "a" + first + "a";
            assertThat(clean(alone + "€")).as("%d", (int) first).isEqualTo(clean(alone) + "€");
        }
    }

    @ParameterizedTest
    @CsvSource({"0x00", "0x1F", "0x7F", "0x80", "0x9F", "0xAD"})
    void whatIsNeverShownGoesAlsoFromPlainText(String character) {
        String typed = "a" + (char) Integer.decode(character).intValue() + "b";
        assertThat(clean(typed)).isEqualTo("ab");
    }

    private static String clean(String typed) {
        return PlainText.clean(typed).orElseThrow().value();
    }
}
