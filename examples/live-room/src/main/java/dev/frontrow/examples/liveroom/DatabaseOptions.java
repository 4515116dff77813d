package dev.frontrow.examples.liveroom;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/**
 * Where the demo keeps its chat and its wallets.
 *
 * @param url a JDBC URL of PostgreSQL, MariaDB or H2
 * @param user who signs in; empty: nobody in particular
 * @param password what they sign in with
 */
public record DatabaseOptions(String url, String user, String password) {

    /** Below the working directory, so that whoever started the demo finds it, and can throw it away. */
    private static final Path FOLDER = Path.of("frontrow-data");

    /** On the heap, gone with the demo. */
    public static DatabaseOptions inMemory() {
        return new DatabaseOptions("jdbc:h2:mem:" + UUID.randomUUID(), "", "");
    }

    /** In a file of that folder, where the next start finds it. */
    public static DatabaseOptions inFolder(Path folder) {
        // retry: a gate that misses its deadline is interrupted, and an interrupt closes a plain file for everybody.
        // WRITE_DELAY: by default H2 writes half a second after a commit, and a demo that is killed would lose what it
        // accepted.
        // DB_CLOSE_ON_EXIT: the demo closes it itself, after what was accepted is stored.
        return new DatabaseOptions(
                "jdbc:h2:retry:" + folder.resolve("live-room").toAbsolutePath()
                        + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE",
                "",
                "");
    }

    /** What {@code JDBC_URL}, {@code JDBC_USER} and {@code JDBC_PASSWORD} say; without them a file in {@code frontrow-data}. */
    static DatabaseOptions from(Map<String, String> environment) {
        String url = environment.getOrDefault("JDBC_URL", "");
        return url.isEmpty()
                ? inFolder(FOLDER)
                : new DatabaseOptions(
                        url, environment.getOrDefault("JDBC_USER", ""), environment.getOrDefault("JDBC_PASSWORD", ""));
    }

    /** The URL without what may be secret: parameters, and a name and password before the host. */
    String shown() {
        return url.replaceFirst("[?;].*", "").replaceFirst("//[^/]*@", "//");
    }

    @Override
    public String toString() {
        return shown();
    }
}
