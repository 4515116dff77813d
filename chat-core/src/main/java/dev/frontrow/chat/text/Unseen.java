package dev.frontrow.chat.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * Joiners, variation selectors and marks of direction: they show nothing of themselves, so that a name with one looks like the name without. They stay where a
 * script or an emoji needs them, and nowhere else (RFC 5892 appendix A, UTS #51, UTS #37).
 */
final class Unseen {

    private static final int LRM = 0x200E;
    private static final int RLM = 0x200F;
    private static final int ZWNJ = 0x200C;
    private static final int ZWJ = 0x200D;
    private static final int KEYCAP = 0x20E3;
    private static final int NONE = -1;

    /** Scripts whose letters join, or build conjuncts. */
    private static final Set<UnicodeScript> JOINING = EnumSet.of(
            UnicodeScript.ADLAM,
            UnicodeScript.ARABIC,
            UnicodeScript.BALINESE,
            UnicodeScript.BENGALI,
            UnicodeScript.CHAKMA,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.GRANTHA,
            UnicodeScript.GUJARATI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.HANIFI_ROHINGYA,
            UnicodeScript.JAVANESE,
            UnicodeScript.KANNADA,
            UnicodeScript.KHMER,
            UnicodeScript.MALAYALAM,
            UnicodeScript.MANDAIC,
            UnicodeScript.MEETEI_MAYEK,
            UnicodeScript.MONGOLIAN,
            UnicodeScript.MYANMAR,
            UnicodeScript.NEWA,
            UnicodeScript.NKO,
            UnicodeScript.ORIYA,
            UnicodeScript.PHAGS_PA,
            UnicodeScript.SINHALA,
            UnicodeScript.SYRIAC,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.TIBETAN,
            UnicodeScript.TIRHUTA);

    private Unseen() {}

    /** The text with those that are needed where they stand. */
    static String keepNeeded(String text) {
        boolean isMixed = text.codePoints().anyMatch(Unseen::isRightToLeft);
        StringBuilder kept = new StringBuilder(text.length());
        int base = NONE;
        int next = 0; // where the next one stands that is seen
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (isOne(c)) {
                next = seenFrom(text, Math.max(i, next));
                int after = next < text.length() ? text.codePointAt(next) : NONE;
                boolean isRepeated = !kept.isEmpty() && kept.codePointBefore(kept.length()) == c;
                if (!isRepeated && isNeeded(c, base, after, isMixed)) {
                    kept.appendCodePoint(c);
                }
            } else {
                // White space at the beginning goes: what comes after it must not depend on it.
                base = Sieve.isMark(c) ? base : Sieve.isSpace(c) ? NONE : c;
                kept.appendCodePoint(c);
            }
        }
        return kept.toString();
    }

    /** Whether a code point is a mark of direction. */
    static boolean isDirection(int c) {
        return c == LRM || c == RLM;
    }

    private static boolean isOne(int c) {
        return c == ZWJ
                || c == ZWNJ
                || isDirection(c)
                || c == 0x034F // the grapheme joiner, which joins nothing
                || isMongolianSelector(c)
                || (c >= 0xFE00 && c <= 0xFE0F)
                || isIdeographicSelector(c);
    }

    private static boolean isNeeded(int c, int base, int next, boolean isMixed) {
        if (base == NONE) {
            return false;
        }
        if (isDirection(c)) {
            return isMixed && (isNeutral(base) || isNeutral(next));
        }
        UnicodeScript script = UnicodeScript.of(base);
        if (c == ZWJ || c == ZWNJ) {
            return JOINING.contains(script) || (c == ZWJ && isEmoji(base) && isEmoji(next));
        }
        if (isMongolianSelector(c)) {
            return script == UnicodeScript.MONGOLIAN;
        }
        if (isIdeographicSelector(c)) {
            return Character.isIdeographic(base);
        }
        if (c >= 0xFE0E) {
            return isEmoji(base) || (isKey(base) && next == KEYCAP);
        }
        return c >= 0xFE00 && isVariedByStandard(base, script);
    }

    private static int seenFrom(String text, int index) {
        int at = index;
        while (at < text.length() && isOne(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    private static boolean isMongolianSelector(int c) {
        return (c >= 0x180B && c <= 0x180D) || c == 0x180F;
    }

    private static boolean isIdeographicSelector(int c) {
        return c >= 0xE0100 && c <= 0xE01EF;
    }

    private static boolean isVariedByStandard(int base, UnicodeScript script) {
        return Character.isIdeographic(base)
                || (base >= 0x2200 && Character.getType(base) == Character.MATH_SYMBOL)
                || script == UnicodeScript.MYANMAR
                || script == UnicodeScript.PHAGS_PA;
    }

    private static boolean isKey(int c) {
        return (c >= '0' && c <= '9') || c == '#' || c == '*';
    }

    /** Java 17 does not know which are emoji: symbols and arrows of the blocks that have some, assigned yet or not, and the few others. */
    private static boolean isEmoji(int c) {
        int type = Character.getType(c);
        boolean isSymbol = type == Character.OTHER_SYMBOL || type == Character.MATH_SYMBOL;
        return (c >= 0x1F000 && c <= 0x1FAFF)
                || (isSymbol && c >= 0x2100 && c <= 0x33FF)
                || c == 0xA9
                || c == 0xAE
                || c == 0x203C
                || c == 0x2049
                || c == 0x2139
                || c == 0x3030;
    }

    private static boolean isRightToLeft(int c) {
        byte direction = Character.getDirectionality(c);
        return !isDirection(c)
                && (direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
    }

    /** What takes its direction from what is beside it: punctuation, digits, symbols. */
    private static boolean isNeutral(int c) {
        return c != NONE
                && !Sieve.isSpace(c)
                && !isRightToLeft(c)
                && Character.getDirectionality(c) != Character.DIRECTIONALITY_LEFT_TO_RIGHT;
    }
}
