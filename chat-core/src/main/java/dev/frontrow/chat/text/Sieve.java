package dev.frontrow.chat.text;

/** Which code points of a line may stay. */
final class Sieve {

    private static final int ZWNJ = 0x200C;
    private static final int ZWJ = 0x200D;
    private static final int BLACK_FLAG = 0x1F3F4;
    private static final int TAG_FIRST = 0xE0020;
    private static final int TAG_LAST = 0xE007F;

    private Sieve() {}

    /** The legitimate part of what was typed, in its order. */
    static String keepLegitimate(String typed) {
        StringBuilder kept = new StringBuilder(typed.length());
        int marks = 0;
        boolean inFlag = false;
        for (int i = 0; i < typed.length(); ) {
            int c = typed.codePointAt(i);
            i += Character.charCount(c);
            if (isBreak(c)) {
                c = ' ';
            }
            marks = isMark(c) ? marks + 1 : 0;
            inFlag = c == BLACK_FLAG || (inFlag && isTag(c));
            boolean legitimate = isTag(c) ? inFlag : !isNeverLegitimate(c);
            if (legitimate && marks <= PlainText.MAX_MARKS) {
                kept.appendCodePoint(c);
            }
        }
        return kept.toString();
    }

    /** Whether a reader would see anything of it. */
    static boolean isVisible(String text) {
        return text.codePoints().anyMatch(c -> !isBlank(c));
    }

    private static boolean isBreak(int c) {
        return c == '\n' || c == '\r' || c == '\t' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        boolean joins =
                c == ZWJ || c == ZWNJ || (c >= 0xFE00 && c <= 0xFE0F); // joiners and variation selectors are no stacks
        return !joins && (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK);
    }

    private static boolean isTag(int c) {
        return c >= TAG_FIRST && c <= TAG_LAST;
    }

    private static boolean isNeverLegitimate(int c) {
        if (c == ZWJ || c == ZWNJ) {
            return false;
        }
        return switch (Character.getType(c)) {
            // FORMAT holds bidi controls, zero-width spaces, the soft hyphen, interlinear marks and the byte order
            // mark.
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED ->
                isNonCharacter(c) || Character.getType(c) != Character.UNASSIGNED;
            default -> isFiller(c);
        };
    }

    /** U+FDD0..U+FDEF and the last two of each plane (Unicode §23.7). Other unassigned code points may be new emoji and stay. */
    private static boolean isNonCharacter(int c) {
        return (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
    }

    /** Letters that show nothing: Hangul fillers. */
    private static boolean isFiller(int c) {
        return c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0;
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || c == 0x2800 // the braille pattern without dots
                || c == ZWJ
                || c == ZWNJ
                || (c >= 0xFE00 && c <= 0xFE0F)
                || (c >= 0xE0100 && c <= 0xE01EF)
                || isTag(c)
                || isMark(c);
    }
}
