package dev.frontrow.chat.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code -Dgolden.write=true} writes the files instead, for whoever changes the format on purpose. */
class GoldenFilesTest {

    private static final Map<String, byte[]> EXPECTED = Golden.files();

    @ParameterizedTest
    @MethodSource("names")
    void everyGoldenFileHoldsWhatIsSent(String name) throws IOException {
        assertThat(EXPECTED).as("a file that nothing makes any more").containsKey(name);
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(Golden.FOLDER);
            Files.write(Golden.FOLDER.resolve(name), EXPECTED.get(name));
        }
        assertThat(Golden.FOLDER.resolve(name)).exists();
        byte[] golden = Files.readAllBytes(Golden.FOLDER.resolve(name));
        assertThat(new String(EXPECTED.get(name), UTF_8)).isEqualTo(new String(golden, UTF_8));
        assertThat(EXPECTED.get(name)).isEqualTo(golden);
    }

    @Test
    void theSameIsSentByteForByteEveryTime() {
        assertThat(EXPECTED.keySet()).allMatch(name -> name.matches("[a-z]+(-[a-z_.]+)*\\.(txt|json)"));
        Golden.files().forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(EXPECTED.get(name)));
    }

    /** Those that are there and those that should be. */
    static Set<String> names() throws IOException {
        Set<String> names = new TreeSet<>(EXPECTED.keySet());
        if (Files.isDirectory(Golden.FOLDER)) {
            try (Stream<java.nio.file.Path> files = Files.list(Golden.FOLDER)) {
                files.forEach(file -> names.add(file.getFileName().toString()));
            }
        }
        return names;
    }
}
