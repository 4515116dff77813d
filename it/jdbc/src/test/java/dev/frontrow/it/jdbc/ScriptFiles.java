package dev.frontrow.it.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Scripts taken from the jar and applied one statement after the other, as somebody would who has nothing but the files. */
final class ScriptFiles {

    private static final List<String> NAMES = List.of("V1__chat.sql", "V2__chat.sql", "V3__chat.sql", "V4__chat.sql");

    private ScriptFiles() {}

    static List<String> statements(String product, int version) {
        return split("/dev/frontrow/chat/jdbc/" + product + "/" + NAMES.get(version - 1));
    }

    /** Rows as a release with that version of the tables wrote them. */
    static List<String> rows(int version) {
        return split("/rows/V" + version + ".sql");
    }

    private static List<String> split(String file) {
        try (InputStream in = ScriptFiles.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("not there: " + file);
            }
            String script = new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("--[^\n]*", "");
            return Arrays.stream(script.split(";"))
                    .map(String::strip)
                    .filter(sql -> !sql.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
