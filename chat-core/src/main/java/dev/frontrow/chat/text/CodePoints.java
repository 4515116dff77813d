package dev.frontrow.chat.text;

import java.lang.Character.UnicodeScript;

/** Which code points of a line may stay. */
final class CodePoints {

    /** Burmese needs about eight, and so do the tallest stacks of Tibetan. */
    private static final int MAX_ON_BASE = 12;

    private CodePoints() {}

    /**
     * Whether nothing in a line could have to change but the spaces at its ends: all of it is visible, or a space, and
     * stands before the first mark (U+0300). What is there is in NFC, and depends on nothing beside it.
     */
    static boolean isPlain(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean isControl = c < 0x20 || (c >= 0x7F && c <= 0x9F);
            if (c >= 0x0300 || isControl || c == 0xAD /* the soft hyphen */) {
                return false;
            }
        }
        return true;
    }

    /** The legitimate part of what was typed, in its order. */
    static String keepLegitimate(String typed) {
        StringBuilder kept = new StringBuilder(typed.length());
        for (int i = 0; i < typed.length(); ) {
            int c = typed.codePointAt(i);
            int end = c == EmojiTagSequence.BASE ? EmojiTagSequence.end(typed, i) : i + Character.charCount(c);
            if (isBreak(c)) {
                kept.append(' ');
            } else if (isLegitimate(c)) {
                kept.append(typed, i, end);
            }
            i = end;
        }
        return kept.toString();
    }

    /**
     * At most so many marks in a row. Joiners and variation selectors count like marks: they neither begin a new stack
     * nor pile up unseen. Marks that take a place of their own end a row, and with them there is a longer bound, so
     * that no base has work for thousands. It is also that of Tibetan, whose letters stand below each other as marks.
     */
    static String capMarks(String text, int max) {
        StringBuilder kept = new StringBuilder(text.length());
        int marks = 0;
        int all = 0;
        boolean isTibetan = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            boolean isMark = isMark(c);
            boolean isTibetanPart = UnicodeScript.of(c) == UnicodeScript.TIBETAN;
            isTibetan = isMark ? isTibetan : isTibetanPart;
            if (!isMark) {
                marks = 0;
            } else if (!isTibetan || !isTibetanPart) {
                marks++;
            }
            all = isMark || Character.getType(c) == Character.COMBINING_SPACING_MARK ? all + 1 : 0;
            if (marks <= max && all <= MAX_ON_BASE) {
                kept.appendCodePoint(c);
            }
        }
        return kept.toString();
    }

    /** Without white space at its ends, that which does not break included. */
    static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** Whether a reader would see anything of it. */
    static boolean isVisible(String text) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (!isSpace(c) && !isMark(c) && !Unseen.isDirection(c) && c != 0x2800 /* braille without dots */) {
                return true;
            }
            i += Character.charCount(c);
        }
        return false;
    }

    private static boolean isBreak(int c) {
        return c == '\n' || c == '\r' || c == '\t' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** Variation selectors are non-spacing marks as well. */
    static boolean isMark(int c) {
        int type = Character.getType(c);
        return Joiner.isOne(c) || type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static boolean isLegitimate(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE -> false;
            // Bidi controls, zero-width spaces, the soft hyphen, the byte order mark, tags …
            case Character.FORMAT -> Joiner.isOne(c) || Unseen.isDirection(c) || isVisibleFormat(c);
            // May be an emoji that is newer than this Java.
            case Character.UNASSIGNED -> !isNonCharacter(c) && !isInvisibleReserve(c);
            default -> !isFiller(c);
        };
    }

    /**
     * Signs of Arabic, Syriac and Kaithi that enclose the number behind them (Unicode property
     * Prepended_Concatenation_Mark).
     */
    private static boolean isVisibleFormat(int c) {
        return (c >= 0x0600 && c <= 0x0605)
                || c == 0x06DD
                || c == 0x070F
                || c == 0x0890
                || c == 0x0891
                || c == 0x08E2
                || c == 0x110BD
                || c == 0x110CD;
    }

    /** U+FDD0..U+FDEF and the last two of each plane (Unicode §23.7). */
    private static boolean isNonCharacter(int c) {
        return (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
    }

    /** Not assigned yet, but never to be seen (Unicode property Default_Ignorable_Code_Point). */
    private static boolean isInvisibleReserve(int c) {
        return c == 0x2065 || (c >= 0xFFF0 && c <= 0xFFF8) || (c >= 0xE0000 && c <= 0xE0FFF);
    }

    /** Letters that show nothing: Hangul fillers. */
    static boolean isFiller(int c) {
        return c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0;
    }
}
