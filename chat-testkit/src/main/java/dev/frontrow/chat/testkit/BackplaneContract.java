package dev.frontrow.chat.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.store.Backplane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link Backplane} must do. Extended by whoever writes one:
 *
 * <pre>{@code
 * class OurBackplaneTest extends BackplaneContract {
 *     @Override
 *     protected Backplane createBackplane() {
 *         return new OurBackplane(broker.url());
 *     }
 * }
 * }</pre>
 *
 * <table>
 * <caption>The rules</caption>
 * <tr><th>B1</th><td>what one node announces every other node hears</td></tr>
 * <tr><th>B2</th><td>the room that is heard is the one that was announced, to the letter and its case</td></tr>
 * <tr><th>B3</th><td>of rooms that many threads announce at once none is left out</td></tr>
 * <tr><th>B4</th><td>announcing does not wait: neither for the others nor for somebody who listens</td></tr>
 * <tr><th>B5</th><td>how often rooms are compared is said once and for all, and fits what is heard</td></tr>
 * <tr><th>B6</th><td>after its close a node hears nothing, and the others go on</td></tr>
 * <tr><th>B7</th><td>an announcement after the close does no harm, nor does a close before anybody listens</td></tr>
 * </table>
 *
 * <p>A backplane without hints ({@link #givesHints()}) has to be silent where the rules speak of hearing.
 */
@TestMethodOrder(MethodOrderer.DisplayName.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
public abstract class BackplaneContract {

    private static final RoomId ROOM = new RoomId("room");
    private static final List<RoomId> ENDS = List.of(new RoomId("last-but-one"), new RoomId("last"));
    private static final Duration AT_ONCE = Duration.ofMillis(50);
    private static final Duration MAX_WITHOUT_HINTS = Duration.ofSeconds(5);

    private final List<Backplane> opened = new ArrayList<>();

    /** A new node's end of the same backplane, which nobody listens to. The rules close it. */
    protected abstract Backplane createBackplane();

    /** Whether nodes hear of each other by it. Default true; false for one that leaves it to the comparing of rooms. */
    protected boolean givesHints() {
        return true;
    }

    /** How long a hint may be on its way. Default 20 s. */
    protected Duration timeout() {
        return Duration.ofSeconds(20);
    }

    @AfterEach
    void close() {
        opened.forEach(Backplane::close);
    }

    @Test
    @DisplayName("B1 what one node announces every other node hears")
    void b1Heard() {
        Backplane here = open(room -> {});
        List<BlockingQueue<RoomId>> others = List.of(listener(), listener(), listener());
        others.forEach(heard -> awaitHearing(here, heard));
    }

    @Test
    @DisplayName("B2 the room that is heard is the one that was announced, to the letter and its case")
    void b2Names() {
        Backplane here = open(room -> {});
        BlockingQueue<RoomId> heard = listener();
        awaitHearing(here, heard);
        List<RoomId> rooms = List.of(
                new RoomId("Room"),
                new RoomId("ROOM"),
                new RoomId("a.b_c~d-e"),
                new RoomId("-"),
                new RoomId("x".repeat(128)));
        rooms.forEach(here::announce);
        assertThat(heardSoFar(here, heard)).containsExactlyInAnyOrderElementsOf(expected(rooms));
    }

    @Test
    @DisplayName("B3 of rooms that many threads announce at once none is left out")
    void b3Many() {
        Backplane here = open(room -> {});
        BlockingQueue<RoomId> heard = listener();
        awaitHearing(here, heard);
        List<RoomId> rooms = Threads.together(8, thread -> {
                    List<RoomId> mine = new ArrayList<>();
                    for (int i = 0; i < 25; i++) {
                        mine.add(new RoomId("room-" + thread + "-" + i));
                    }
                    mine.forEach(here::announce);
                    return mine;
                })
                .stream()
                .flatMap(List::stream)
                .toList();
        assertThat(heardSoFar(here, heard)).containsExactlyInAnyOrderElementsOf(expected(rooms));
    }

    @Test
    @DisplayName("B4 announcing does not wait: neither for the others nor for somebody who listens")
    void b4AtOnce() {
        Backplane alone = open(room -> {});
        assertThat(usualAnnouncement(alone)).as("announcing to nobody").isLessThan(AT_ONCE);
        awaitHearing(alone, listener());
        assertThat(usualAnnouncement(alone)).as("announcing to somebody").isLessThan(AT_ONCE);
    }

    @Test
    @DisplayName("B5 how often rooms are compared is said once and for all, and fits what is heard")
    void b5Check() {
        Backplane here = open(room -> {});
        Optional<Duration> every = here.checkEvery();
        assertThat(here.checkEvery()).isEqualTo(every);
        assertThat(every.isPresent() || !givesHints())
                .as("hints can be lost, so rooms are compared too")
                .isTrue();
        every.ifPresent(period -> assertThat(period).isPositive());
        if (!givesHints()) {
            every.ifPresent(period -> assertThat(period).isLessThanOrEqualTo(MAX_WITHOUT_HINTS));
        }
    }

    @Test
    @DisplayName("B6 after its close a node hears nothing, and the others go on")
    void b6Closed() {
        Backplane here = open(room -> {});
        BlockingQueue<RoomId> closing = new LinkedBlockingQueue<>();
        Backplane there = open(closing::add);
        BlockingQueue<RoomId> staying = listener();
        awaitHearing(here, closing);
        awaitHearing(here, staying);
        there.close();
        closing.clear();
        here.announce(ROOM);
        heardSoFar(here, staying);
        assertThat(closing).isEmpty();
    }

    @Test
    @DisplayName("B7 an announcement after the close does no harm, nor does a close before anybody listens")
    void b7Late() {
        Backplane here = open(room -> {});
        here.close();
        assertThatCode(() -> here.announce(ROOM)).doesNotThrowAnyException();
        Backplane unused = createBackplane();
        assertThatCode(unused::close).doesNotThrowAnyException();
    }

    private static Duration usualAnnouncement(Backplane from) {
        return Stopwatch.usual(20, () -> () -> from.announce(ROOM));
    }

    private Backplane open(Consumer<RoomId> listener) {
        Backplane backplane = createBackplane();
        opened.add(backplane);
        backplane.listen(listener);
        return backplane;
    }

    private BlockingQueue<RoomId> listener() {
        BlockingQueue<RoomId> heard = new LinkedBlockingQueue<>();
        open(heard::add);
        return heard;
    }

    private Set<RoomId> expected(List<RoomId> rooms) {
        return givesHints() ? Set.copyOf(rooms) : Set.of();
    }

    /** Listening may begin a little after {@code listen}: announces until something is heard. */
    private void awaitHearing(Backplane from, BlockingQueue<RoomId> heard) {
        from.announce(ROOM);
        if (givesHints()) {
            long deadline = System.nanoTime() + timeout().toNanos();
            while (poll(heard, AT_ONCE) == null) {
                assertThat(System.nanoTime()).as("nothing is heard").isLessThan(deadline);
                from.announce(ROOM);
            }
        }
    }

    /** What is heard of all that was announced so far, without the room of {@link #awaitHearing}. */
    private Set<RoomId> heardSoFar(Backplane from, BlockingQueue<RoomId> heard) {
        Set<RoomId> rooms = new HashSet<>();
        if (givesHints()) {
            // Hints may come out of order: what is still under way gets as long as two announcements after it take.
            for (RoomId end : ENDS) {
                from.announce(end);
                RoomId room = poll(heard, timeout());
                while (!end.equals(room)) {
                    assertThat(room).as("hint").isNotNull();
                    rooms.add(room);
                    room = poll(heard, timeout());
                }
            }
        }
        heard.drainTo(rooms);
        rooms.remove(ROOM);
        ENDS.forEach(rooms::remove);
        return rooms;
    }

    private static @Nullable RoomId poll(BlockingQueue<RoomId> heard, Duration atMost) {
        try {
            return heard.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
