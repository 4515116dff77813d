package dev.frontrow.chat.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The emoji that are recommended for general interchange (UTS #51, RGI), in their qualified form: with U+FE0F wherever
 * a code point would be text without. They are in {@code emoji.txt}, whose first lines say how.
 */
final class RgiEmoji {

    /** Asks for the picture of what stands before it. */
    static final int EMOJI_SELECTOR = 0xFE0F;

    private static final int FIRST_TONE = 0x1F3FB;
    private static final int LAST_TONE = 0x1F3FF;
    private static final int REGIONAL_A = 0x1F1E6;
    private static final int TAGS = 0xE0000;
    private static final int CANCEL_TAG = 0xE007F;
    private static final String KEYCAP = "\uFE0F\u20E3";
    private static final String A_TONE = "T";
    private static final String ANOTHER_TONE = "U";

    private RgiEmoji() {}

    /** All of them, each once, in no order. */
    static List<String> all() {
        List<String> all = new ArrayList<>();
        for (List<String> line : UnicodeData.read("emoji.txt")) {
            List<String> values = line.subList(1, line.size());
            switch (line.get(0)) {
                case "alone" -> forEach(values, c -> all.add(Character.toString(c)));
                case "selected" -> forEach(values, c -> all.add(sequence(c, EMOJI_SELECTOR)));
                case "keycap" -> forEach(values, c -> all.add(Character.toString(c) + KEYCAP));
                case "toned" -> forEach(values, c -> forEachTone(tone -> all.add(sequence(c, tone))));
                case "flag" -> values.forEach(letters -> all.add(flag(letters)));
                case "tagged" -> values.forEach(region -> all.add(tagged(region)));
                case "joined" -> addJoined(values, all);
                default -> throw new IllegalStateException("emoji.txt: " + line.get(0));
            }
        }
        return all;
    }

    private static void addJoined(List<String> pattern, List<String> all) {
        if (!pattern.contains(A_TONE)) {
            all.add(joined(pattern, 0, 0));
            return;
        }
        forEachTone(tone -> {
            if (pattern.contains(ANOTHER_TONE)) {
                forEachTone(other -> {
                    if (other != tone) {
                        all.add(joined(pattern, tone, other));
                    }
                });
            } else {
                all.add(joined(pattern, tone, tone));
            }
        });
    }

    private static String joined(List<String> pattern, int tone, int other) {
        StringBuilder text = new StringBuilder();
        for (String part : pattern) {
            text.appendCodePoint(
                    switch (part) {
                        case A_TONE -> tone;
                        case ANOTHER_TONE -> other;
                        default -> UnicodeData.codePoint(part);
                    });
        }
        return text.toString();
    }

    private static String flag(String letters) {
        return sequence(letters.chars().map(letter -> REGIONAL_A + letter - 'A').toArray());
    }

    private static String tagged(String region) {
        return Character.toString(EmojiTagSequence.BASE)
                + sequence(region.chars().map(c -> TAGS + c).toArray())
                + Character.toString(CANCEL_TAG);
    }

    private static void forEach(List<String> ranges, IntConsumer each) {
        ranges.forEach(range -> UnicodeData.forEach(range, each));
    }

    private static void forEachTone(IntConsumer each) {
        for (int tone = FIRST_TONE; tone <= LAST_TONE; tone++) {
            each.accept(tone);
        }
    }

    private static String sequence(int... codePoints) {
        return new String(codePoints, 0, codePoints.length);
    }
}
