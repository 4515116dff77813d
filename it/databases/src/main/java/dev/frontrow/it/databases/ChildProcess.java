package dev.frontrow.it.databases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A process that this JVM started, together with those it started in turn. It ends with this JVM at the latest, however that ends. One thread at a time.
 */
public final class ChildProcess implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);
    private static final int TAIL = 4_000;

    /** Waits for the end of its input, which comes when this JVM closes it or ends, and then kills the process and its children. */
    private static final String LEASH =
            "read -r line; kill -KILL \"$1\" $(cat \"/proc/$1/task/$1/children\") \"$1\" 2>/dev/null";

    private final Process process;
    private final Process leash;

    private ChildProcess(Process process, Process leash) {
        this.process = process;
        this.leash = leash;
    }

    /** Starts a process whose output is added to that file. */
    public static ChildProcess start(List<String> command, Path log) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            Process leash = new ProcessBuilder("sh", "-c", LEASH, "leash", Long.toString(process.pid()))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new ChildProcess(process, leash);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs something to its end. */
    static void run(List<String> command, Path log) {
        ChildProcess child = start(command, log);
        try (child) {
            if (!child.process.waitFor(TIMEOUT.toSeconds() * 6, TimeUnit.SECONDS)) {
                throw new DatabaseFailure("not done in time: " + command + "; it said: " + tail(log));
            }
            if (child.process.exitValue() != 0) {
                throw new DatabaseFailure(
                        "exit " + child.process.exitValue() + " of " + command + "; it said: " + tail(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseFailure("interrupted: " + command, e);
        }
    }

    /** The end of what was written to a file. */
    public static String tail(Path log) {
        try {
            String all = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
            return all.substring(Math.max(0, all.length() - TAIL));
        } catch (IOException e) {
            return "nothing that could be read: " + e;
        }
    }

    long pid() {
        return process.pid();
    }

    /** Whether the process itself, not one of its children, still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** SIGSTOP to all of them. */
    public void pause() {
        // The parent first: then it starts no more children.
        signal("STOP", Stream.of(process.toHandle()));
        signal("STOP", process.descendants());
    }

    /** SIGCONT to all of them. */
    public void resume() {
        signal("CONT", Stream.concat(process.descendants(), Stream.of(process.toHandle())));
    }

    private static void signal(String name, Stream<ProcessHandle> targets) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "kill -" + name + " \"$@\"", "signal"));
        List<String> pids = targets.map(target -> Long.toString(target.pid())).toList();
        if (pids.isEmpty()) {
            return;
        }
        command.addAll(pids);
        try {
            // A child may be gone by now, so the exit value says nothing.
            new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseFailure("interrupted while signalling", e);
        }
    }

    /** SIGQUIT to the process, which should end its children and itself at once; when it does not, SIGKILL to all. On return none of them runs. */
    public void quit() {
        if (process.isAlive()) {
            resume();
            signal("QUIT", Stream.of(process.toHandle()));
            try {
                // The exit value says nothing; close() looks after whatever is left.
                process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        close();
    }

    /** SIGKILL to all of them; on return none of them runs, and the process itself is gone from the list of processes. */
    @Override
    public void close() {
        if (process.isAlive()) {
            pause();
        }
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        leash.destroyForcibly();
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        // Our own child is asked for: until then its number is taken, and a server started on the same data would take
        // it for running.
        while (process.isAlive() || all.stream().anyMatch(ChildProcess::runs)) {
            if (System.nanoTime() > deadline) {
                throw new DatabaseFailure("still there after SIGKILL: " + all);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    /** A dead process that its parent has not asked for yet is listed still, as a zombie. */
    private static boolean runs(ProcessHandle handle) {
        if (!handle.isAlive()) {
            return false;
        }
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(handle.pid()), "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException e) {
            return handle.isAlive();
        }
    }
}
