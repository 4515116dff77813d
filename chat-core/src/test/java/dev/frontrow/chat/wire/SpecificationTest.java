package dev.frontrow.chat.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.frontrow.chat.result.CloseReason;
import dev.frontrow.chat.result.RefusalCode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** docs/spec/wire.md says what the code does. */
class SpecificationTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern LINK = Pattern.compile("\\(golden/([^)]+)\\)");
    /** A golden file named at the end of a line, an empty line, and its content as a block. */
    private static final Pattern EXAMPLE =
            Pattern.compile("\\[`([^`]+)`]\\(golden/\\1\\):?\\n\\n```[a-z]*\\n(.*?)```", Pattern.DOTALL);

    private static String spec;

    @BeforeAll
    static void read() throws IOException {
        spec = Files.readString(Golden.SPEC.resolve("wire.md"));
    }

    @Test
    void everyExampleIsItsGoldenFile() throws IOException {
        List<MatchResult> examples = EXAMPLE.matcher(spec).results().toList();
        assertThat(examples).hasSizeGreaterThan(7);
        for (MatchResult example : examples) {
            String name = example.group(1);
            String golden = Files.readString(Golden.FOLDER.resolve(name));
            if (name.endsWith(".json")) {
                assertThat(MAPPER.readTree(example.group(2))).as(name).isEqualTo(MAPPER.readTree(golden));
            } else {
                // A line of data may be folded for the page; a block cannot end in an empty line.
                assertThat(unfolded(example.group(2))).as(name).isEqualTo(golden.strip());
            }
        }
    }

    @Test
    void everyBlockOfJsonOrStreamIsMarkedAsAGoldenFile() {
        long blocks = Pattern.compile("\\n```[a-z]*\\n(?=[{:]|retry:|id:|event:)")
                .matcher(spec)
                .results()
                .count();
        assertThat(EXAMPLE.matcher(spec).results().count()).isEqualTo(blocks);
    }

    @Test
    void everyLinkLeadsToAGoldenFile() {
        assertThat(LINK.matcher(spec).results().map(link -> link.group(1)))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(Golden.FOLDER.resolve(name)).exists());
    }

    @Test
    void everyRefusalIsListedWithItsStatusAndNoOther() {
        Set<String> written = new TreeSet<>();
        Pattern.compile("^\\| (4\\d\\d|50[03]) \\| (.*) \\|$", Pattern.MULTILINE)
                .matcher(section("## 5."))
                .results()
                .forEach(row -> topLevelCodes(row.group(2)).forEach(code -> written.add(row.group(1) + " " + code)));
        assertThat(written)
                .isEqualTo(Stream.of(RefusalCode.values())
                        .map(code -> code.status() + " " + code.wireName())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void everyEventOfTheTableHasAGoldenFileAndNoOtherEventIsSent() {
        Set<String> written = Pattern.compile("^\\| `([a-z.]+)` \\| (–|yes|head) \\|", Pattern.MULTILINE)
                .matcher(section("### 4.2"))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> sent = new TreeSet<>();
        Golden.files().forEach((name, bytes) -> {
            if (name.startsWith("event-")) {
                sent.add(EventStream.parse(bytes).get(0).name());
            }
        });
        assertThat(sent).isEqualTo(written).hasSize(16);
    }

    @Test
    void everyReasonToCloseOrToResyncIsNamed() {
        for (CloseReason reason : CloseReason.values()) {
            if (reason != CloseReason.GONE) { // there is nobody left to tell
                assertThat(section("### 4.2")).contains("`" + reason.wireName() + "`");
            }
        }
        for (ResyncReason reason : ResyncReason.values()) {
            assertThat(section("### 4.1")).contains("`" + reason.wireName() + "`");
        }
    }

    /** Codes stand outside of parentheses; what stands inside them are fields and headers. */
    private static List<String> topLevelCodes(String cell) {
        String codes = cell.replaceAll("\\([^)]*\\)", "");
        List<String> found = new ArrayList<>();
        Pattern.compile("`([a-z_]+)`").matcher(codes).results().forEach(code -> found.add(code.group(1)));
        return found;
    }

    private static String section(String heading) {
        int start = spec.indexOf("\n" + heading);
        assertThat(start).as(heading).isNotNegative();
        int end = spec.indexOf("\n##", start + 1);
        return end < 0 ? spec.substring(start) : spec.substring(start, end);
    }

    private static String unfolded(String block) {
        return block.replaceAll("\\n {2,}", "").strip();
    }
}
