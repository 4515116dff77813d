package dev.frontrow.chat.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Small letters of the Latin, Greek and Cyrillic scripts that look like another of them, in small or as capitals (UTS
 * #39). They are in {@code lookalikes.txt}.
 */
final class Lookalikes {

    private Lookalikes() {}

    /** The letter that stands for all that look like it; what looks like no other stands for itself. */
    static int representative(int letter) {
        return Known.REPRESENTATIVES.getOrDefault(letter, letter);
    }

    /** Each letter with the one that stands for it. */
    static Map<Integer, Integer> all() {
        Map<Integer, Integer> all = new HashMap<>();
        for (List<String> line : UnicodeData.read("lookalikes.txt")) {
            int representative = UnicodeData.codePoint(line.get(0));
            line.stream().skip(1).forEach(letter -> all.put(UnicodeData.codePoint(letter), representative));
        }
        return Map.copyOf(all);
    }

    /** The file is read when it is needed for the first time: few rooms ask. */
    private static final class Known {

        static final Map<Integer, Integer> REPRESENTATIVES = all();
    }
}
