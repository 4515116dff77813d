package dev.frontrow.examples.minimal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    private static final Path SOURCE = Path.of("src/main/java/dev/frontrow/examples/minimal/Minimal.java");
    private static final Path README = Path.of("../../README.md");
    private static final Pattern BLOCK =
            Pattern.compile("<!-- examples/minimal -->\\s*```java\\n(.*?)```", Pattern.DOTALL);

    @Test
    void theReadmeShowsThisSourceToTheLetter() throws IOException {
        Matcher block = BLOCK.matcher(Files.readString(README));
        assertThat(block.find())
                .as("a java block after the marker in README.md")
                .isTrue();
        assertThat(block.group(1)).isEqualTo(Files.readString(SOURCE));
    }

    @Test
    void itIsUnderFortyLinesWithItsImports() throws IOException {
        List<String> lines = Files.readAllLines(SOURCE);
        assertThat(lines).hasSizeLessThan(40);
    }
}
