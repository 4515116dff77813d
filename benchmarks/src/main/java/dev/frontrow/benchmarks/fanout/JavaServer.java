package dev.frontrow.benchmarks.fanout;

import dev.frontrow.benchmarks.servers.ServerMain;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A server in a JVM of its own, the same JDK as this one's. It ends when this process does, whatever way that is. */
final class JavaServer implements RunningServer {

    private static final long ANSWER_SECONDS = 120;

    private final Process process;
    private final BufferedReader answers;
    private final Writer questions;
    private final int port;

    private JavaServer(Process process, String name, Path log) throws IOException {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
        try {
            this.port = Integer.parseInt(answer("port"));
        } catch (IOException e) {
            close();
            throw new IOException(name + " did not start; its log: " + log, e);
        }
    }

    static JavaServer start(String name, String kind, String classPath, int sendBuffer) throws IOException {
        Path folder = folder(name);
        Path log = folder.resolve("server.log");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                classPath,
                ServerMain.class.getName(),
                kind,
                Integer.toString(sendBuffer));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.to(log.toFile()))
                .directory(folder.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new JavaServer(process, name, log);
    }

    /** Where a server works and logs; each run uses it again. */
    static Path folder(String name) throws IOException {
        return Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir"), "frontrow-fanout", name));
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
        questions.write("heap\n");
        questions.flush();
        return Double.parseDouble(answer("heap"));
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
        process.destroyForcibly();
    }
}
