package dev.frontrow.chat.text;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;

/** Finds emoji in a text, of a list of qualified ones: the longest that begins at an index. */
final class EmojiMatcher {

    private static final int SELECTOR = RgiEmoji.EMOJI_SELECTOR;

    /** Those of one code point that need no selector. */
    private final BitSet alone = new BitSet();

    /** Those of one code point that are text unless a selector follows. */
    private final BitSet selected = new BitSet();

    /** Behind these a selector may stand: all of one code point, and whatever has one in a sequence. */
    private final BitSet selectable = new BitSet();

    /** Those of several code points, without their selectors, sorted. */
    private final String[] sequences;

    EmojiMatcher(Collection<String> emoji) {
        for (String each : emoji) {
            int[] points = each.codePoints().toArray();
            if (points.length == 1) {
                alone.set(points[0]);
                selectable.set(points[0]);
            } else if (points.length == 2 && points[1] == SELECTOR) {
                selected.set(points[0]);
            }
            for (int i = 1; i < points.length; i++) {
                if (points[i] == SELECTOR) {
                    selectable.set(points[i - 1]);
                }
            }
        }
        sequences = emoji.stream()
                .map(each -> each.replace(Character.toString(SELECTOR), ""))
                .filter(each -> each.codePointCount(0, each.length()) > 1)
                .sorted()
                .toArray(String[]::new);
    }

    /** Where the longest emoji ends that begins at an index of a text; the index itself if none does. */
    int end(String text, int start) {
        int end = endOfSingle(text, start);
        StringBuilder sequence = new StringBuilder();
        boolean isBeginning = true; // of a longer one
        for (int i = start; i < text.length() && isBeginning; ) {
            int c = text.codePointAt(i);
            i = behind(text, i);
            String key = sequence.appendCodePoint(c).toString();
            int place = Arrays.binarySearch(sequences, key);
            if (place >= 0) {
                end = i;
            } else {
                int next = -place - 1; // the first that is greater: it begins so if any does
                isBeginning = next < sequences.length && sequences[next].startsWith(key);
            }
        }
        return end;
    }

    private int endOfSingle(String text, int start) {
        int c = text.codePointAt(start);
        int behind = behind(text, start);
        boolean isSelected = behind > start + Character.charCount(c);
        return alone.get(c) || (isSelected && selected.get(c)) ? behind : start;
    }

    /** The index behind a code point and the selector that belongs to it. */
    private int behind(String text, int index) {
        int c = text.codePointAt(index);
        int next = index + Character.charCount(c);
        return next < text.length() && text.charAt(next) == SELECTOR && selectable.get(c) ? next + 1 : next;
    }
}
