package dev.frontrow.chat.text;

import java.text.Normalizer;
import java.util.Optional;

/**
 * A line of text that is fit to be stored and shown: Unicode, in NFC, without what is never legitimate in a line of
 * chat.
 *
 * <p>Removed: control characters, bidirectional embeddings, overrides and isolates (Unicode UAX #9), invisible fillers,
 * tag characters outside of emoji flags (UTS #51), non-characters; joiners, variation selectors and marks of direction
 * where no script and no emoji needs them. Line breaks and tabs become spaces and white space at the ends goes. A base
 * keeps at most {@value #MAX_MARKS} combining marks, variation selectors and joiners together, a Tibetan one its whole
 * stack; real text and emoji need no more. The text is otherwise raw; whoever shows it encodes it for that place.
 * Cleaning what is clean changes nothing.
 *
 * @param value the text, never blank
 */
public record PlainText(String value) {

    /** How many combining marks one base may carry. */
    public static final int MAX_MARKS = 4;

    /** Takes a text that was cleaned before, such as one from a store. */
    public PlainText {
        if (!CodePoints.isVisible(value)) {
            throw new IllegalArgumentException("text: nothing visible in it");
        }
    }

    /** The clean form of what was typed. Empty: nothing visible is left. */
    public static Optional<PlainText> clean(String typed) {
        String text = CodePoints.strip(CodePoints.isPlain(typed) ? typed : legitimate(typed));
        return CodePoints.isVisible(text) ? Optional.of(new PlainText(text)) : Optional.empty();
    }

    private static String legitimate(String typed) {
        String text = CodePoints.keepLegitimate(typed);
        // Until nothing changes: composing can make several marks of one, and cutting those can leave something to
        // compose, and a joiner without what it was needed for. That stays within one base and its few marks.
        for (String before = ""; !text.equals(before); ) {
            before = text;
            text = compose(Unseen.keepNeeded(text));
        }
        return text;
    }

    /**
     * The clean form of the beginning of what was typed, at most so many code points. Empty: nothing visible is left of
     * that.
     */
    public static Optional<PlainText> clean(String typed, int codePoints) {
        Optional<PlainText> whole = clean(typed);
        return whole.isEmpty() || whole.get().length() <= codePoints
                ? whole
                : clean(whole.get().cut(codePoints));
    }

    private static String compose(String text) {
        return Normalizer.normalize(CodePoints.capMarks(text, MAX_MARKS), Normalizer.Form.NFC);
    }

    /** Whether a string is Unicode text at all: every surrogate has its partner. */
    public static boolean isUnicode(String typed) {
        for (int i = 0; i < typed.length(); ) {
            int c = typed.codePointAt(i);
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                return false;
            }
            i += Character.charCount(c);
        }
        return true;
    }

    /** Its length in code points: what people are told as the length. */
    public int length() {
        return value.codePointCount(0, value.length());
    }

    /**
     * The first code points of it, at most so many. What was clean as a whole may end in a space, or show nothing, when
     * it is cut: see {@link #clean(String, int)}.
     */
    public String cut(int codePoints) {
        return length() <= codePoints ? value : value.substring(0, value.offsetByCodePoints(0, codePoints));
    }
}
