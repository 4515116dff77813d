package dev.frontrow.chat.text;

import java.text.Normalizer;
import java.util.Optional;

/**
 * A line of text that is fit to be stored and shown: Unicode, in NFC, without what is never legitimate in a line of chat.
 *
 * <p>Removed: control characters, bidirectional embeddings, overrides and isolates (Unicode UAX #9), invisible fillers, tag characters outside of
 * emoji flags (UTS #51), non-characters. Line breaks and tabs become spaces and white space at the ends goes. A base keeps at most
 * {@value #MAX_MARKS} combining marks. Zero-width joiners stay: emoji and several scripts need them. The text is otherwise raw;
 * whoever shows it encodes it for that place.
 *
 * @param value the text, never blank
 */
public record PlainText(String value) {

    /** How many combining marks one base may carry. */
    public static final int MAX_MARKS = 4;

    /** The clean form of what was typed. Empty: nothing visible is left. */
    public static Optional<PlainText> clean(String typed) {
        String composed = Normalizer.normalize(Sieve.keepLegitimate(typed), Normalizer.Form.NFC)
                .strip();
        return Sieve.isVisible(composed) ? Optional.of(new PlainText(composed)) : Optional.empty();
    }

    /** Whether a string is Unicode text at all: every surrogate has its partner. */
    public static boolean isUnicode(String typed) {
        return typed.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /** Its length in code points: what people are told as the length. */
    public int length() {
        return value.codePointCount(0, value.length());
    }

    /** The first code points of it, at most so many. */
    public String cut(int codePoints) {
        return length() <= codePoints ? value : value.substring(0, value.offsetByCodePoints(0, codePoints));
    }
}
