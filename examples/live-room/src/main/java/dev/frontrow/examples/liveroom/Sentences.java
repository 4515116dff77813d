package dev.frontrow.examples.liveroom;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts long texts into messages. */
final class Sentences {

    private Sentences() {}

    /**
     * The text in pieces of at most so many code points: whole sentences where they fit, else whole words, else as much as fits. Nothing is lost but spaces at the cuts.
     */
    static List<String> split(String text, int most) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        for (String sentence : sentences(text)) {
            if (length(piece + sentence) > most) {
                flush(piece, pieces);
            }
            piece.append(sentence);
            while (length(piece.toString().strip()) > most) {
                int cut = cut(piece.toString(), most);
                flush(new StringBuilder(piece.substring(0, cut)), pieces);
                piece.delete(0, cut);
            }
        }
        flush(piece, pieces);
        return pieces;
    }

    private static List<String> sentences(String text) {
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.US);
        breaks.setText(text);
        List<String> sentences = new ArrayList<>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            sentences.add(text.substring(start, end));
            start = end;
        }
        return sentences;
    }

    /** After the last space within reach, or at the very end of reach. */
    private static int cut(String text, int most) {
        int reach = text.offsetByCodePoints(0, most);
        int space = text.lastIndexOf(' ', reach);
        return text.substring(0, Math.max(space, 0)).isBlank() ? reach : space;
    }

    private static void flush(StringBuilder piece, List<String> pieces) {
        String text = piece.toString().strip();
        if (!text.isEmpty()) {
            pieces.add(text);
        }
        piece.setLength(0);
    }

    private static int length(String text) {
        return text.strip().codePointCount(0, text.strip().length());
    }
}
