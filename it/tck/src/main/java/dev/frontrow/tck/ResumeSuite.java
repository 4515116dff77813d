package dev.frontrow.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.tck.follow.Follower;
import dev.frontrow.tck.follow.JdkFollower;
import dev.frontrow.tck.follow.JerseyFollower;
import dev.frontrow.tck.follow.OkHttpFollower;
import dev.frontrow.tck.follow.Where;
import dev.frontrow.tck.host.Person;
import dev.frontrow.tck.probe.CuttingProxy;
import dev.frontrow.tck.probe.Event;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** SSE clients that we did not write miss nothing and see nothing twice, however often and however rudely they are cut off. */
public abstract class ResumeSuite extends HostedSuite {

    private static final int CUTS = 200;

    /**
     * How far the writers may be ahead of the slowest client. A new stream begins so far back, or a client that is cut
     * off before its first message would miss what was written meanwhile, because it has no position yet.
     */
    private static final int LEAD = 300;

    @Override
    ChatSettings settings() {
        return Patient.settings()
                .maxReplay(100_000)
                .tail(LEAD)
                .heartbeat(Duration.ofMillis(200))
                .maxStreamsPerUser(1000)
                .build();
    }

    @Test
    void foreignClientsMissNothingThroughHundredsOfCuts() throws IOException {
        long began = System.nanoTime();
        List<Line> lines = new ArrayList<>();
        try {
            lines.add(new Line(1, where -> new OkHttpFollower(where, Seed.value() + 1)));
            lines.add(new Line(2, JerseyFollower::new));
            lines.add(new Line(3, where -> new JdkFollower(where, Seed.value() + 3)));
            for (Line line : lines) {
                line.follower.start();
            }
            Author author = new Author();
            while (lines.stream().anyMatch(line -> !line.isCalm())) {
                author.writeOne();
                awaitLead(lines, author.head);
            }
            author.purgeSomebody();
            long head = host().head(room());
            for (Line line : lines) {
                Waiting.until(Check.SOON, () -> line.follower.position() >= head, line::toString);
            }
            Map<Long, String> history = Rebuilt.fromHistory(person("reader"));
            for (Line line : lines) {
                complete(line.follower, head, history);
            }
            long took = (System.nanoTime() - began) / 1_000_000;
            Measured.report(host(), "resume: " + lines + " head=" + head + " ms=" + took + " seed=" + Seed.value());
        } finally {
            for (Line line : lines) {
                line.close();
            }
        }
    }

    private void awaitLead(List<Line> lines, long head) {
        Waiting.until(
                Check.SOON,
                () -> lines.stream().allMatch(line -> line.follower.position() > head - LEAD),
                lines::toString);
    }

    private static void complete(Follower follower, long head, Map<Long, String> history) {
        List<Event> events = follower.seen();
        assertThat(events.stream().map(Event::name)).as(follower.name()).doesNotContain("resync", "bye");
        List<Event> changes = events.stream().filter(Event::isPublic).toList();
        for (int i = 0; i < changes.size(); i++) {
            assertThat(changes.get(i).seq())
                    .as("%s: %s", follower.name(), changes.subList(Math.max(0, i - 3), i + 1))
                    .isEqualTo(i + 1L);
        }
        assertThat(changes).as(follower.name()).hasSize((int) head);
        assertThat(Rebuilt.fromEvents(events)).as(follower.name()).isEqualTo(history);
    }

    /** One client behind its own bad network, which becomes good after enough cuts. */
    private final class Line implements AutoCloseable {

        private final Random random;
        private final CuttingProxy proxy;
        private final Follower follower;
        private final AtomicInteger planned = new AtomicInteger();

        Line(int part, Function<Where, Follower> client) {
            this.random = Seed.random(part);
            this.proxy = new CuttingProxy(host().port(), this::plan);
            Person person = person("follower-" + part);
            URI stream = URI.create("http://127.0.0.1:" + proxy.port() + "/api/chat");
            this.follower = client.apply(new Where(stream, person::ticket));
        }

        /** Called by the proxy's thread for each connection. */
        private CuttingProxy.Plan plan() {
            if (planned.incrementAndGet() > Scale.of(CUTS)) {
                return CuttingProxy.Plan.none();
            }
            CuttingProxy.Cut how = random.nextBoolean() ? CuttingProxy.Cut.FIN : CuttingProxy.Cut.RST;
            return new CuttingProxy.Plan(1 + random.nextInt(4000), how);
        }

        boolean isCalm() {
            return planned.get() > Scale.of(CUTS);
        }

        @Override
        public String toString() {
            return follower.name() + "{connections=" + follower.connections() + " cutByProxy=" + proxy.cuts()
                    + " position=" + follower.position() + "}";
        }

        @Override
        public void close() throws IOException {
            follower.close();
            proxy.close();
        }
    }

    /** Writes, deletes and takes back. */
    private final class Author {

        private final Random random = Seed.random(0);
        private final List<Person> people = List.of(person("ada"), person("bob"), person("cid"));
        private final Person mod = mod();
        private final Map<Long, String> deletable = new HashMap<>();
        private long head;
        private int written;

        void writeOne() {
            Person writer = people.get(random.nextInt(people.size()));
            var message = Check.ok(writer.send("message " + ++written + " \u2603 ".repeat(random.nextInt(20))), 201)
                    .get("message");
            head = message.get("seq").asLong();
            if (random.nextInt(5) == 0) {
                deletable.put(head, message.get("id").asText());
            }
            if (random.nextInt(8) == 0 && !deletable.isEmpty()) {
                long seq = deletable.keySet().iterator().next();
                Check.ok(mod.moderate("delete", Map.of("messageId", deletable.remove(seq))), 200);
            }
        }

        void purgeSomebody() {
            Check.ok(mod.moderate("purge", people.get(0)), 200);
        }
    }
}
