package dev.frontrow.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.servlet.ChatServlet;
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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Clients that begin a request and never end it hold no thread: everybody else is served as before, and they are soon gone. */
public abstract class SlowClientsSuite extends HostedSuite {

    /** More than there are threads, and several of each kind. */
    private static final int CLIENTS = 3 * Container.THREADS;

    /** For a body; shorter than the default, because most of these tests wait until it is over. */
    private static final Duration BODY_TIMEOUT = Duration.ofSeconds(2);

    /**
     * For a send and a look, of the program's own time; less than {@link #BODY_TIMEOUT}, for which a thread that waits for a body would be held. What the machine adds to it is bounded by the honest
     * client's own patience.
     */
    private static final Duration SERVED = Duration.ofSeconds(1);

    private static final int PAIRS = 20;

    private static final Duration GONE = Duration.ofSeconds(10);

    @Override
    ChatSettings settings() {
        return Patient.settings().maxStreamsPerUser(1000).build();
    }

    @Override
    ChatServlet.Builder servlet(ChatServlet.Builder builder) {
        return builder.bodyTimeout(BODY_TIMEOUT);
    }

    @Test
    void bodiesThatNeverComeHoldNobodyUp() throws IOException {
        held("mixed", halves(person("viewer"), host().person("another-room", "viewer")), List.of(), "");
    }

    @Test
    void bodiesThatDripHoldNobodyUp() throws IOException {
        List<LiveStream> streams = streams(Scale.upTo(2000, 100));
        held("mixed", halves(person("viewer"), host().person("another-room", "viewer")), streams, " ");
    }

    @Test
    void bodiesThatDripBehindATokenHoldNobodyUp() throws IOException {
        held("token", waitedFor(person("viewer")), List.of(), " ");
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

    /** Half requests of all these kinds at once, {@code drip} every now and then, and beside them the honest ones. */
    private void held(String what, List<Request> kinds, List<LiveStream> streams, String drip) throws IOException {
        Person honest = person("honest");
        List<Duration> quiet = pairs(honest, () -> {});
        List<SlowClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(new SlowClient(host().port(), kinds.get(i % kinds.size())));
            }
            long began = System.nanoTime();
            List<Duration> beside = pairs(honest, () -> clients.forEach(client -> client.drip(drip)));
            assertThat(beside.get(PAIRS - 1)).as(times(beside)).isLessThan(SERVED);
            for (LiveStream stream : streams) {
                Check.within(Check.SOON, stream, s -> s.lastSeq() >= 2L * PAIRS);
            }
            Waiting.until(GONE, () -> allGone(clients, drip), () -> left(clients));
            Measured.report(
                    host(),
                    "half requests, " + what + ": " + CLIENTS + (drip.isEmpty() ? " idle" : " dripping") + " beside "
                            + streams.size() + " streams, honest pair " + times(beside) + ", quiet " + times(quiet)
                            + ", all gone after " + (System.nanoTime() - began) / 1_000_000 + " ms");
            assertThat(clients.stream().map(SlowClientsSuite::answer).filter(answer -> !answer.isEmpty()))
                    .allSatisfy(SlowClientsSuite::isLast);
        } finally {
            for (SlowClient client : clients) {
                client.close();
            }
            streams.forEach(LiveStream::leave);
        }
    }

    /** How long a send and a look took, of the program's own time; the quickest first. */
    private static List<Duration> pairs(Person honest, Runnable between) {
        List<Duration> pairs = new ArrayList<>();
        honest.token();
        try (OwnTime time = OwnTime.watch()) {
            for (int i = 0; i < PAIRS; i++) {
                long asked = System.nanoTime();
                Check.ok(honest.send("message " + i), 201);
                Check.ok(honest.get("/chat/state"), 200);
                pairs.add(time.between(asked, System.nanoTime()));
                between.run();
            }
        }
        Collections.sort(pairs);
        return pairs;
    }

    private static String times(List<Duration> pairs) {
        return "median " + pairs.get(PAIRS / 2).toMillis() + " ms, slowest "
                + pairs.get(PAIRS - 1).toMillis() + " ms";
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
        halves.addAll(waitedFor(viewer));
        halves.add(announced(Request.get(viewer.path() + "/chat/state").bearer(viewer.token())));
        halves.add(announced(Request.of("DELETE", viewer.path() + "/messages/x").bearer(viewer.token())));
        halves.add(announced(Request.get("/api/chat?token=" + viewer.ticket())));
        return halves;
    }

    /** Those behind a token, for whose body there is a time. */
    private static List<Request> waitedFor(Person viewer) {
        List<Request> halves = new ArrayList<>();
        for (String target : List.of(viewer.path() + "/messages", "/api/chat", viewer.path() + "/moderate")) {
            Request head = Request.post(target).bearer(viewer.token());
            halves.add(announced(head.copy()));
            halves.add(chunked(head.copy()));
            halves.add(announced(head.copy().header("Expect", "100-continue")));
        }
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
