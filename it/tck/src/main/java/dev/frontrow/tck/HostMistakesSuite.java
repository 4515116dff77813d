package dev.frontrow.tck;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.frontrow.tck.host.Front;
import dev.frontrow.tck.host.Host;
import dev.frontrow.tck.host.Person;
import dev.frontrow.tck.probe.LiveStream;
import dev.frontrow.tck.probe.Reply;
import dev.frontrow.tck.probe.Request;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** What a host may get wrong around the servlet: the log names it once, the page hears a reason of its own, nothing is kept for ever. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
public abstract class HostMistakesSuite {

    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.frontrow.chat.servlet");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Host host = Host.behind(
            Front::new, Patient.settings().heartbeat(Duration.ofMillis(300)).build());

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

    private List<String> told(String what) {
        return List.copyOf(log.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.contains(what))
                .toList();
    }
}
