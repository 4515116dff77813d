package dev.frontrow.it.databases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How a program that refuses to run as root is run by root. */
enum Unprivileged {
    /** Nobody is root here. */
    AS_IS(""),

    /** In a user namespace of its own root is not root, and its files are still its files. */
    NAMESPACE("unshare --user"),

    /** Where containers forbid namespaces: another user, who is given the files. */
    OTHER_USER("setpriv --reuid=65534 --regid=65534 --clear-groups");

    private static final String NOBODY = "65534";

    private static final Pattern PARTS = Pattern.compile(" ");

    private final String prefix;

    Unprivileged(String prefix) {
        this.prefix = prefix;
    }

    /** What this machine needs and allows. */
    static Unprivileged here() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return AS_IS;
        }
        return Stream.of(NAMESPACE, OTHER_USER)
                .filter(Unprivileged::works)
                .findFirst()
                .orElseThrow(
                        () -> new DatabaseFailure(
                                "PostgreSQL does not run as root, and neither unshare nor setpriv helps here: run the tests as another user"));
    }

    boolean works() {
        try {
            Process process = new ProcessBuilder(command(List.of("true")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    List<String> command(List<String> command) {
        return Stream.concat(PARTS.splitAsStream(prefix).filter(part -> !part.isEmpty()), command.stream())
                .toList();
    }

    /** Makes a folder that of the user the command will run as. */
    void own(Path folder) {
        if (this != OTHER_USER) {
            return;
        }
        try {
            Files.setOwner(
                    folder,
                    folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NOBODY));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
