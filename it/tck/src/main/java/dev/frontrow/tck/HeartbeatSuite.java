package dev.frontrow.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.tck.host.Person;
import dev.frontrow.tck.probe.LiveStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whoever vanished is noticed by the heartbeat alone, and whoever is merely quiet is left in peace. */
public abstract class HeartbeatSuite extends HostedSuite {

    private static final Duration HEARTBEAT = Duration.ofMillis(500);

    /** For the close itself, which comes after the second heartbeat. */
    private static final Duration MARGIN = Duration.ofMillis(500);

    @Override
    ChatSettings settings() {
        return ChatSettings.builder()
                .heartbeat(HEARTBEAT)
                .maxStreamsPerUser(1000)
                .build();
    }

    @Test
    void peersThatVanishedByFinAreGoneWithinTwoHeartbeats() {
        vanish("FIN", LiveStream::leave);
    }

    @Test
    void peersThatVanishedByResetAreGoneWithinTwoHeartbeats() {
        vanish("RST", LiveStream::reset);
    }

    private void vanish(String how, Consumer<LiveStream> leave) {
        Waiting.until(Check.SOON, () -> host().chat().streams() == 0, () -> "streams of the test before");
        List<LiveStream> streams = new ArrayList<>();
        Person ada = person("ada");
        for (int i = 0; i < 100; i++) {
            streams.add(host().fleet().open(ada.stream()));
        }
        streams.forEach(stream -> Check.event(stream, "hello"));
        assertThat(host().chat().streams()).isEqualTo(100);
        Duration took;
        try (OwnTime time = OwnTime.watch()) {
            streams.forEach(leave);
            streams.forEach(stream -> Check.within(Check.SOON, stream, s -> s.end() == LiveStream.End.LEFT));
            long left = System.nanoTime();
            Waiting.until(
                    Check.SOON,
                    () -> host().chat().streams() == 0,
                    () -> host().chat().streams() + " streams are still open");
            took = time.between(left, System.nanoTime());
        }
        assertThat(took).isLessThan(HEARTBEAT.multipliedBy(2).plus(MARGIN));
        Measured.report(
                host(),
                "vanished by " + how + ": 0 of 100 streams live after " + took.toMillis() + " ms, heartbeat "
                        + HEARTBEAT.toMillis() + " ms");
        assertThat(person("bob")
                        .get("/chat/state")
                        .json()
                        .get("occupancy")
                        .get("viewers")
                        .asInt())
                .isZero();
    }

    @Test
    void aQuietStreamStaysOpenAndIsKeptWarm() {
        LiveStream quiet = host().fleet().open(person("ada").stream());
        Check.within(Duration.ofSeconds(10), quiet, s -> s.comments() >= 8);
        assertThat(quiet.end()).isEqualTo(LiveStream.End.OPEN);
        person("bob").post("still there?");
        Check.within(Check.SOON, quiet, s -> s.lastSeq() == 1);
        quiet.leave();
    }
}
