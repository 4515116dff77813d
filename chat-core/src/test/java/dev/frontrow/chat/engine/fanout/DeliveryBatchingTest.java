package dev.frontrow.chat.engine.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.engine.context.Later;
import dev.frontrow.chat.engine.ring.Added;
import dev.frontrow.chat.engine.ring.RingFixture;
import dev.frontrow.chat.wire.EventEncoding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryBatchingTest {

    private static final int FROM = 20_000;
    private static final int EVENT_BYTES = 100;
    private static final Added MOST = new Added(128, 128 * 1024);

    /** What is due later, with its time. */
    private record Due(long at, Runnable task) {}

    private final List<Due> due = new ArrayList<>();
    private final List<Long> servedAt = new ArrayList<>();
    private final List<Long> staffServedAt = new ArrayList<>();
    private long now = 1;
    private long entries;
    private DeliveryBatching batching = batching(FROM);

    private DeliveryBatching batching(int from) {
        return batching(from, (task, delay) -> due.add(new Due(now + delay.toNanos(), task)));
    }

    private DeliveryBatching batching(int from, Later later) {
        return new DeliveryBatching(
                from,
                MOST,
                () -> now,
                later,
                () -> new Added(entries, entries * EVENT_BYTES),
                () -> servedAt.add(now),
                () -> staffServedAt.add(now));
    }

    @Test
    void belowTheLimitNothingWaits() {
        events(20, 1000, 10);
        assertThat(servedAt).hasSize(200);
        assertThat(due).isEmpty();
        assertThat(staffServedAt).isEmpty();
    }

    @Test
    void aRoomWithFewViewersNeverWaitsHoweverMuchIsSaid() {
        events(1000, 15, 5);
        assertThat(servedAt).hasSize(5000);
    }

    @Test
    void aboveItViewersAreServedAtMostEveryHundredMilliseconds() {
        events(100, 250, 10); // 25,000 a second
        assertThat(intervals()).allSatisfy(millis -> assertThat(millis).isBetween(120L, 140L));
    }

    @Test
    void theMoreThereIsTheLongerTheWaitUpToAQuarterOfASecond() {
        events(40, 10_000, 10);
        assertThat(intervals()).allSatisfy(millis -> assertThat(millis).isBetween(249L, 276L));
    }

    @Test
    void staffNeverWait() {
        events(40, 10_000, 10);
        assertThat(staffServedAt.size() + servedAt.size()).isGreaterThanOrEqualTo(400);
    }

    @Test
    void whatComesWhileSomethingWaitsGoesWithIt() {
        events(40, 10_000, 5);
        runDue(Long.MAX_VALUE);
        servedAt.clear();
        for (int i = 0; i < 3; i++) {
            entries++;
            batching.serve(10_000);
        }
        assertThat(due).hasSize(1);
        assertThat(servedAt).isEmpty();
        runDue(Long.MAX_VALUE);
        assertThat(servedAt).hasSize(1);
    }

    @Test
    void whenAPartOfTheRingWaitsEverybodyIsServedAtOnce() {
        events(40, 10_000, 5);
        runDue(Long.MAX_VALUE);
        servedAt.clear();
        for (int i = 0; i < 10 * MOST.entries(); i++) {
            entries++;
            batching.serve(10_000);
        }
        assertThat(servedAt).hasSize(10);
    }

    @Test
    void soItIsWhenItWaitsInBytes() {
        batching = new DeliveryBatching(
                1,
                new Added(1_000_000, 10 * EVENT_BYTES),
                () -> now,
                (task, delay) -> {},
                () -> new Added(entries, entries * EVENT_BYTES),
                () -> servedAt.add(now),
                () -> staffServedAt.add(now));
        events(100, 10_000, 1);
        assertThat(servedAt.size()).isGreaterThanOrEqualTo(10);
    }

    /** Nothing that was arranged ever runs, and no time passes: the worst that could be. */
    @Test
    void nobodyFallsOutOfTheRing() {
        RoomFake room = new RoomFake(16);
        RoomFake.Line line = new RoomFake.Line();
        room.open("ben", EventEncoding.sse(), line);
        DeliveryBatching worst = new DeliveryBatching(
                1,
                new Added(2, RingFixture.PLENTY),
                () -> now,
                (task, delay) -> {},
                room.ring::added,
                room.shard::wake,
                room.shard::wakeStaff);
        for (int i = 1; i <= 1000; i++) {
            room.ring.add(RingFixture.posted(i, RingFixture.ADA, "x"));
            worst.serve(1000);
        }
        assertThat(line.isClosed).isFalse();
        assertThat(RingFixture.marks(line.text())).hasSizeGreaterThanOrEqualTo(999); // the last one may wait
        assertThat(line.writes.size()).isLessThan(600);
    }

    @Test
    void theLastEventOfABurstIsServed() {
        events(400, 10_000, 1);
        long last = now;
        runDue(Long.MAX_VALUE);
        assertThat(servedAt.get(servedAt.size() - 1)).isGreaterThanOrEqualTo(last);
        assertThat(due).isEmpty();
    }

    @Test
    void aSingleEventAfterAQuietTimeDoesNotWait() {
        events(40, 10_000, 5);
        runDue(Long.MAX_VALUE);
        now += Duration.ofSeconds(20).toNanos();
        servedAt.clear();
        entries++;
        batching.serve(10_000);
        assertThat(servedAt).hasSize(1);
    }

    @Test
    void whatWasSaidWhileNobodyWatchedIsNotOfThisMoment() {
        entries += 10_000;
        now += Duration.ofHours(1).toNanos();
        batching.serve(100);
        entries++;
        batching.serve(100);
        assertThat(servedAt).hasSize(2);
    }

    @Test
    void aLoadJustAtTheLimitDoesNotTurnItOn() {
        events(20, 1050, 10); // 5 % above
        assertThat(due).isEmpty();
    }

    @Test
    void itEndsWhenTheLoadIsAtTheLimitAgain() {
        events(100, 1000, 5);
        events(20, 1000, 10);
        servedAt.clear();
        events(20, 1000, 1);
        assertThat(servedAt).hasSize(20);
    }

    @Test
    void whereNothingCanBeArrangedEverybodyIsServedAtOnce() {
        batching = batching(FROM, (task, delay) -> {
            throw new OutOfMemoryError("no thread");
        });
        events(100, 10_000, 10);
        assertThat(servedAt).hasSize(1000);
    }

    @Test
    void itCanBeLeftOut() {
        batching = batching(Integer.MAX_VALUE);
        events(100, 100_000, 5);
        assertThat(servedAt).hasSize(500);
    }

    /** So many events a second for some seconds, and what is due in between. */
    private void events(int perSecond, int viewers, int seconds) {
        for (int i = 0; i < perSecond * seconds; i++) {
            long next = now + Duration.ofSeconds(1).toNanos() / perSecond;
            runDue(next);
            now = next;
            entries++;
            batching.serve(viewers);
        }
    }

    private void runDue(long until) {
        for (Due one : List.copyOf(due)) {
            if (one.at() <= until) {
                due.remove(one);
                now = Math.max(now, one.at());
                one.task().run();
            }
        }
    }

    /** Between the last times of serving, in milliseconds. */
    private List<Long> intervals() {
        List<Long> all = new ArrayList<>();
        for (int i = servedAt.size() - 10; i < servedAt.size(); i++) {
            all.add(Duration.ofNanos(servedAt.get(i) - servedAt.get(i - 1)).toMillis());
        }
        return all;
    }
}
