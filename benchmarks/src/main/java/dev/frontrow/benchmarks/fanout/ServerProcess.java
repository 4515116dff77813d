package dev.frontrow.benchmarks.fanout;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A server that is asked over its standard input and answers over its standard output: it prints {@code port <number>}
 * when it listens, and answers {@code heap} with {@code heap <bytes>} and {@code compilation} with {@code compilation
 * <milliseconds>}. It ends when this process does, whatever way that
 * is.
 */
final class ServerProcess implements RunningServer {

    private static final long ANSWER_SECONDS = 120;
    private static final long END_SECONDS = 10;

    private final Process process;
    private final BufferedReader answers;
    private final Writer questions;
    private final int port;

    private ServerProcess(Process process, Path log) throws IOException {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
        try {
            this.port = Integer.parseInt(answer("port"));
        } catch (IOException e) {
            close();
            throw new IOException("it did not start; its log: " + log, e);
        }
    }

    /**
     * Starts one and waits until it listens.
     *
     * @param folder where it works and logs
     */
    static ServerProcess start(Path folder, List<String> command) throws IOException {
        Path log = folder.resolve("server.log");
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.to(log.toFile()))
                .directory(folder.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new ServerProcess(process, log);
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public double liveHeapBytes() throws IOException {
        return Double.parseDouble(ask("heap"));
    }

    @Override
    public double ownHeapBytes() throws IOException {
        return Double.parseDouble(ask("own"));
    }

    @Override
    public Duration compilation() throws IOException {
        return Duration.ofMillis(Long.parseLong(ask("compilation")));
    }

    private String ask(String question) throws IOException {
        questions.write(question + "\n");
        questions.flush();
        return answer(question);
    }

    /** A server that does not answer in time is ended, and with it the wait for it. */
    private String answer(String to) throws IOException {
        CompletableFuture<Void> late = CompletableFuture.runAsync(
                this::close, CompletableFuture.delayedExecutor(ANSWER_SECONDS, TimeUnit.SECONDS));
        try {
            String line = answers.readLine();
            if (line == null || !line.startsWith(to + " ")) {
                throw new EOFException("no answer to " + to);
            }
            return line.substring(to.length() + 1);
        } finally {
            late.cancel(false);
        }
    }

    @Override
    public void close() {
        end(process);
    }

    /** Ends a process and waits until it has ended, so that it no longer touches its folder. */
    static void end(Process process) {
        try {
            if (!process.destroyForcibly().waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("process " + process.pid() + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
