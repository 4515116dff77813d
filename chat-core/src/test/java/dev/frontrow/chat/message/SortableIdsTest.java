package dev.frontrow.chat.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.Given;
import dev.frontrow.chat.Seed;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SortableIdsTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Given.NOON);
    private final InstantSource clock = now::get;

    @Test
    void anIdHasTwentySixCharactersAndBeginsWithItsTime() {
        SortableIds ids = new SortableIds(clock, Seed.random("anIdHasTwentySixCharacters"));
        assertThat(ids.next()).matches("[0-9A-HJKMNP-TV-Z]{26}").startsWith("01KDWPVNG0");
        assertThat(new MessageId(ids.next()).value()).hasSize(26);
    }

    @Test
    void idsSortByTheTimeTheyWereMade() {
        SortableIds ids = new SortableIds(clock, Seed.random("idsSortByTheTimeTheyWereMade"));
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            now.updateAndGet(time -> time.plusMillis(1 + made.size() % 7));
            made.add(ids.next());
        }
        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void idsRiseWhileTheClockStandsStill() {
        SortableIds ids = new SortableIds(clock, Seed.random("idsRiseWhileTheClockStandsStill"));
        assertThat(many(ids, 1_000)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void idsRiseWhileTheClockTurnsBack() {
        SortableIds ids = new SortableIds(clock, Seed.random("idsRiseWhileTheClockTurnsBack"));
        List<String> made = new ArrayList<>(List.of(ids.next()));
        for (int i = 0; i < 1_000; i++) {
            now.updateAndGet(time -> time.minusSeconds(60));
            made.add(ids.next());
        }
        assertThat(made).isSorted().doesNotHaveDuplicates().allMatch(id -> id.startsWith("01KDWPVNG0"));
    }

    @Test
    void countingUpGoesOnOverTheEndOfTheLowBits() {
        RandomGenerator ones = () -> -1L;
        List<String> made = many(new SortableIds(clock, ones), 3);
        assertThat(made).isSorted().doesNotHaveDuplicates();
        assertThat(made.get(0)).isEqualTo("01KDWPVNG0FZZZZZZZZZZZZZZZ");
        assertThat(made.get(1)).isEqualTo("01KDWPVNG0G000000000000000");
    }

    @Test
    void manyThreadsNeverMakeTheSameId() throws InterruptedException {
        SortableIds ids = new SortableIds(clock, Seed.random("manyThreadsNeverMakeTheSameId"));
        int threads = 16;
        Set<String> all = ConcurrentHashMap.newKeySet();
        Set<Integer> unsorted = ConcurrentHashMap.newKeySet();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        for (int i = 0; i < threads; i++) {
            int thread = i;
            pool.execute(() -> {
                await(start);
                List<String> mine = many(ids, 1_000);
                all.addAll(mine);
                if (!mine.equals(mine.stream().sorted().toList())) {
                    unsorted.add(thread);
                }
            });
        }
        start.countDown();
        pool.shutdown();
        assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        assertThat(all).hasSize(threads * 1_000);
        assertThat(unsorted).isEmpty();
    }

    private static List<String> many(SortableIds ids, int count) {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add(ids.next());
        }
        return made;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
