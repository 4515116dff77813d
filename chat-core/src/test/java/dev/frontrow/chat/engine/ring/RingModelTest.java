package dev.frontrow.chat.engine.ring;

import static dev.frontrow.chat.engine.ring.RingFixture.ADA;
import static dev.frontrow.chat.engine.ring.RingFixture.BEN;
import static dev.frontrow.chat.engine.ring.RingFixture.PLENTY;
import static dev.frontrow.chat.engine.ring.RingFixture.cleared;
import static dev.frontrow.chat.engine.ring.RingFixture.deleted;
import static dev.frontrow.chat.engine.ring.RingFixture.marks;
import static dev.frontrow.chat.engine.ring.RingFixture.passing;
import static dev.frontrow.chat.engine.ring.RingFixture.posted;
import static dev.frontrow.chat.engine.ring.RingFixture.ring;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.Seed;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.wire.EventEncoding;
import dev.frontrow.chat.wire.StreamEvent;
import dev.frontrow.chat.wire.StreamEvents;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The ring does what a list does that is searched from its beginning. */
class RingModelTest {

    private static final EventEncoding SSE = EventEncoding.sse();

    private static final int EVENTS = 16;
    private static final int BYTES = 3000;

    /** Everything that was ever added, the dullest way. */
    private static final class Model {

        private record Item(long seq, int size, String mark, RoomEvent event) {}

        private final List<Item> items = new ArrayList<>();
        private long first;
        private long head;
        private long base;
        private int passed;

        /** Index 0 and what was skipped have no item to look at. */
        private long next() {
            return items.size();
        }

        void add(RoomEvent event, StreamEvent streamEvent) {
            head = event.seq();
            put(new Item(head, streamEvent.size(), String.valueOf(head), event));
        }

        void pass(StreamEvent streamEvent) {
            put(new Item(head, streamEvent.size(), "p" + passed, null));
        }

        void skipTo(long seq) {
            items.add(new Item(seq, 0, "skipped", null));
            first = next();
            head = seq;
            base = seq;
        }

        private void put(Item item) {
            while (first < next() && (next() - first == EVENTS || kept() + item.size() > BYTES)) {
                base = items.get((int) first).seq();
                first++;
            }
            items.add(item);
        }

        private int kept() {
            int sum = 0;
            for (long i = first; i < next(); i++) {
                sum += items.get((int) i).size();
            }
            return sum;
        }

        OptionalLong indexBehind(long seq) {
            if (seq < base || seq > head) {
                return OptionalLong.empty();
            }
            long index = first;
            while (index < next() && items.get((int) index).seq() <= seq) {
                index++;
            }
            return OptionalLong.of(index);
        }

        List<String> marksFrom(long index) {
            return items.subList((int) index, items.size()).stream()
                    .map(Item::mark)
                    .toList();
        }
    }

    @Test
    void anyIndexIsFoundAndAnyStretchReadAsInAList() {
        RandomGenerator random = Seed.random("anyIndexIsFoundAndAnyStretchReadAsInAList");
        for (int round = 0; round < 60; round++) {
            long head = random.nextInt(5);
            Ring ring = ring(EVENTS, BYTES, head);
            Model model = new Model();
            model.head = head;
            model.base = head;
            for (int step = 0; step < 60; step++) {
                change(random, ring, model);
                compare(ring, model);
            }
        }
    }

    private static void change(RandomGenerator random, Ring ring, Model model) {
        int dice = random.nextInt(20);
        if (dice < 6) {
            model.passed++;
            StreamEvent streamEvent = passing(model.passed);
            ring.add(Audience.EVERYONE, streamEvent);
            model.pass(streamEvent);
        } else if (dice == 6) {
            long seq = model.head + random.nextInt(5);
            ring.skipTo(seq, RingFixture.room(seq));
            model.skipTo(seq);
        } else {
            UserId author = random.nextBoolean() ? ADA : BEN;
            RoomEvent event = posted(model.head + 1, author, "x".repeat(random.nextInt(1, 300)));
            ring.add(event);
            model.add(event, StreamEvents.event("e1", event));
        }
    }

    private static void compare(Ring ring, Model model) {
        assertThat(ring.mark()).isEqualTo(new Ring.Mark(model.next(), RingFixture.room(model.head)));
        for (long seq = -1; seq <= model.head + 1; seq++) {
            assertThat(ring.indexBehind(seq)).as("behind %d", seq).isEqualTo(model.indexBehind(seq));
        }
        for (long index = 0; index <= model.next(); index++) {
            boolean isLapped = ring.slice(index, PLENTY).isEmpty();
            assertThat(isLapped).as("lapped at %d", index).isEqualTo(index < model.first);
            if (!isLapped) {
                assertThat(marks(ring, index)).isEqualTo(model.marksFrom(index));
            }
        }
    }

    @Test
    void whateverIsTakenBackIsNeverReadAgain() {
        RandomGenerator random = Seed.random("whateverIsTakenBackIsNeverReadAgain");
        for (int round = 0; round < 150; round++) {
            Ring ring = ring(EVENTS, PLENTY, 0);
            List<String> gone = new ArrayList<>();
            List<Long> ofAda = new ArrayList<>();
            for (long seq = 1; seq <= 40; seq++) {
                int dice = random.nextInt(10);
                if (dice == 0) {
                    ring.add(cleared(seq, ADA));
                    ofAda.forEach(message -> gone.add("text " + message + "."));
                } else if (dice < 3 && seq > 1) {
                    long message = random.nextLong(1, seq);
                    ring.add(deleted(seq, message));
                    gone.add("text " + message + ".");
                } else {
                    boolean isAda = random.nextBoolean();
                    ring.add(posted(seq, isAda ? ADA : BEN, "text " + seq + "."));
                    if (isAda) {
                        ofAda.add(seq);
                    }
                }
                Slice all = ring.slice(Math.max(0, seq - EVENTS), PLENTY).orElseThrow();
                String bytes = new String(all.encodedFor(SSE, true, 0).toBytes(), StandardCharsets.UTF_8);
                assertThat(gone).noneMatch(bytes::contains);
                assertThat(marks(bytes)).hasSize((int) Math.min(seq, EVENTS));
            }
        }
    }
}
