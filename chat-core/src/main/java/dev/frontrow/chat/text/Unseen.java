package dev.frontrow.chat.text;

import java.lang.Character.UnicodeScript;

/**
 * Joiners, variation selectors and marks of direction: they show nothing of themselves, so that a name with one looks
 * like the name without. They stay where a script or an emoji needs them, and nowhere else (RFC 5892 appendix A, UTS
 * #51, UTS #37).
 */
final class Unseen {

    private static final int LRM = 0x200E;
    private static final int RLM = 0x200F;
    private static final int KEYCAP = 0x20E3;
    private static final int NONE = -1;

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
                int before = kept.isEmpty() ? NONE : kept.codePointBefore(kept.length());
                if (before != c && isNeeded(c, base, before, text, next, isMixed)) {
                    kept.appendCodePoint(c);
                }
            } else {
                // White space at the beginning goes: what comes after it must not depend on it.
                base = CodePoints.isMark(c) ? base : CodePoints.isSpace(c) ? NONE : c;
                kept.appendCodePoint(c);
            }
        }
        return kept.toString();
    }

    /** Whether a code point is a mark of direction. */
    static boolean isDirection(int c) {
        return c == LRM || c == RLM;
    }

    /** Whether a code point is one of them: it may stay only where it is needed. */
    static boolean isOne(int c) {
        return Joiner.isOne(c)
                || isDirection(c)
                || c == 0x034F // the grapheme joiner, which joins nothing
                || isMongolianSelector(c)
                || (c >= 0xFE00 && c <= 0xFE0F)
                || isIdeographicSelector(c);
    }

    /** @param at where the next one stands that is seen */
    private static boolean isNeeded(int c, int base, int before, String text, int at, boolean isMixed) {
        if (base == NONE) {
            return false;
        }
        int next = at < text.length() ? text.codePointAt(at) : NONE;
        if (isDirection(c)) {
            return isMixed && (isNeutral(base) || isNeutral(next));
        }
        UnicodeScript script = UnicodeScript.of(base);
        if (Joiner.isOne(c)) {
            int after = next == NONE ? at : at + Character.charCount(next);
            int afterNext = after < text.length() ? text.codePointAt(after) : NONE;
            return Joiner.isNeeded(c, base, before, next, afterNext)
                    || (c == Joiner.ZWJ && isEmoji(base) && isEmoji(next));
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

    /**
     * Java 17 does not know which are emoji: symbols and arrows of the blocks that have some, assigned yet or not, and
     * the few others.
     */
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
                || c == 0x3030
                || c == 0x303D;
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
                && !CodePoints.isSpace(c)
                && !isRightToLeft(c)
                && Character.getDirectionality(c) != Character.DIRECTIONALITY_LEFT_TO_RIGHT;
    }
}
