package dev.frontrow.chat.engine.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryBatchingTest {

    private static final int FROM = 20_000;

    /** What is due later, with its time. */
    private record Due(long at, Runnable task) {}

    private final List<Due> due = new ArrayList<>();
    private final List<Long> servedAt = new ArrayList<>();
    private final List<Long> staffServedAt = new ArrayList<>();
    private long now = 1;
    private DeliveryBatching batching = batching(FROM);

    private DeliveryBatching batching(int from) {
        return new DeliveryBatching(
                from,
                () -> now,
                (task, delay) -> due.add(new Due(now + delay.toNanos(), task)),
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
        due.clear();
        servedAt.clear();
        now += Duration.ofMillis(300).toNanos();
        batching.serve(10_000); // whatever was arranged is arranged once
        batching.count();
        batching.serve(10_000);
        assertThat(due).hasSizeLessThanOrEqualTo(1);
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
        batching.count();
        batching.serve(10_000);
        assertThat(servedAt).hasSize(1);
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
        batching = new DeliveryBatching(
                FROM,
                () -> now,
                (task, delay) -> {
                    throw new OutOfMemoryError("no thread");
                },
                () -> servedAt.add(now),
                () -> staffServedAt.add(now));
        int refused = 0;
        for (int i = 0; i < 1000; i++) {
            now += Duration.ofMillis(10).toNanos();
            batching.count();
            try {
                batching.serve(10_000);
            } catch (OutOfMemoryError noThread) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(100);
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
            batching.count();
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
