package dev.frontrow.tck;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.frontrow.tck.probe.Event;
import dev.frontrow.tck.probe.LiveStream;
import dev.frontrow.tck.probe.Reply;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What holds of every answer. */
final class Check {

    static final Duration SOON = Duration.ofSeconds(10);

    private static final List<String> TRACES = List.of(
            "Exception",
            "\tat ",
            "java.",
            "javax.",
            "jakarta.",
            "org.apache",
            "org.eclipse",
            "io.undertow",
            "dev.frontrow",
            "com.fasterxml",
            "io.jsonwebtoken",
            "jdbc:",
            "SELECT");

    private Check() {}

    /** Nothing of the inside shows. */
    static Reply sane(Reply reply) {
        for (String trace : TRACES) {
            assertThat(reply.text()).as("%s", reply).doesNotContain(trace);
        }
        String type = reply.header("content-type");
        if (type != null && type.startsWith("application/problem+json")) {
            JsonNode problem = reply.json();
            assertThat(problem.path("type").asText())
                    .isEqualTo("urn:frontrow:problem:" + problem.path("code").asText());
            assertThat(problem.path("status").asInt()).isEqualTo(reply.status());
            assertThat(problem.path("title").asText()).isNotBlank();
        }
        return reply;
    }

    /** It is this refusal, in the shape of the contract. */
    static JsonNode refused(Reply reply, int status, String code) {
        sane(reply);
        assertThat(reply.outcome()).as("%s", reply).isEqualTo(status + " " + code);
        if (status == 401) {
            assertThat(reply.header("www-authenticate")).as("%s", reply).startsWith("Bearer");
        }
        JsonNode problem = reply.json();
        JsonNode retryAfterMs = problem.get("retryAfterMs");
        if (status == 503) {
            assertThat(retryAfterMs).as("%s", reply).isNotNull();
        }
        if (retryAfterMs != null) {
            long seconds = (retryAfterMs.asLong() + 999) / 1000;
            assertThat(reply.header("retry-after")).as("%s", reply).isEqualTo(Long.toString(seconds));
        }
        return problem;
    }

    /** It succeeded with JSON. */
    static JsonNode ok(Reply reply, int status) {
        sane(reply);
        assertThat(reply.status()).as("%s", reply).isEqualTo(status);
        assertThat(reply.header("content-type")).startsWith("application/json");
        return reply.json();
    }

    /** An object has these fields and no others. */
    static void fields(JsonNode object, String... names) {
        TreeSet<String> found = new TreeSet<>();
        for (Iterator<String> it = object.fieldNames(); it.hasNext(); ) {
            found.add(it.next());
        }
        assertThat(found).as("%s", object).containsExactlyInAnyOrder(names);
    }

    /** Waits for something to be true of a stream. */
    static void within(Duration atMost, LiveStream stream, Predicate<LiveStream> condition) {
        assertThat(stream.await(atMost, condition)).as("%s", stream).isTrue();
    }

    /** Waits for an event and gives its data. */
    static JsonNode event(LiveStream stream, String name) {
        within(SOON, stream, s -> s.first(name).isPresent());
        return stream.first(name).orElseThrow().json();
    }

    /** Waits for the {@code bye} of a stream and for its clean end. */
    static void bye(LiveStream stream, String reason, boolean reconnect) {
        assertThat(cut(stream, reason, reconnect)).as("%s", stream).isTrue();
    }

    /** Waits for the clean end of a stream that had to be cut at once; whether it heard why: one that was behind does not. */
    static boolean cut(LiveStream stream, String reason, boolean reconnect) {
        within(SOON, stream, s -> s.end() != LiveStream.End.OPEN);
        assertThat(stream.end()).as("%s", stream).isEqualTo(LiveStream.End.CLEAN);
        Optional<Event> bye = stream.first("bye");
        bye.ifPresent(event -> {
            assertThat(event.json().path("reason").asText()).isEqualTo(reason);
            assertThat(event.json().path("reconnect").asBoolean()).isEqualTo(reconnect);
        });
        return bye.isPresent();
    }
}
