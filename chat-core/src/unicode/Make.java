import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.UnicodeSet;
import com.ibm.icu.util.ULocale;
import com.ibm.icu.util.VersionInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Makes emoji.txt and lookalikes.txt of src/main/resources/dev/frontrow/chat/text. Only needed when Unicode gets newer,
 * in the folder chat-core, with a newer ICU4J (com.ibm.icu:icu4j); the build does not know it:
 *
 * <pre>java -cp icu4j-78.1.jar src/unicode/Make.java</pre>
 *
 * <p>It prints how many emoji there are and their digest: EmojiDataTest asks for both.
 */
public final class Make {

    private static final Path FOLDER = Path.of("src", "main", "resources", "dev", "frontrow", "chat", "text");
    private static final List<Integer> TONES = List.of(0x1F3FB, 0x1F3FC, 0x1F3FD, 0x1F3FE, 0x1F3FF);
    private static final int SELECTOR = 0xFE0F;
    private static final int KEYCAP = 0x20E3;
    private static final int BLACK_FLAG = 0x1F3F4;
    private static final int FLAG_A = 0x1F1E6;
    private static final int WIDTH = 120;

    private static final SpoofChecker CONFUSABLES = new SpoofChecker.Builder().build();

    public static void main(String[] args) throws IOException, GeneralSecurityException {
        emoji();
        lookalikes();
    }

    private static void emoji() throws IOException, GeneralSecurityException {
        Set<List<Integer>> joined = new TreeSet<>(Make::compare);
        List<Integer> alone = new ArrayList<>();
        List<Integer> selected = new ArrayList<>();
        List<Integer> keycaps = new ArrayList<>();
        List<Integer> toned = new ArrayList<>();
        List<String> flags = new ArrayList<>();
        List<String> tags = new ArrayList<>();
        TreeSet<String> all = new TreeSet<>();
        new UnicodeSet("[:RGI_Emoji:]").forEach(all::add);
        for (String each : all) {
            List<Integer> points = each.codePoints().boxed().toList();
            int first = points.get(0);
            int last = points.get(points.size() - 1);
            if (points.size() == 1) {
                alone.add(first);
            } else if (points.size() == 2 && last == SELECTOR) {
                selected.add(first);
            } else if (last == KEYCAP) {
                keycaps.add(first);
            } else if (points.size() == 2 && UCharacter.hasBinaryProperty(first, UProperty.REGIONAL_INDICATOR)) {
                flags.add("" + (char) ('A' + first - FLAG_A) + (char) ('A' + last - FLAG_A));
            } else if (first == BLACK_FLAG && last == 0xE007F) {
                tags.add(points.subList(1, points.size() - 1).stream()
                        .map(tag -> String.valueOf((char) (tag - 0xE0000)))
                        .collect(Collectors.joining()));
            } else if (points.size() == 2 && TONES.contains(last)) {
                toned.add(first);
            } else {
                joined.add(points);
            }
        }
        List<Integer> bases = toned.stream().distinct().toList();
        if (bases.size() * TONES.size() != toned.size()) {
            throw new IllegalStateException("a base without all tones");
        }
        List<String> lines = new ArrayList<>(header("""
                # The emoji of Unicode %s that are recommended for general interchange (RGI, UTS #51), as of the files
                # emoji-sequences.txt and emoji-zwj-sequences.txt, by way of ICU4J %s.
                # All numbers are hexadecimal code points; a..b is a range.
                #   alone     is an emoji by itself
                #   selected  is one with FE0F behind it, and text without
                #   keycap    is one with FE0F 20E3 behind it
                #   toned     is one with each of the tones of skin 1F3FB..1F3FF behind it
                #   flag      two regional indicators, as letters
                #   tagged    the black flag 1F3F4, these as tag characters, E007F
                #   joined    a sequence; T stands for each tone, U for each tone but that of T
                """));
        wrap(lines, "alone", ranges(alone));
        wrap(lines, "selected", ranges(selected));
        wrap(lines, "keycap", ranges(keycaps));
        wrap(lines, "toned", ranges(bases));
        wrap(lines, "flag", flags);
        wrap(lines, "tagged", tags);
        patterns(joined).forEach(pattern -> lines.add("joined " + pattern));
        Files.writeString(FOLDER.resolve("emoji.txt"), String.join("\n", lines) + "\n");
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(String.join("\n", all).getBytes(StandardCharsets.UTF_8));
        System.out.println(all.size() + " emoji, " + HexFormat.of().formatHex(digest));
    }

    /** Sequences that differ in nothing but their tones in one line, if all of them are there. */
    private static List<String> patterns(Set<List<Integer>> joined) {
        Map<String, List<List<Integer>>> byShape = new TreeMap<>();
        for (List<Integer> points : joined) {
            List<Integer> tones = points.stream().filter(TONES::contains).toList();
            boolean isSecondOther = tones.size() == 2 && !tones.get(0).equals(tones.get(1));
            StringBuilder shape = new StringBuilder();
            int seen = 0;
            for (int c : points) {
                boolean isTone = TONES.contains(c);
                shape.append(isTone ? (seen > 0 && isSecondOther ? "U" : "T") : hex(c)).append(' ');
                seen += isTone ? 1 : 0;
            }
            byShape.computeIfAbsent(shape.toString().trim(), key -> new ArrayList<>()).add(points);
        }
        List<String> patterns = new ArrayList<>();
        byShape.forEach((shape, those) -> {
            int complete = shape.contains("U") ? 20 : shape.contains("T") ? 5 : 1;
            if (those.size() != complete) {
                throw new IllegalStateException(shape + " has " + those.size());
            }
            patterns.add(shape);
        });
        return patterns;
    }

    /** Lower case letters that look like another one, or whose capitals do. */
    private static void lookalikes() throws IOException {
        List<Integer> letters = new ArrayList<>();
        for (int script : new int[] {UScript.LATIN, UScript.GREEK, UScript.CYRILLIC}) {
            new UnicodeSet().applyIntPropertyValue(UProperty.SCRIPT, script).forEach(each -> {
                int c = each.codePointAt(0);
                boolean isFolded = each.equals(fold(each)) && c != 0x3C2;
                boolean isWhole = Normalizer2.getNFKDInstance().isNormalized(each);
                if (UCharacter.isLetter(c) && isFolded && isWhole) {
                    letters.add(c);
                }
            });
        }
        letters.sort(null);
        Map<String, Integer> shapes = new TreeMap<>();
        Map<String, Integer> capitals = new TreeMap<>();
        for (int c = 'a'; c <= 'z'; c++) {
            shapes.put(shape(c), c);
            capitals.put(shape(capital(c)), c);
        }
        Map<String, Integer> others = new TreeMap<>();
        Map<Integer, List<String>> lines = new TreeMap<>();
        for (int c : letters) {
            String shape = shape(c);
            Integer ascii = shapes.getOrDefault(shape, capitals.get(shape(capital(c))));
            int like = ascii != null ? ascii : others.computeIfAbsent(shape, key -> c);
            if (c > 0x7F && like != c) {
                lines.computeIfAbsent(like, key -> new ArrayList<>()).add(hex(c));
            }
        }
        List<String> out = new ArrayList<>(header("""
                # Small letters of the Latin, Greek and Cyrillic scripts that look like a letter of ASCII, or whose
                # capital looks like its capital, or else like each other, as of confusables.txt (UTS #39) of Unicode
                # %s, by way of ICU4J %s.
                # A line has the letter that stands for all, then those that look like it, as hexadecimal code points.
                """));
        lines.forEach((like, those) -> wrap(out, hex(like), those));
        Files.writeString(FOLDER.resolve("lookalikes.txt"), String.join("\n", out) + "\n");
        System.out.println(lines.values().stream().mapToInt(List::size).sum() + " look-alikes");
    }

    private static String shape(int c) {
        return CONFUSABLES.getSkeleton(Character.toString(c));
    }

    /** Itself where the capital is more than one letter. */
    private static int capital(int c) {
        return UCharacter.toUpperCase(c);
    }

    private static String fold(String text) {
        return lower(UCharacter.toUpperCase(ULocale.ROOT, lower(text)));
    }

    private static String lower(String text) {
        return UCharacter.toLowerCase(ULocale.ROOT, text);
    }

    private static List<String> header(String text) {
        VersionInfo unicode = UCharacter.getUnicodeVersion();
        String icu = VersionInfo.ICU_VERSION.getVersionString(2, 2);
        String made = text.formatted(unicode.getMajor() + "." + unicode.getMinor(), icu);
        return List.of((made + """
                # Unicode data files are Copyright (c) Unicode, Inc., under the Unicode License V3 (SPDX: Unicode-3.0):
                # META-INF/unicode.LICENSE.txt. Made by src/unicode/Make.java; not to be edited by hand.
                """).split("\n"));
    }

    private static List<String> ranges(List<Integer> points) {
        List<String> ranges = new ArrayList<>();
        List<Integer> sorted = points.stream().sorted().toList();
        for (int i = 0; i < sorted.size(); ) {
            int end = i;
            while (end + 1 < sorted.size() && sorted.get(end + 1) == sorted.get(end) + 1) {
                end++;
            }
            ranges.add(end == i ? hex(sorted.get(i)) : hex(sorted.get(i)) + ".." + hex(sorted.get(end)));
            i = end + 1;
        }
        return ranges;
    }

    private static void wrap(List<String> lines, String word, List<String> values) {
        StringBuilder line = new StringBuilder(word);
        for (String value : values) {
            if (line.length() + 1 + value.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(word);
            }
            line.append(' ').append(value);
        }
        lines.add(line.toString());
    }

    private static String hex(int c) {
        return Integer.toHexString(c).toUpperCase(Locale.ROOT);
    }

    private static int compare(List<Integer> a, List<Integer> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = Integer.compare(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }
}
