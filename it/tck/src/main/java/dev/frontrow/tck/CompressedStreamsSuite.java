package dev.frontrow.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontrow.chat.servlet.ChatServlet;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.tck.follow.OkHttpReader;
import dev.frontrow.tck.follow.Where;
import dev.frontrow.tck.host.Host;
import dev.frontrow.tck.host.Person;
import dev.frontrow.tck.probe.Event;
import dev.frontrow.tck.probe.EventReader;
import dev.frontrow.tck.probe.LiveStream;
import dev.frontrow.tck.probe.Reply;
import dev.frontrow.tck.probe.Request;
import java.io.EOFException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Event streams with {@code Content-Encoding: gzip}: the same events as without, each as soon as it is sent. */
public abstract class CompressedStreamsSuite extends HostedSuite {

    private static final int RING = 16;
    private static final int MESSAGES = 5;

    @Override
    ChatSettings settings() {
        return Patient.settings()
                .heartbeat(Duration.ofMillis(300))
                .ringEntries(RING)
                .tail(5)
                .build();
    }

    @Override
    ChatServlet.Builder servlet(ChatServlet.Builder builder) {
        return builder.compressStreams(true);
    }

    @Test
    void gzipIsSentToThoseWhoAcceptItAndNobodyElse() {
        for (String accepted : List.of("gzip", "gzip, deflate, br, zstd", "*;q=0.1", "br, x-gzip;q=0.5")) {
            LiveStream stream = host().fleet().open(gzip(person("ada").stream(), accepted));
            Check.event(stream, "hello");
            assertThat(stream.header("content-encoding")).as(accepted).isEqualTo("gzip");
            head(stream);
        }
        for (String refused : List.of("", "identity", "br", "gzip;q=0", "gzip;q=0.1, identity", "*;q=0")) {
            LiveStream stream = host().fleet().open(gzip(person("ada").stream(), refused));
            Check.event(stream, "hello");
            assertThat(stream.header("content-encoding")).as(refused).isNull();
            head(stream);
        }
        LiveStream silent = host().fleet().open(person("ada").stream());
        Check.event(silent, "hello");
        assertThat(silent.header("content-encoding")).isNull();
        head(silent);
    }

    private static void head(LiveStream stream) {
        assertThat(stream.header("vary")).isEqualTo("Accept-Encoding");
        assertThat(stream.header("content-type")).matches("(?i)text/event-stream; ?charset=utf-8");
        assertThat(stream.header("cache-control")).isEqualTo("no-store, no-transform");
        assertThat(stream.retry()).isBetween(2000, 5000);
        stream.leave();
    }

    @Test
    void aCompressedAndAPlainViewerGetTheSame() {
        Person ada = person("ada");
        LiveStream plain = host().fleet().open(person("bob").stream());
        LiveStream compressed = host().fleet().open(gzip(person("cleo").stream()));
        Check.event(plain, "hello");
        Check.event(compressed, "hello");
        String id = ada.post("\u00e9\u20ac\uD83D\uDE80 <b>");
        ada.post("again and again and again ".repeat(10));
        Check.ok(mod().moderate("delete", Map.of("messageId", id)), 200);
        Check.ok(mod().moderate("purge", ada), 200);
        for (LiveStream stream : List.of(plain, compressed)) {
            Check.within(Check.SOON, stream, s -> s.lastSeq() == 4);
            assertThat(stream.holes()).isZero();
        }
        assertThat(changes(compressed)).hasSize(4).isEqualTo(changes(plain));
        plain.leave();
        compressed.leave();
    }

    @Test
    void whoComesBackMissesNothing() {
        Person ada = person("ada");
        for (int i = 1; i <= 3 * RING; i++) {
            ada.post("m" + i);
        }
        String epoch = ada.position().split("\\.", -1)[0];
        for (int seen : List.of(0, 1, RING, 2 * RING + 3, 3 * RING - 2)) { // from the store, from the ring
            LiveStream plain = host().fleet().open(person("bob").stream(epoch + "." + seen));
            LiveStream compressed = host().fleet().open(gzip(person("cleo").stream(epoch + "." + seen)));
            for (LiveStream stream : List.of(plain, compressed)) {
                Check.within(Check.SOON, stream, s -> s.lastSeq() == 3 * RING);
                assertThat(stream.firstSeq()).isEqualTo(seen + 1L);
                assertThat(stream.holes()).isZero();
                stream.leave();
            }
            assertThat(changes(compressed)).isEqualTo(changes(plain));
        }
    }

    private static List<Event> changes(LiveStream stream) {
        return stream.events().stream().filter(Event::isPublic).toList();
    }

    @Test
    void heartbeatsTicketsAndWhatConcernsOneUserComeToo() {
        LiveStream stream = host().fleet().open(gzip(person("bob").stream()));
        Check.event(stream, "hello");
        Check.within(Check.SOON, stream, s -> s.comments() >= 3);
        host().clock().forward(Duration.ofSeconds(40));
        String ticket = Check.event(stream, "ticket").get("ticket").asText();
        LiveStream next = host().fleet().open(gzip(Request.get("/api/chat?token=" + ticket)));
        Check.event(next, "hello");
        next.leave();
        Check.ok(mod().moderate("mute", person("bob")), 200);
        assertThat(Check.event(stream, "sanction").get("kind").asText()).isEqualTo("mute");
        Check.ok(mod().moderate("ban", person("bob")), 200);
        Check.bye(stream, "banned", false);
    }

    @Test
    void whatIsNoStreamIsNotCompressed() {
        Reply refused = host().http().exchange(gzip(Request.get("/api/chat?token=nonsense")));
        Check.refused(refused, 401, "token_invalid");
        assertThat(refused.header("content-encoding")).isNull();
        Reply history = host().http()
                .exchange(gzip(Request.get(person("ada").path() + "/messages"))
                        .bearer(person("ada").token()));
        Check.ok(history, 200);
        assertThat(history.header("content-encoding")).isNull();
    }

    @Test
    void aStreamThatIsTurnedAwayCanBeRead() {
        try (Host small = Host.with(ChatSettings.builder().maxStreams(1).build(), parts -> parts, this::servlet)) {
            LiveStream first = small.fleet().open(gzip(small.person("r", "ada").stream()));
            Check.event(first, "hello");
            LiveStream second = small.fleet().open(gzip(small.person("r", "bob").stream()));
            Check.bye(second, "overloaded", true);
            Request again = gzip(small.person("r", "bob").stream());
            small.chat().close();
            Check.bye(first, "draining", true);
            LiveStream late = small.fleet().open(again);
            Check.bye(late, "draining", true);
            assertThat(late.header("content-encoding")).isNull();
        }
    }

    /** With its bytes; a {@code Reader} around a {@link GZIPInputStream} would wait for more of them than there are. */
    @Test
    void theClientOfTheJdkReadsEachEventAsItIsSent() throws Exception {
        Person ada = person("ada");
        HttpRequest request = HttpRequest.newBuilder(address())
                .header("Authorization", "Bearer " + person("bob").ticket())
                .header("Accept-Encoding", "gzip")
                .build();
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
        try (InputStream body = response.body()) {
            EventReader events = new EventReader(new GZIPInputStream(body));
            assertThat(events.next("hello").json().get("user").get("id").asText())
                    .isEqualTo("bob");
            for (int i = 1; i <= MESSAGES; i++) {
                ada.post("m" + i);
                assertThat(events.next("message").json().get("text").asText()).isEqualTo("m" + i);
            }
            Check.ok(mod().moderate("ban", person("bob")), 200);
            assertThat(events.next("bye").json().get("reason").asText()).isEqualTo("banned");
            assertThatThrownBy(() -> events.next("more")).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void okhttpReadsEachEventAsItIsSent() throws InterruptedException {
        Person ada = person("ada");
        try (OkHttpReader reader = new OkHttpReader(new Where(address(), person("bob")::ticket))) {
            reader.next("hello", Check.SOON);
            for (int i = 1; i <= MESSAGES; i++) {
                ada.post("m" + i);
                assertThat(reader.next("message", Check.SOON).json().get("text").asText())
                        .isEqualTo("m" + i);
            }
            assertThat(reader.coding()).isCompletedWithValue("gzip");
            Check.ok(mod().moderate("ban", person("bob")), 200);
            reader.next("bye", Check.SOON);
            assertThat(reader.failure()).succeedsWithin(Check.SOON).isInstanceOf(EOFException.class);
        }
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + host().port() + "/api/chat");
    }

    private static Request gzip(Request request) {
        return gzip(request, "gzip");
    }

    private static Request gzip(Request request, String accepted) {
        return request.header("Accept-Encoding", accepted);
    }
}
