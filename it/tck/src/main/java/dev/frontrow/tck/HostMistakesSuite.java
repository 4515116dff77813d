package dev.frontrow.tck;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import dev.frontrow.tck.host.Front;
import dev.frontrow.tck.host.Host;
import dev.frontrow.tck.host.Person;
import dev.frontrow.tck.probe.Connection;
import dev.frontrow.tck.probe.LiveStream;
import dev.frontrow.tck.probe.Reply;
import dev.frontrow.tck.probe.Request;
import dev.frontrow.tck.probe.SlowClient;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What a host may get wrong around the servlet: the log names it once, the page hears a reason of its own, nothing is kept for ever. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
public abstract class HostMistakesSuite {

    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.frontrow.chat.servlet");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final AtomicReference<Front> front = new AtomicReference<>();
    private final Host host = Host.behind(
            this::before, Patient.settings().heartbeat(Duration.ofMillis(300)).build(), Duration.ofSeconds(5));

    private Front before(HttpServlet chat) {
        Front made = new Front(chat);
        front.set(made);
        return made;
    }

    @BeforeAll
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterAll
    void stop() {
        logger.detachAppender(log);
        host.close();
    }

    @Test
    void aStreamThatAFilterHoldsBackIsEndedAndTheFilterNamed() {
        Person ada = host.person("buffered", "ada");
        for (int i = 0; i < 3; i++) {
            Reply reply = host.http().exchange(ada.stream().header("X-Front", "buffer"));
            Check.refused(reply, 503, "server_misconfigured");
        }
        Waiting.until(Check.SOON, () -> host.chat().streams() == 0, () -> "streams are open");
        assertThat(told("holds the response back")).singleElement().asString().contains(Front.class.getName() + "$");
    }

    @Test
    void aFilterThatCanBeAskedLetsTheStreamPass() {
        LiveStream stream =
                host.fleet().open(host.person("asked", "ada").stream().header("X-Front", "etag"));
        Check.event(stream, "hello");
        host.person("asked", "bob").post("hi");
        Check.within(Check.SOON, stream, s -> s.lastSeq() == 1);
        stream.leave();
    }

    @Test
    void withoutAsyncSupportStreamsHearSoAndTheLogOnce() {
        Person ada = host.person("sync", "ada");
        for (int i = 0; i < 3; i++) {
            Reply reply = host.http().exchange(ada.stream().header("X-Front", "no-async"));
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.text()).contains("event: bye", "\"reason\":\"misconfigured\"");
        }
        Check.ok(host.http().exchange(ada.sendRequest("whole").header("X-Front", "no-async")), 201);
        Reply half = host.http()
                .once(Request.post(ada.path() + "/messages")
                        .bearer(ada.token())
                        .header("X-Front", "no-async")
                        .header("Content-Type", "application/json")
                        .header("Content-Length", "2000"));
        Check.refused(half, 503, "server_misconfigured");
        assertThat(told("async support")).hasSize(1);
        Waiting.until(Check.SOON, () -> host.chat().streams() == 0, () -> "streams are open");
    }

    @Test
    void aBodyBehindAFilterThatTakesNoListenerIsRefusedAndTheFilterNamed() {
        Person ada = host.person("cached", "ada");
        for (int i = 0; i < 3; i++) {
            Reply reply =
                    host.http().once(ada.sendRequest("kept by a filter").copy().header("X-Front", "no-read-listener"));
            Check.refused(reply, 503, "server_misconfigured");
        }
        assertThat(log("ReadListener")).singleElement().satisfies(event -> {
            assertThat(event.getFormattedMessage()).contains(Front.class.getName() + "$CachedInput");
            assertThat(event.getThrowableProxy()).isNotNull();
        });
        assertThat(host.head("cached")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"etag", "cache", "writer", "throws"})
    void answersBehindAFilterThatKeepsThemArriveWhole(String filter) {
        Person ada = host.person("kept-" + filter, "ada");
        for (int i = 0; i < 100; i++) {
            ada.post("\u00e9".repeat(500));
        }
        for (int limit : new int[] {1, 100}) {
            Request page = Request.get(ada.path() + "/messages?limit=" + limit)
                    .bearer(ada.token())
                    .header("X-Front", filter);
            JsonNode messages = Check.ok(host.http().exchange(page), 200).get("items");
            assertThat(messages).hasSize(limit);
        }
        Check.refused(host.http().exchange(Request.get("/api/nothing").header("X-Front", filter)), 404, "not_found");
    }

    @Test
    void aLongAnswerBehindAnOutputThatIgnoresItsListenerEndsAndTheFilterIsNamed() {
        Person ada = host.person("deaf", "ada");
        for (int i = 0; i < 100; i++) {
            ada.post("\u00e9".repeat(500));
        }
        Request page = Request.get(ada.path() + "/messages?limit=100").bearer(ada.token());
        for (SlowClient client : List.of(
                slow(page.copy().header("X-Front", "deaf")), slow(page.copy().header("X-Front", "deaf")))) {
            Waiting.until(Check.SOON, client::isGone, () -> "still there: " + client.heard());
        }
        assertThat(told("never called it")).singleElement().asString().contains("PassingOutput");
        Request one = Request.get(ada.path() + "/messages?limit=1").bearer(ada.token());
        Check.ok(host.http().exchange(one.header("X-Front", "deaf")), 200);
    }

    /** The host took names of its users that are no ids, and not the ids that can be made of them. */
    @Test
    void aLoginWhoseNameIsNoIdIsNamedOnceForAllRooms() {
        for (String room : List.of("named-1", "named-2", "named-3")) {
            Reply reply = host.http()
                    .exchange(Request.post(host.person(room, "x").path() + "/chat/token")
                            .header("X-Test-User", "Ada Lovelace")
                            .header("Content-Length", "0"));
            Check.refused(reply, 403, "user_id_invalid");
        }
        assertThat(told("an id that nobody can have")).hasSize(1);
        assertThat(told("Ada Lovelace")).isEmpty();
    }

    private SlowClient slow(Request request) {
        try {
            return new SlowClient(host.port(), request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aBodyThatCameLateAndAFailureThenEndInAProblem() throws IOException {
        Person ada = host.person("fails", "ada");
        Request whole = ada.sendRequest("accepted").header("X-Front", "fails");
        String all = new String(whole.bytes(), StandardCharsets.ISO_8859_1);
        int half = all.length() - 5;
        try (Connection connection = new Connection(host.port())) {
            connection.write(all.substring(0, half));
            connection.write(all.substring(half));
            Check.refused(connection.read(whole), 500, "internal");
        }
    }

    @Test
    void whoLeavesInTheMiddleOfABodyEndsTheirRequestWithoutAnErrorInTheLog() throws IOException {
        Person ada = host.person("left", "ada");
        Request half = Request.post(ada.path() + "/messages")
                .bearer(ada.token())
                .header("X-Front", "watch")
                .header("Content-Type", "application/json")
                .header("Content-Length", "2000");
        int before = front().completed();
        int logged = log.list.size();
        for (int i = 0; i < 10; i++) {
            Connection connection = new Connection(host.port());
            connection.write(half);
            connection.write("{\"text\":");
            connection.close();
        }
        Waiting.until(
                Check.SOON,
                () -> front().completed() >= before + 10,
                () -> (front().completed() - before) + " of 10 are over");
        assertThat(front().timedOut()).isZero();
        List<ILoggingEvent> all = List.copyOf(log.list);
        assertThat(all.subList(logged, all.size()))
                .noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.ERROR));
        assertThat(host.head("left")).isZero();
    }

    private Front front() {
        return Objects.requireNonNull(front.get());
    }

    private List<String> told(String what) {
        return log(what).stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private List<ILoggingEvent> log(String what) {
        return List.copyOf(log.list).stream()
                .filter(event -> event.getFormattedMessage().contains(what))
                .toList();
    }
}
