package dev.frontrow.chat.text;

import java.util.random.RandomGenerator;

/** Strings that people do not type, with a liking for code points that make trouble. */
public final class RandomText {

    private static final int[] TROUBLE = {
        0, '\t', '\n', '\r', 0x1B, ' ', '"', '&', '\'', '/', '<', '>', '\\', 'e', 0x7F, 0x85, 0xA0, 0xAD, 0x0300,
        0x0301, 0x0308, 0x0323, 0x0340, 0x0344, 0x034F, 0x05BF, 0x0606, 0x061C, 0x06DD, 0x0901, 0x0915, 0x094D, 0x0951,
        0x0958, 0x09DC, 0x0CBF, 0x0CC6, 0x0CD5, 0x0CC2, 0x0DD9, 0x0DCA, 0x1100, 0x1161, 0x11A8, 0x115F, 0x1160, 0x180E,
        0x2000, 0x200B, 0x200C, 0x200D, 0x200E, 0x2028, 0x2029, 0x202E, 0x2060, 0x2065, 0x2066, 0x20E3, 0x2126, 0x2800,
        0x3000, 0x3099, 0x304B, 0x3164, 0xAC00, 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xFB2C, 0xFDD0, 0xFE0F, 0xFEFF, 0xFFA0,
        0xFFFC, 0xFFFE, 0x11127, 0x11131, 0x05D0, 0x0627, 0x0F40, 0x0F90, 0x182D, 0x180B, 0x200F, 0x845B, 0x2764,
        0xE0101, 0x1D15E, 0x1D165, 0x1F3F4, 0x1F468, 0x1F1E9, 0xE0001, 0xE0020, 0xE0062, 0xE0065, 0xE0067, 0xE007F,
        0xE0100, 0xF0000, 0x10FFFF
    };

    private RandomText() {}

    /** Any string at all, lone surrogates among it. */
    public static String any(RandomGenerator random, int atMost) {
        int length = random.nextInt(atMost + 1);
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            switch (random.nextInt(4)) {
                case 0 -> text.appendCodePoint(random.nextInt(0x110000));
                case 1 -> text.append((char) random.nextInt(0x180));
                default -> text.appendCodePoint(TROUBLE[random.nextInt(TROUBLE.length)]);
            }
        }
        return text.toString();
    }

    /** A string of Unicode text: no surrogate without its partner. */
    public static String unicode(RandomGenerator random, int atMost) {
        StringBuilder text = new StringBuilder();
        any(random, atMost)
                .codePoints()
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .forEach(text::appendCodePoint);
        return text.toString();
    }
}
