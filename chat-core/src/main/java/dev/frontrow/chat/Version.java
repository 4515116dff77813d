package dev.frontrow.chat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this library, as its build wrote it down. */
final class Version {

    private static final String FILE = "version.properties";

    private Version() {}

    static String current() {
        try (InputStream file = Version.class.getResourceAsStream(FILE)) {
            Properties written = new Properties();
            if (file != null) {
                written.load(file);
            }
            return written.getProperty("version", "of unknown version"); // a host may have repacked the jar without it
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }
}
