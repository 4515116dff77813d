package dev.frontrow.chat.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFingerprintTest {

    static Stream<Arguments> same() {
        return Stream.of(
                Arguments.of("hello everybody", "Hello Everybody"),
                Arguments.of("hello everybody", "HELLO EVERYBODY!!!"),
                Arguments.of("hello everybody", "  hello,every-body ... "),
                Arguments.of("hello everybody", "h.e.l.l.o e_v_e_r_y_b_o_d_y"),
                Arguments.of("hello everybody", "hello\u00A0everybody\u3000"),
                Arguments.of("hello everybody", "👋🏽 hello everybody 👨\u200D👩\u200D👧 ❤\uFE0F"),
                Arguments.of("hello everybody", "hello everybody \uD83E\uDEC8"), // newer than Java 17
                Arguments.of("hello everybody", "h\u200Bello ev\u00ADery\u2060body"),
                Arguments.of("hello everybody", "hello\u3164 every\u034Fbody\uFE0F"),
                Arguments.of("hello everybody", "ｈｅｌｌｏ ｅｖｅｒｙｂｏｄｙ"),
                Arguments.of("hello everybody", "𝓱𝓮𝓵𝓵𝓸 𝕖𝕧𝕖𝕣𝕪𝕓𝕠𝕕𝕪"),
                Arguments.of("hello everybody", "ⓗⓔⓛⓛⓞ everybody"),
                Arguments.of("hello everybody", "hеllо еvеrуbоdу"), // Cyrillic е, о, у
                Arguments.of("hello everybody", "НЕLLО ЕVЕRYВОDY"), // Cyrillic capitals, В and Н among them
                Arguments.of("hello everybody", "hεllο everybody"), // Greek
                Arguments.of("hello everybody", "hello + everybody ="),
                Arguments.of("lool everybody", "looooooool everybody"),
                Arguments.of("nooooo waaaaaay to go", "noo waay to go"),
                Arguments.of("noooooooooooo", "nooooooooooooooooooooo"),
                Arguments.of("die große Straße", "DIE GROSSE STRASSE"),
                Arguments.of("die große Straße", "DIE GROẞE STRAẞE"),
                Arguments.of("ΚΑΛΗΜΕΡΑ ΚΟΣΜΟΣ ΟΛΟΣ", "καλημερα κοσμος ολος"),
                Arguments.of("καλημερα κοσμος ολος", "καλημερακοσμοσολοσ"),
                Arguments.of("İSTANBUL ŞEHRİ", "istanbul şehri"),
                Arguments.of("IŞIL IŞIL BİR GÜN", "ışıl ışıl bir gün"),
                Arguments.of("cafe\u0301 creme au lait", "café creme au lait"),
                Arguments.of("Всем привет, ребята", "ВСЕМ ПРИВЕТ РЕБЯТА"),
                Arguments.of("Всем привет, ребята", "Bceм пpивeт, peбятa"), // with Latin letters
                Arguments.of("می\u200Cخواهم ببینم", "میخواهم ببینم"),
                Arguments.of("ﬁne ﬂowers ofﬁce", "fine flowers office"),
                Arguments.of("1️⃣2️⃣3️⃣456789", "123456789"));
    }

    @ParameterizedTest
    @MethodSource("same")
    void textsThatSayNearlyTheSameHaveTheSameFingerprint(String one, String other) {
        assertThat(TextFingerprint.of(one)).isPresent().isEqualTo(TextFingerprint.of(other));
    }

    static Stream<Arguments> different() {
        return Stream.of(
                Arguments.of("hello everybody", "hello nobody here"),
                Arguments.of("hello everybody", "everybody hello"),
                Arguments.of("hello everybody", "hello everybodyy"), // two are not one
                Arguments.of("my guess is 1000", "my guess is 100"),
                Arguments.of("my guess is 1000", "my guess is 10000"),
                Arguments.of("my guess is 1000", "my guess is 1001"),
                Arguments.of("my guess is ten", "my guess is tеn 1"),
                Arguments.of("résumé received", "resume received"),
                Arguments.of("hello everybody", "he11o everyb0dy"),
                Arguments.of("Всем привет, ребята", "Всем привет, девчата"),
                Arguments.of("我今天很高兴见到大家", "我今天很难过见到大家"),
                Arguments.of("ภาษาไทยที่นี่ครับผม", "ภาษาไทยทีนีครับผม"),
                Arguments.of("नमस्ते दोस्तों कैसे हो सब", "नमस्ते दोस्तों कैसी हो सब"));
    }

    @ParameterizedTest
    @MethodSource("different")
    void textsThatSaySomethingElseHaveAnother(String one, String other) {
        assertThat(TextFingerprint.of(one)).isPresent().isNotEqualTo(TextFingerprint.of(other));
        assertThat(TextFingerprint.of(other)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "gg",
                "hello",
                "12345678",
                "a b c d e f g h",
                "abcdefgh !!!!!!!!!!!!",
                "👍👍👍👍👍👍👍👍👍👍👍👍",
                "abcdefgh 👍👍👍",
                "????????????",
                "e\u0301e\u0301e\u0301e\u0301e\u0301\u0323",
                "\u200D\u200D\u200D\u200D\u200D\u200D\u200D\u200D\u200D\u200D",
                "\u3164\u3164\u3164\u3164\u3164\u3164\u3164\u3164\u3164\u3164",
                "我们都很喜欢你", // seven
                "𝓱𝓮𝓵𝓵𝓸𝓱𝓮𝓵" // eight code points, sixteen units
            })
    void shortTextsHaveNone(String text) {
        assertThat(TextFingerprint.of(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abcdefghi",
                "123456789",
                "a b c d e f g h i",
                "aaaaaaaaa",
                "我们都很喜欢你们的",
                "𝓱𝓮𝓵𝓵𝓸𝓱𝓮𝓵𝓵",
                "ßßßßßßßßß"
            })
    void nineLettersAreEnough(String text) {
        assertThat(TextFingerprint.of(text)).isPresent();
    }

    /** They are in databases: another number here means that what is stored is worth nothing. */
    @Test
    void theFingerprintOfATextNeverChanges() {
        assertThat(TextFingerprint.of("Hello, everybody!")).hasValue(8259012682550169852L);
        assertThat(TextFingerprint.of("Всем привет, ребята")).hasValue(-9195820335428893617L);
        assertThat(TextFingerprint.of("我今天很高兴见到大家")).hasValue(-4816432653693470101L);
        assertThat(TextFingerprint.of("می\u200Cخواهم ببینم 👍")).hasValue(-8076074119361117784L);
        assertThat(TextFingerprint.of("DIE GROẞE STRAẞE İZMİR ﷺ ⅷ é한국어")).hasValue(-2324339145124786246L);
    }

    @Test
    void theLanguageOfTheServerDoesNotMatter() {
        Locale before = Locale.getDefault();
        OptionalLong fingerprint = TextFingerprint.of("INITIAL TITLES");
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(TextFingerprint.of("INITIAL TITLES")).isEqualTo(fingerprint);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aTextThatWasCleanedHasTheFingerprintOfWhatWasTyped() {
        String typed = " He\u200Dllo\uFE0F,\n e\u0301very\u202Ebody ";
        assertThat(TextFingerprint.of(PlainText.clean(typed).orElseThrow().value()))
                .isPresent()
                .isEqualTo(TextFingerprint.of(typed));
    }

    @Test
    void numberedTextsAllDiffer() {
        Map<Long, Integer> seen = new HashMap<>();
        for (int i = 0; i < 100_000; i++) {
            seen.put(TextFingerprint.of("message number " + i).orElseThrow(), i);
        }
        assertThat(seen).hasSize(100_000);
    }

    @Test
    void anyStringHasOneOrNone() {
        Random random = new Random(12);
        for (int i = 0; i < 10_000; i++) {
            String text = RandomText.any(random, 60);
            assertThatCode(() -> TextFingerprint.of(text)).doesNotThrowAnyException();
            assertThat(TextFingerprint.of(text)).isEqualTo(TextFingerprint.of(text + " \u200B!"));
        }
    }
}
