package dev.frontrow.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.tck.host.Person;
import dev.frontrow.tck.probe.Event;
import dev.frontrow.tck.probe.LiveStream;
import dev.frontrow.tck.probe.Reading;
import dev.frontrow.tck.probe.Reply;
import dev.frontrow.tck.probe.Request;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Once the call that deleted a text has returned, no path serves it any more. */
public abstract class DeletedTextSuite extends HostedSuite {

    private static final String SECRET = "the unspeakable";

    /** More than a connection can hold on its way when nobody reads at its end. */
    private static final int FILLING_BYTES = 2 << 20;

    @Override
    ChatSettings settings() {
        return Patient.settings()
                .maxLength(4000)
                .ringEntries(65_536)
                .ringBytes(64 << 20)
                .maxReplay(100_000)
                .writeDeadline(Duration.ofMinutes(1))
                .build();
    }

    @Test
    void aReaderThatLagsGetsTheTombstone() {
        Person bob = person("bob");
        bob.post("the first");
        LiveStream lagging =
                host().fleet().open(person("ada").stream(), Reading.small().keeping(event -> true));
        Check.within(Check.SOON, lagging, s -> s.lastSeq() == 1);
        lagging.stall();
        String filling = "\uD83D\uDE00".repeat(4000);
        for (int bytes = 0; bytes < FILLING_BYTES; bytes += 4 * 4000) {
            bob.post(filling);
        }
        String id = bob.post(SECRET);
        String other = person("cid").post(SECRET);
        Check.ok(mod().moderate("delete", Map.of("messageId", id)), 200);
        assertThat(person("cid").retract(other).status()).isEqualTo(204);
        long head = host().head(room());
        lagging.proceed();
        Check.within(Duration.ofSeconds(20), lagging, s -> s.lastSeq() == head || s.end() != LiveStream.End.OPEN);
        assertThat(lagging.lastSeq()).as("%s", lagging).isEqualTo(head);
        assertThat(lagging.holes()).isZero();
        assertThat(lagging.events().stream().map(Event::data)).noneMatch(data -> data.contains(SECRET));
        lagging.leave();
    }

    @Test
    void noOtherPathServesIt() {
        Person bob = person("bob");
        Person ada = person("ada");
        String position = ada.position();
        Reply sent = bob.send(SECRET, "key");
        String id = Check.ok(sent, 201).get("message").get("id").asText();
        Check.ok(bob.send(SECRET + " too"), 201);
        Check.ok(
                host().http()
                        .exchange(Request.post(ada.path() + "/messages")
                                .bearer(ada.token())
                                .json("{\"text\":\"an answer\",\"replyTo\":\"" + id + "\"}")),
                201);
        Check.ok(mod().moderate("delete", Map.of("messageId", id)), 200);
        Check.ok(mod().moderate("purge", bob), 200);

        for (Person reader : List.of(ada, bob, mod())) {
            for (String path :
                    List.of("/messages", "/messages?after=" + position, "/chat/state", "/moderation/sanctions")) {
                assertThat(reader.get(path).text()).as(path).doesNotContain(SECRET);
            }
            LiveStream replay = host().fleet().open(reader.stream(position));
            LiveStream tail = host().fleet().open(reader.stream());
            for (LiveStream stream : List.of(replay, tail)) {
                Check.within(Check.SOON, stream, s -> s.lastSeq() == 5);
                assertThat(stream.events().toString()).doesNotContain(SECRET);
                stream.leave();
            }
        }
        Reply repeated = bob.send(SECRET, "key");
        Check.ok(repeated, 200);
        assertThat(repeated.text()).doesNotContain(SECRET);
        Check.refused(ada.get("/moderation/log"), 403, "not_allowed");
        assertThat(mod().get("/moderation/log").text()).contains(SECRET);
    }
}
