package dev.frontrow.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.tck.host.Person;
import dev.frontrow.tck.probe.Connection;
import dev.frontrow.tck.probe.Jsons;
import dev.frontrow.tck.probe.LiveStream;
import dev.frontrow.tck.probe.Reply;
import dev.frontrow.tck.probe.Request;
import dev.frontrow.tck.probe.SlowClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Clients that begin a request and never end it hold no thread: everybody else is served as before, and they are soon gone. */
public abstract class SlowClientsSuite extends HostedSuite {

    private static final int CLIENTS = 300;

    /** More than any container has threads for, and far less than a thread that waits for a body is held. */
    private static final Duration SERVED = Duration.ofSeconds(5);

    private static final Duration GONE = Duration.ofSeconds(10);

    @Override
    ChatSettings settings() {
        return Patient.settings().maxStreamsPerUser(1000).build();
    }

    @Test
    void bodiesThatNeverComeHoldNobodyUp() throws IOException {
        held(List.of(), "");
    }

    @Test
    void bodiesThatDripHoldNobodyUp() throws IOException {
        held(streams(Scale.upTo(2000, 100)), " ");
    }

    @Test
    void aBodyThatComesInPiecesIsTakenAndTheConnectionGoesOn() throws IOException {
        Person viewer = person("viewer");
        Request head = Request.post(viewer.path() + "/messages")
                .bearer(viewer.token())
                .header("Content-Type", "application/json");
        try (Connection connection = new Connection(host().port())) {
            for (String text : List.of("first", "second")) {
                String body = Jsons.object(Map.of("text", text));
                Request begun = head.copy().header("Content-Length", Integer.toString(body.length()));
                assertThat(inPieces(connection, begun, body.substring(0, 3), body.substring(3)))
                        .startsWith("201");
                Request chunked = head.copy().header("Transfer-Encoding", "chunked");
                String size = Integer.toHexString(body.length());
                assertThat(inPieces(connection, chunked, size, "\r\n" + body, "\r\n0\r\n", "\r\n"))
                        .startsWith("201");
            }
        }
        assertThat(host().head(room())).isEqualTo(4);
    }

    @Test
    void whoWaitsToBeAskedForTheBodyIsAsked() throws IOException {
        Person viewer = person("viewer");
        String body = Jsons.object(Map.of("text", "asked for"));
        Request head = Request.post(viewer.path() + "/messages")
                .header("Content-Type", "application/json")
                .header("Content-Length", Integer.toString(body.length()))
                .header("Expect", "100-continue");
        try (Connection connection = new Connection(host().port())) {
            assertThat(inPieces(connection, head.copy().bearer(viewer.token()), body))
                    .startsWith("201");
        }
        try (Connection connection = new Connection(host().port())) {
            assertThat(connection.exchange(head.copy().bearer("no.such.token")).outcome())
                    .isEqualTo("401 token_invalid");
        }
    }

    @Test
    void whoTakesTooLongIsToldSoAndNothingIsStored() throws IOException {
        Person viewer = person("viewer");
        Request half = announced(Request.post(viewer.path() + "/messages").bearer(viewer.token()))
                .rawBody("{\"text\":".getBytes(StandardCharsets.US_ASCII));
        try (Connection connection = new Connection(host().port())) {
            Reply reply = connection.exchange(half);
            Check.refused(reply, 408, "request_timeout");
            assertThat(reply.header("connection")).isEqualToIgnoringCase("close");
        }
        assertThat(host().head(room())).isZero();
    }

    /** Each piece leaves for itself, and the server has begun with what came before. */
    private static String inPieces(Connection connection, Request begun, String... pieces) throws IOException {
        connection.write(begun);
        for (String piece : pieces) {
            connection.write(piece);
        }
        return connection.read(begun).outcome();
    }

    private List<LiveStream> streams(int count) {
        List<LiveStream> streams = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            streams.add(host().fleet().open(person("viewer-" + i % 10).stream()));
        }
        streams.forEach(stream -> Check.event(stream, "hello"));
        return streams;
    }

    /** Every kind of half a request at once, {@code drip} every now and then, and beside them the honest ones. */
    private void held(List<LiveStream> streams, String drip) throws IOException {
        Person honest = person("honest");
        honest.token();
        List<Request> kinds = halves(person("viewer"), host().person("another-room", "viewer"));
        List<SlowClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(new SlowClient(host().port(), kinds.get(i % kinds.size())));
            }
            long began = System.nanoTime();
            long slowest = 0;
            for (int i = 0; i < 20; i++) {
                long asked = System.nanoTime();
                Check.ok(honest.send("message " + i), 201);
                Check.ok(honest.get("/chat/state"), 200);
                slowest = Math.max(slowest, System.nanoTime() - asked);
                clients.forEach(client -> client.drip(drip));
            }
            assertThat(Duration.ofNanos(slowest)).isLessThan(SERVED);
            for (LiveStream stream : streams) {
                Check.within(Check.SOON, stream, s -> s.lastSeq() >= 20);
            }
            Waiting.until(GONE, () -> allGone(clients, drip), () -> left(clients));
            Measured.report(
                    host(),
                    "half requests: " + CLIENTS + (drip.isEmpty() ? " idle" : " dripping") + " beside " + streams.size()
                            + " streams, slowest honest pair " + slowest / 1_000_000 + " ms, all gone after "
                            + (System.nanoTime() - began) / 1_000_000 + " ms");
            assertThat(clients.stream().map(SlowClientsSuite::answer).filter(answer -> !answer.isEmpty()))
                    .allSatisfy(SlowClientsSuite::isLast);
        } finally {
            for (SlowClient client : clients) {
                client.close();
            }
            streams.forEach(LiveStream::leave);
        }
    }

    /** What came after the word to go on. The answer may be lost to somebody who goes on sending (RFC 9112 §9.6). */
    private static String answer(SlowClient client) {
        return client.heard().replaceFirst("^HTTP/1\\.1 100 [^\r]*\r\n\r\n", "");
    }

    private static void isLast(String answer) {
        assertThat(answer)
                .startsWith("HTTP/1.1 ")
                .containsIgnoringCase("Connection: close")
                .doesNotContain("<html", "Exception");
    }

    private static boolean allGone(List<SlowClient> clients, String drip) {
        clients.forEach(client -> client.drip(drip));
        return clients.stream().allMatch(SlowClient::isGone);
    }

    private static String left(List<SlowClient> clients) {
        return clients.stream().filter(client -> !client.isGone()).count() + " of " + clients.size() + " still there";
    }

    /** Half requests: with and without a credential, on every kind of path, with every kind of method. */
    private static List<Request> halves(Person viewer, Person stranger) {
        List<Request> halves = new ArrayList<>();
        for (String target : List.of("/api/nothing", viewer.path() + "/messages", "/api/chat")) {
            for (String method : List.of("POST", "GET", "PUT", "OPTIONS", "HEAD", "FROB", "DELETE")) {
                halves.add(chunked(Request.of(method, target)));
                halves.add(announced(Request.of(method, target)));
            }
        }
        halves.add(announced(Request.post(viewer.path() + "/chat/token").header("X-Test-User", viewer.id())));
        halves.add(announced(Request.post(viewer.path() + "/messages").bearer("no.such.token")));
        halves.add(announced(Request.post(viewer.path() + "/messages").bearer(stranger.token())));
        for (Request mine : List.of(
                Request.post(viewer.path() + "/messages"),
                Request.post("/api/chat"),
                Request.post(viewer.path() + "/moderate"))) {
            halves.add(announced(mine.bearer(viewer.token())));
        }
        halves.add(chunked(Request.post(viewer.path() + "/messages").bearer(viewer.token())));
        halves.add(announced(Request.post("/api/chat").bearer(viewer.token()).header("Expect", "100-continue")));
        halves.add(announced(Request.get(viewer.path() + "/chat/state").bearer(viewer.token())));
        halves.add(announced(Request.of("DELETE", viewer.path() + "/messages/x").bearer(viewer.token())));
        halves.add(announced(Request.get("/api/chat?token=" + viewer.ticket())));
        return halves;
    }

    private static Request announced(Request head) {
        return head.header("Content-Type", "application/json").header("Content-Length", "2000");
    }

    private static Request chunked(Request head) {
        return head.header("Content-Type", "application/json")
                .header("Transfer-Encoding", "chunked")
                .rawBody("10\r\n{".getBytes(StandardCharsets.US_ASCII));
    }
}
