package dev.frontrow.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.tck.host.Person;
import dev.frontrow.tck.probe.Event;
import dev.frontrow.tck.probe.LiveStream;
import dev.frontrow.tck.probe.Reading;
import dev.frontrow.tck.probe.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Thousands of connections come and vanish in every way while others write to them. Nothing stays behind, and connections that did nothing wrong are never
 * hurt: on a container that reuses its request objects, an error on one connection can land on another.
 */
public abstract class ChurnSuite extends HostedSuite {

    private static final int CYCLES = 2000;
    private static final int RUN_IN = 300;
    private static final int DRIVERS = 32;
    private static final int ROOMS = 3;
    private static final Duration HEARTBEAT = Duration.ofMillis(500);

    /** What becomes of a connection. */
    private enum Fate {
        /** Leaves after it has seen some events. */
        LEAVES,
        /** Is reset after it has seen some events. */
        RESETS,
        /** Leaves before there is an answer. */
        LEAVES_AT_ONCE,
        /** Is reset before there is an answer. */
        RESETS_AT_ONCE,
        /** Reads no more, and is reset much later. */
        STALLS,
        /** Is ended by the server while others write to it. */
        BANNED,
        /** Gives way to the next of the same user. */
        SUPERSEDED,
        /** A request with an answer, on a connection of its own. */
        ASKS
    }

    private final Map<Fate, AtomicInteger> lived = new EnumMap<>(Fate.class);
    private final ConcurrentLinkedQueue<String> damage = new ConcurrentLinkedQueue<>();
    private final AtomicInteger untold = new AtomicInteger();
    private final AtomicInteger numbers = new AtomicInteger();

    @Override
    ChatSettings settings() {
        return Patient.settings()
                .heartbeat(HEARTBEAT)
                .writeDeadline(Duration.ofSeconds(1))
                .maxStreamsPerUser(1)
                .build();
    }

    @Test
    void thousandsComeAndVanishAndNothingStaysBehind() {
        List<Person> writers = new ArrayList<>();
        for (int i = 0; i < ROOMS; i++) {
            writers.add(host().person("churn-" + i, "writer-" + i));
        }
        long began = System.nanoTime();
        int threads;
        int descriptors;
        try (Storm storm = new Storm(writers, 1)) {
            storm.awaitMore("201", 10);
            run(RUN_IN);
            threads = Measured.threads();
            descriptors = quiet();
            run(Scale.of(CYCLES));
            long took = (System.nanoTime() - began) / 1_000_000;
            Measured.report(
                    host(),
                    "churn: " + lived + " cut without a bye=" + untold + " ms=" + took + " messages="
                            + storm.count("201") + " seed=" + Seed.value());
            assertThat(storm.outcomes()).containsOnlyKeys("201");
        }
        assertThat(damage).isEmpty();
        int after = quiet();
        Measured.report(
                host(),
                "churn: threads " + threads + " -> " + Measured.threads() + ", descriptors " + descriptors + " -> "
                        + after);
        assertThat(Measured.threads()).isLessThanOrEqualTo(threads + DRIVERS);
        // Containers close what was cut a moment later; a leak would be of hundreds, and stay.
        Waiting.until(
                Check.SOON,
                () -> Measured.descriptors() <= descriptors + 20,
                () -> Measured.descriptors() + " descriptors are open, before it was " + descriptors);
    }

    /** Waits until no stream is left, and gives the number of descriptors then. */
    private int quiet() {
        Duration took = Waiting.until(
                HEARTBEAT.multipliedBy(4),
                () -> host().chat().streams() == 0,
                () -> host().chat().streams() + " streams are still open");
        Measured.report(host(), "churn: no stream left after " + took.toMillis() + " ms");
        return Measured.descriptors();
    }

    private void run(int cycles) {
        ExecutorService drivers = Executors.newFixedThreadPool(DRIVERS);
        AtomicInteger left = new AtomicInteger(cycles);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < DRIVERS; i++) {
            Random random = Seed.random(numbers.incrementAndGet());
            running.add(drivers.submit(() -> {
                while (left.getAndDecrement() > 0) {
                    live(random);
                }
            }));
        }
        drivers.shutdown();
        for (Future<?> driver : running) {
            try {
                driver.get();
            } catch (Exception e) {
                throw new AssertionError("a driver failed", e);
            }
        }
    }

    private void live(Random random) {
        Fate fate = Fate.values()[random.nextInt(Fate.values().length)];
        int number = numbers.incrementAndGet();
        Person person = host().person("churn-" + random.nextInt(ROOMS), "user-" + number);
        try {
            live(fate, person, random);
        } catch (RuntimeException | AssertionError e) {
            damage.add(fate + " " + person.id() + ": " + e);
        }
        lived.computeIfAbsent(fate, f -> new AtomicInteger()).incrementAndGet();
    }

    private void live(Fate fate, Person person, Random random) {
        switch (fate) {
            case LEAVES -> watched(person, random).leave();
            case RESETS -> watched(person, random).reset();
            case LEAVES_AT_ONCE -> host().fleet().open(person.stream()).leave();
            case RESETS_AT_ONCE -> host().fleet().open(person.stream()).reset();
            case STALLS -> {
                LiveStream stream = host().fleet().open(person.stream(), Reading.small());
                Check.event(stream, "hello");
                stream.stall();
                asks(person);
                stream.reset();
            }
            case BANNED -> {
                LiveStream stream = watched(person, random);
                Person mod = host().person(roomOf(person), "mod");
                Check.ok(mod.moderate("ban", person), 200);
                told(Check.cut(stream, "banned", false));
                whole(stream, person);
            }
            case SUPERSEDED -> {
                LiveStream first = watched(person, random);
                LiveStream second = watched(person, random);
                told(Check.cut(first, "superseded", true));
                whole(first, person);
                second.leave();
            }
            case ASKS -> asks(person);
        }
    }

    private void told(boolean why) {
        if (!why) {
            untold.incrementAndGet();
        }
    }

    /** A stream that has seen its hello and some messages, and nothing that is not its own. */
    private LiveStream watched(Person person, Random random) {
        LiveStream stream = host().fleet().open(person.stream());
        int events = 1 + random.nextInt(60);
        Check.within(Check.SOON, stream, s -> s.events().size() >= events || s.end() != LiveStream.End.OPEN);
        assertThat(stream.end()).as("%s", stream).isEqualTo(LiveStream.End.OPEN);
        whole(stream, person);
        return stream;
    }

    private static void whole(LiveStream stream, Person person) {
        assertThat(stream.holes()).as("%s", stream).isZero();
        List<Event> events = stream.events();
        assertThat(events.get(0).json().get("user").get("id").asText()).isEqualTo(person.id());
        String writer = "writer-" + roomOf(person).substring("churn-".length());
        for (Event event : events) {
            if (event.name().equals("message")) {
                assertThat(event.json().get("user").get("id").asText()).isEqualTo(writer);
            }
        }
    }

    private static String roomOf(Person person) {
        return person.path().substring("/api/streams/".length());
    }

    private void asks(Person person) {
        for (String path : List.of("/chat/state", "/messages?limit=5")) {
            var body = Check.ok(
                    host().http().once(Request.get(person.path() + path).bearer(person.token())), 200);
            assertThat(body.has("position")).isTrue();
        }
    }
}
