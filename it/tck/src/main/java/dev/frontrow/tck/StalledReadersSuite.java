package dev.frontrow.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.tck.host.Person;
import dev.frontrow.tck.probe.Fleet;
import dev.frontrow.tck.probe.LiveStream;
import dev.frontrow.tck.probe.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Readers that stall cost the healthy ones nothing and the server little; they are closed, and can resume. */
public abstract class StalledReadersSuite extends HostedSuite {

    private static final int STREAMS_PER_USER = 50;
    private static final int MESSAGES_THAT_FILL = 500;
    private static final long HEAP_BOUND = 128L << 20;
    private static final Duration DRAINED = Duration.ofSeconds(20);
    private static final String LONG_TEXT = "\u00e9".repeat(500);
    private static final Reading FIRST_AND_LAST = Reading.all()
            .keeping(event -> event.name().equals("hello") || event.name().equals("bye"));

    @Override
    ChatSettings settings() {
        return Patient.settings()
                .heartbeat(Duration.ofMillis(300))
                .writeDeadline(Duration.ofSeconds(4))
                .ringBytes(16 << 20)
                .maxReplay(100_000)
                .maxStreamsPerUser(STREAMS_PER_USER)
                .build();
    }

    @Test
    void stalledReadersHurtNobodyAndResume() {
        int stalledCount = Scale.upTo(1000, 300);
        int healthyCount = Scale.upTo(200, 60);
        int rounds = Scale.of(1);
        long began = System.nanoTime();
        Person author = person("author");
        author.post("the first");
        Fleet others = new Fleet(host().port());
        List<LiveStream> healthy = open(others, "healthy", healthyCount, FIRST_AND_LAST);
        List<LiveStream> stalled = open(host().fleet(), "stalled", stalledCount, slow());
        long heapBefore = Measured.heapBytes();
        long heapPeak = 0;
        for (int round = 0; round < rounds; round++) {
            stalled.forEach(LiveStream::stall);
            heapPeak = Math.max(heapPeak, writeUntilClosed(author, healthyCount));
            stalled.forEach(LiveStream::proceed);
            List<LiveStream> back = new ArrayList<>();
            long head = host().head(room());
            for (int i = 0; i < stalledCount; i++) {
                back.add(resume(stalled.get(i), "stalled-" + i / STREAMS_PER_USER));
            }
            for (LiveStream stream : back) {
                Check.within(DRAINED, stream, s -> s.lastSeq() >= head);
                assertThat(stream.holes()).as("%s", stream).isZero();
            }
            stalled = back;
        }
        long head = host().head(room());
        for (LiveStream stream : healthy) {
            Check.within(DRAINED, stream, s -> s.lastSeq() >= head);
            assertThat(stream.holes()).as("%s", stream).isZero();
            assertThat(stream.end()).isEqualTo(LiveStream.End.OPEN);
        }
        long heapAfter = Measured.heapBytes();
        Measured.report(
                host(),
                "stalled: " + stalledCount + " beside " + healthyCount + " healthy, rounds=" + rounds + " messages="
                        + head + " ms=" + (System.nanoTime() - began) / 1_000_000 + " heap MiB before="
                        + (heapBefore >> 20) + " peak="
                        + (heapPeak >> 20) + " after=" + (heapAfter >> 20));
        assertThat(heapPeak - heapBefore).isLessThan(HEAP_BOUND);
        others.close();
        stalled.forEach(LiveStream::leave);
        Waiting.until(Check.SOON, () -> host().chat().streams() == 0, () -> "streams after their end");
    }

    @Test
    void whoeverNeverReadsLosesTheConnection() {
        assumeTrue(Measured.descriptors() > 0, "the system tells the number of descriptors");
        int count = 50;
        Person author = person("author");
        author.post("the first");
        List<LiveStream> stalled = open(host().fleet(), "stalled", count, slow());
        stalled.forEach(LiveStream::stall);
        int both = Measured.descriptors();
        writeUntilClosed(author, 0);
        Duration took = Waiting.until(
                Duration.ofSeconds(20),
                () -> Measured.descriptors() <= both - count,
                () -> "descriptors: " + both + " -> " + Measured.descriptors());
        Measured.report(
                host(),
                "stalled: connections that nobody reads are dropped " + took.toMillis()
                        + " ms after their streams were closed");
        stalled.forEach(LiveStream::reset);
    }

    /** Fills all connections that are not read, and waits until the server has closed them; gives the heap in use when they were full. */
    private long writeUntilClosed(Person author, int healthyCount) {
        for (int i = 0; i < MESSAGES_THAT_FILL; i++) {
            author.post(LONG_TEXT);
        }
        long full = Measured.heapBytes();
        Waiting.until(
                Duration.ofSeconds(30),
                () -> host().chat().streams() <= healthyCount,
                () -> host().chat().streams() + " streams are still open");
        return full;
    }

    private List<LiveStream> open(Fleet fleet, String name, int count, Reading reading) {
        List<LiveStream> streams = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            streams.add(fleet.open(person(name + "-" + i / STREAMS_PER_USER).stream(), reading));
        }
        streams.forEach(stream -> Check.within(Check.SOON, stream, s -> s.lastSeq() >= 1));
        return streams;
    }

    private static Reading slow() {
        return Reading.small()
                .keeping(event -> event.name().equals("hello") || event.name().equals("resync"));
    }

    /** Reads what is still on its way, up to the end, and comes back from there. */
    private LiveStream resume(LiveStream closed, String user) {
        Check.within(DRAINED, closed, s -> s.end() != LiveStream.End.OPEN);
        assertThat(closed.end()).as("%s", closed).isNotEqualTo(LiveStream.End.VIOLATION);
        assertThat(closed.holes()).as("%s", closed).isZero();
        Person person = person(user);
        String epoch = person.position().replaceFirst("\\..*", "");
        long from = closed.lastSeq();
        LiveStream stream = host().fleet().open(person.stream(epoch + "." + from), slow());
        Check.within(Check.SOON, stream, s -> s.firstSeq() >= 0);
        assertThat(stream.firstSeq()).as("%s", stream).isEqualTo(from + 1);
        return stream;
    }
}
