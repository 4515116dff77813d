package dev.frontrow.examples.docs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;

/** The lines of an event stream. */
record HelloAndBye(BufferedReader lines) implements AutoCloseable {

    String next() {
        try {
            return String.valueOf(lines.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything up to its end. */
    String rest() {
        return lines.lines().collect(Collectors.joining("\n"));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
