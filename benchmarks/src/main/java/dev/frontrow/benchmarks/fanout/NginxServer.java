package dev.frontrow.benchmarks.fanout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * nginx with the module nchan, where both are installed: one process, one channel, no messages kept for long.
 *
 * @param nginx the program
 * @param module the module's file; empty if it is built in
 */
record NginxServer(Path nginx, Optional<Path> module) {

    private static final String MODULE = "ngx_nchan_module.so";
    private static final int START_MILLIS = 10_000;

    private static final String CONFIGURATION = """
            %s
            daemon off;
            master_process off;
            error_log stderr warn;
            pid nginx.pid;
            events { worker_connections 65536; }
            http {
              access_log off;
              client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
              uwsgi_temp_path uwsgi; scgi_temp_path scgi;
              keepalive_requests 1000000;
              client_body_in_single_buffer on;
              server {
                listen 127.0.0.1:%d backlog=4096%s;
                location = /send { nchan_publisher; nchan_channel_id room; nchan_message_buffer_length 1000; }
                location = /events {
                  nchan_subscriber eventsource; nchan_channel_id room;
                  nchan_subscriber_first_message newest;
                }
              }
            }
            """;

    /** Finds it. */
    static Optional<NginxServer> find(String program) {
        return Programs.find(program).flatMap(NginxServer::withModule);
    }

    private static Optional<NginxServer> withModule(Path nginx) {
        Path beside = nginx.resolveSibling("../lib/nginx/modules/" + MODULE).normalize();
        Optional<Path> found = Stream.of(beside, Path.of("/usr/lib/nginx/modules", MODULE))
                .filter(Files::isReadable)
                .findFirst();
        return found.isPresent() || isBuiltIn(nginx) ? Optional.of(new NginxServer(nginx, found)) : Optional.empty();
    }

    private static boolean isBuiltIn(Path nginx) {
        try {
            Process asked = new ProcessBuilder(nginx.toString(), "-V")
                    .redirectErrorStream(true)
                    .start();
            return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).contains("nchan");
        } catch (IOException e) {
            return false; // it does not run here
        }
    }

    RunningServer start(Launch launch) throws IOException {
        Path folder = launch.folder();
        int port = freePort();
        Path configuration = folder.resolve("nginx.conf");
        Files.writeString(
                configuration,
                CONFIGURATION.formatted(
                        module.map(file -> "load_module " + file + ";").orElse(""),
                        port,
                        launch.sendBuffer() > 0 ? " sndbuf=" + launch.sendBuffer() : ""));
        Process process = new ProcessBuilder(
                        nginx.toString(), "-p", folder + "/", "-c", configuration.toString(), "-e", "stderr")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        awaitPort(process, port, folder);
        return new Running(process, port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitPort(Process process, int port, Path folder) throws IOException {
        long deadline = System.nanoTime() + START_MILLIS * 1_000_000L;
        while (process.isAlive() && System.nanoTime() < deadline) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.getOutputStream().flush();
                return;
            } catch (IOException notYet) {
                Thread.onSpinWait();
            }
        }
        process.destroyForcibly();
        throw new IOException("nginx did not start; its log is in " + folder);
    }

    private record Running(Process process, int port) implements RunningServer {

        @Override
        public long pid() {
            return process.pid();
        }

        @Override
        public double liveHeapBytes() {
            return Double.NaN;
        }

        @Override
        public Duration compilation() {
            return Duration.ZERO;
        }

        @Override
        public double ownHeapBytes() {
            return Double.NaN;
        }

        @Override
        public void close() {
            ServerProcess.end(process);
        }
    }
}
