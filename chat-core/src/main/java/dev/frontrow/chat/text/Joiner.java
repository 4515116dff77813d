package dev.frontrow.chat.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * The two joiners in scripts whose letters join, or build conjuncts: they stay where they change what is seen. Beside a
 * virama they choose the form of a conjunct; in a cursive script the one parts two letters that would join, and the
 * other gives the last letter of a word the form of one that goes on (RFC 5892, appendix A.1 and A.2; The Unicode
 * Standard, chapters 9, 12 and 23.2).
 */
final class Joiner {

    static final int ZWNJ = 0x200C;
    static final int ZWJ = 0x200D;

    /** Cursive ones, in which nearly every letter joins on both sides; Arabic has its exceptions below. */
    private static final Set<UnicodeScript> CURSIVE = EnumSet.of(
            UnicodeScript.ADLAM,
            UnicodeScript.ARABIC,
            UnicodeScript.HANIFI_ROHINGYA,
            UnicodeScript.MANDAIC,
            UnicodeScript.MONGOLIAN,
            UnicodeScript.NKO,
            UnicodeScript.PHAGS_PA,
            UnicodeScript.SYRIAC);

    /** Arabic letters that do not join with the next one (Joining_Type R and U). Pairs of first and last. */
    private static final int[] ENDING = {
        0x0621, 0x0625, 0x0627, 0x0627, 0x0629, 0x0629, 0x062F, 0x0632, 0x0648, 0x0648, 0x0671, 0x0677, 0x0688, 0x0699,
        0x06C0, 0x06C0, 0x06C3, 0x06CB, 0x06CD, 0x06CD, 0x06CF, 0x06CF, 0x06D2, 0x06D3, 0x06D5, 0x06D5, 0x06EE, 0x06EF,
        0x0759, 0x075B, 0x076B, 0x076C, 0x0771, 0x0771, 0x0773, 0x0774, 0x0778, 0x0779, 0x08AA, 0x08AC, 0x08AE, 0x08AE,
        0x08B1, 0x08B2, 0x08B9, 0x08B9
    };

    /**
     * The signs that kill a vowel and bind consonants (Canonical_Combining_Class 9) of the scripts in which joiners
     * choose how they do. Not those of Burmese and Khmer, which know no such choice.
     */
    private static final Set<Integer> VIRAMAS = Set.of(
            0x094D, 0x09CD, 0x0A4D, 0x0ACD, 0x0B4D, 0x0BCD, 0x0C4D, 0x0CCD, 0x0D3B, 0x0D3C, 0x0D4D, 0x0DCA, 0x1B44,
            0xA9C0, 0x11133, 0x1134D, 0x11442, 0x114C2);

    /** Where a joiner behind the last virama of a word shows another form of its letter. */
    private static final Set<UnicodeScript> ENDING_IN_HALVES = EnumSet.of(
            UnicodeScript.BENGALI, UnicodeScript.DEVANAGARI, UnicodeScript.GUJARATI, UnicodeScript.MALAYALAM);

    private Joiner() {}

    static boolean isOne(int c) {
        return c == ZWJ || c == ZWNJ;
    }

    /**
     * Whether a joiner changes anything.
     *
     * @param base the letter that it belongs to
     * @param before what stands right before it
     * @param next what is seen after it, and {@code afterNext} what after that; negative: nothing
     */
    static boolean isNeeded(int joiner, int base, int before, int next, int afterNext) {
        if (CURSIVE.contains(UnicodeScript.of(base))) {
            boolean goesOn = isLetter(next) && CURSIVE.contains(UnicodeScript.of(next));
            return joinsWithNext(base) && goesOn == (joiner == ZWNJ);
        }
        if (joiner == ZWNJ) {
            boolean isBeforeShifter = next == 0x17C9 || next == 0x17CA; // of Khmer: it keeps its shape then
            return isBeforeShifter || (VIRAMAS.contains(before) && isLetter(next));
        }
        return VIRAMAS.contains(before)
                ? isLetter(next) || ENDING_IN_HALVES.contains(UnicodeScript.of(base))
                : VIRAMAS.contains(next) && isLetter(afterNext);
    }

    private static boolean isLetter(int c) {
        return c >= 0 && Character.isLetter(c);
    }

    private static boolean joinsWithNext(int letter) {
        if (!isLetter(letter)) {
            return false;
        }
        for (int i = 0; i < ENDING.length; i += 2) {
            if (ENDING[i] <= letter && letter <= ENDING[i + 1]) {
                return false;
            }
        }
        return true;
    }
}
