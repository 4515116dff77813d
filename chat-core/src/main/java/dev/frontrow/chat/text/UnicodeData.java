package dev.frontrow.chat.text;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Data of Unicode that Java 17 does not have, in files beside this class: a word, then what belongs to it, with spaces
 * between; lines that begin with {@code #} are comments.
 */
final class UnicodeData {

    private static final int HEX = 16;
    private static final String RANGE = "..";

    private UnicodeData() {}

    /** The lines of a file, each as its words. */
    static List<List<String>> read(String name) {
        try (InputStream file = UnicodeData.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new FileNotFoundException(name + " is not in this jar");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.US_ASCII));
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> List.of(line.split(" ")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int codePoint(String hex) {
        return Integer.parseInt(hex, HEX);
    }

    /** Each code point of a range such as {@code 231A..231B}, or the only one that is named. */
    static void forEach(String range, IntConsumer each) {
        int dots = range.indexOf(RANGE);
        int first = codePoint(dots < 0 ? range : range.substring(0, dots));
        int last = dots < 0 ? first : codePoint(range.substring(dots + RANGE.length()));
        for (int c = first; c <= last; c++) {
            each.accept(c);
        }
    }
}
