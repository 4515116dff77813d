package dev.frontrow.chat.text;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Called by the rules of a room: a number by which texts are found that say nearly the same.
 *
 * <p>Two texts have the same number if they differ in nothing but this:
 *
 * <ul>
 *   <li>upper and lower case (also ß and ss, final sigma, the dotted and the dotless capital i), and what is the same
 *       in Unicode's NFKC: width, ligatures, styled letters
 *   <li>everything that is no letter, digit or other number, or mark on one of these: white space, punctuation,
 *       symbols, emoji (but for those that NFKC spells: ™ is tm), and what is never seen, such as joiners and selectors
 *   <li>Latin, Greek and Cyrillic letters that look alike (a small part of UTS #39)
 *   <li>how often a letter stands in a row, if at least twice; digits are counted, as 1000 is not 100
 * </ul>
 *
 * <p>Accents make a difference, and so does the order of words. Two other texts have the same number with a chance of
 * one in 2^64; nobody is kept from making such a pair on purpose, with about 2^32 attempts. The number is kept in
 * stores: it is the same on every Java and stays so from release to release, but for characters that are newer than
 * Unicode 13.
 */
public final class TextFingerprint {

    /** What is shorter, such as "gg" and "hello", may be said by everybody. */
    private static final int MIN_LETTERS = 9;

    private static final int COMBINING_DOT = 0x0307;

    private TextFingerprint() {}

    /**
     * The fingerprint of a text; every value of 64 bits may occur. Empty: it has fewer than nine letters and
     * digits (in code points, before any row of the same is shortened).
     *
     * @param cleanedText what {@link PlainText} leaves; any other string is taken as it stands
     */
    public static OptionalLong of(String cleanedText) {
        String said = Normalizer.normalize(skeleton(fold(cleanedText)), Normalizer.Form.NFC);
        long letters = said.codePoints().filter(Character::isLetterOrDigit).count();
        return letters < MIN_LETTERS ? OptionalLong.empty() : OptionalLong.of(hash(squeeze(said)));
    }

    /** Lower case, by way of upper case: ẞ and ß become ss, both sigmas one. In NFKD, so that accents stand apart. */
    private static String fold(String text) {
        String lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String folded = lower.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace('ς', 'σ');
        return Normalizer.normalize(folded, Normalizer.Form.NFKD);
    }

    private static String skeleton(String folded) {
        StringBuilder kept = new StringBuilder(folded.length());
        int before = 0;
        for (int i = 0; i < folded.length(); ) {
            int c = folded.codePointAt(i);
            i += Character.charCount(c);
            boolean isDotOfI = c == COMBINING_DOT && before == 'i'; // what İ leaves in lower case
            if (isKept(c) && !isDotOfI) {
                kept.appendCodePoint(Lookalikes.representative(c));
            }
            before = c;
        }
        return kept.toString();
    }

    private static boolean isKept(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.OTHER_LETTER -> !isInvisible(c);
            case Character.COMBINING_SPACING_MARK, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> Character.isLetterOrDigit(c);
        };
    }

    /** Marks and letters that are default-ignorable: variation selectors, the grapheme joiner, fillers. */
    private static boolean isInvisible(int c) {
        boolean isInherentVowel = c == 0x17B4 || c == 0x17B5; // of Khmer, deprecated
        return Unseen.isOne(c) || CodePoints.isFiller(c) || isInherentVowel;
    }

    private static String squeeze(String said) {
        StringBuilder squeezed = new StringBuilder(said.length());
        int before = 0;
        int run = 0;
        for (int i = 0; i < said.length(); ) {
            int c = said.codePointAt(i);
            i += Character.charCount(c);
            run = c == before && !Character.isDigit(c) ? run + 1 : 1;
            if (run <= 2) {
                squeezed.appendCodePoint(c);
            }
            before = c;
        }
        return squeezed.toString();
    }

    private static long hash(String said) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
