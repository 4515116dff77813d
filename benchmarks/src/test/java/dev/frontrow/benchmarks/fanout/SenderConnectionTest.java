package dev.frontrow.benchmarks.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SenderConnectionTest {

    private static final byte[] REQUEST = Requests.post("/send", "", new byte[0]);

    @Test
    void oneThatTheServerEndsIsOpenedAgain() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> served = serve(
                    server,
                    List.of(
                            "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 3\r\n\r\none",
                            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\ntwo\r\n0\r\n\r\n"));
            try (SenderConnection connection = new SenderConnection(server.getLocalPort())) {
                assertThat(connection.exchange(REQUEST)).isEqualTo("one");
                assertThat(connection.exchange(REQUEST)).isEqualTo("two");
            }
            served.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aRefusalIsAFailure() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> served =
                    serve(server, List.of("HTTP/1.1 429 Too Many Requests\r\nContent-Length: 4\r\n\r\nwait"));
            try (SenderConnection connection = new SenderConnection(server.getLocalPort())) {
                assertThatExceptionOfType(IOException.class)
                        .isThrownBy(() -> connection.exchange(REQUEST))
                        .withMessageContaining("429")
                        .withMessageContaining("wait");
            }
            served.get(10, TimeUnit.SECONDS);
        }
    }

    /** Answers one request on each connection. */
    private static CompletableFuture<Void> serve(ServerSocket server, List<String> answers) {
        return CompletableFuture.runAsync(() -> {
            for (String answer : answers) {
                try (Socket socket = server.accept()) {
                    socket.getInputStream().readNBytes(REQUEST.length);
                    socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    throw new IllegalStateException("the server of the test", e);
                }
            }
        });
    }
}
