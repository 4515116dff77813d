package dev.frontrow.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.log.HistoryRequest;
import dev.frontrow.chat.log.Position;
import dev.frontrow.chat.result.History;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.tck.host.Host;
import dev.frontrow.tck.host.Person;
import dev.frontrow.tck.probe.LiveStream;
import dev.frontrow.tck.probe.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that stops in the middle of a storm loses nothing that it accepted. */
public abstract class ShutdownSuite {

    private static final int STREAMS = 2000;
    private static final int USERS = 200;
    private static final Duration IN_TIME = Duration.ofSeconds(10);

    @Test
    @Timeout(value = 90, unit = TimeUnit.SECONDS)
    void twoThousandStreamsAreToldAndNothingAcceptedIsLost() {
        ChatSettings settings = Patient.settings().maxReplay(100_000).build();
        try (Host host = Host.with(settings)) {
            List<LiveStream> streams = openStreams(host);
            List<Person> writers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                writers.add(host.person("r", "writer-" + i));
            }
            try (Storm storm = new Storm(writers, 2);
                    OwnTime time = OwnTime.watch()) {
                storm.awaitMore("201", 100);
                long began = System.nanoTime();
                host.chat().close();
                long closed = System.nanoTime();
                storm.join();
                streams.forEach(stream -> Check.bye(stream, "draining", true));
                host.stopContainer();
                long stopped = System.nanoTime();
                Measured.report(
                        host,
                        "shutdown: chat " + (closed - began) / 1_000_000 + " ms, with container "
                                + (stopped - began) / 1_000_000 + " ms, sends " + storm.outcomes());
                assertThat(time.between(began, stopped)).isLessThan(IN_TIME);
                for (LiveStream stream : streams) {
                    assertThat(stream.retry()).isBetween(2000, 8000);
                    assertThat(stream.holes()).isZero();
                }
                assertThat(stored(host))
                        .containsAll(storm.accepted().stream()
                                .map(Storm.Accepted::id)
                                .toList());
            }
        }
    }

    private static List<LiveStream> openStreams(Host host) {
        List<LiveStream> streams = new ArrayList<>();
        for (int user = 0; user < USERS; user++) {
            Person person = host.person("r", "viewer-" + user);
            for (int i = 0; i < STREAMS / USERS; i++) {
                Reading quiet = Reading.all()
                        .keeping(event ->
                                event.name().equals("hello") || event.name().equals("bye"));
                streams.add(host.fleet().open(person.stream(), quiet));
            }
        }
        streams.forEach(stream -> Check.event(stream, "hello"));
        assertThat(host.chat().streams()).isEqualTo(STREAMS);
        return streams;
    }

    /** What another chat finds in the store that the first one left. */
    private static Set<String> stored(Host host) {
        Set<String> ids = new HashSet<>();
        RoomId room = new RoomId("r");
        UserId reader = new UserId("reader");
        try (Chat next = Chat.builder(host.store(), host.town()).build()) {
            Optional<Position> before = Optional.empty();
            do {
                HistoryRequest request = new HistoryRequest(
                        room, reader, new HistoryRequest.Back(before.orElse(null)), HistoryRequest.MAX_LIMIT);
                History page = next.history(request).fold(found -> found, refusal -> {
                    throw new AssertionError("refused: " + refusal);
                });
                page.items().forEach(message -> ids.add(message.id().value()));
                before = page.next();
            } while (before.isPresent());
        }
        return ids;
    }
}
