package dev.frontrow.it.engine;

import static dev.frontrow.it.engine.ChatFixture.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.engine.context.EngineContext;
import dev.frontrow.chat.engine.context.SteadyClock;
import dev.frontrow.chat.engine.hub.Hub;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.store.Backplane;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.testkit.FailingStore;
import dev.frontrow.chat.testkit.ManualExecutor;
import dev.frontrow.chat.testkit.ManualTime;
import dev.frontrow.chat.testkit.RecordingObserver;
import dev.frontrow.chat.transport.StreamRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The committer on an executor that the test turns by hand: what waits goes in one store call. */
class CommitterTest {

    private final ManualTime time = new ManualTime();
    private final RecordingObserver observer = new RecordingObserver();
    private final ManualExecutor later = new ManualExecutor();
    private final FailingStore store = new FailingStore(MemoryChatStore.create());
    private Runnable onLoop = () -> {};
    private boolean isManual;
    private boolean isStopped;
    private final Executor work = task -> {
        if (isStopped) {
            throw new RejectedExecutionException("planned");
        } else if (isManual) {
            later.execute(task);
        } else {
            task.run();
        }
    };
    private final Hub hub = new Hub(new EngineContext(
            store,
            Backplane.none(),
            observer,
            ChatSettings.defaults(),
            time,
            new SteadyClock(time.instant(), time),
            time,
            (task, delay) -> task.run(),
            work,
            List.of(task -> {
                onLoop.run();
                task.run();
            })));

    @BeforeEach
    void loadTheRoom() {
        hub.room(ROOM);
        isManual = true;
    }

    private CompletableFuture<EntryOutcome> submit(int number) {
        ChatUser ada = new ChatUser(new UserId("ada"), "Ada", Role.VIEWER);
        MessageId id = new MessageId("m" + number);
        return hub.commit(ROOM, new Entry.NewMessage(id, ada, "message " + number, null, time.instant(), null));
    }

    private static long seq(CompletableFuture<EntryOutcome> outcome) {
        return outcome.join().fold(done -> done.event().orElseThrow().seq(), repeated -> -1L, refusal -> -2L);
    }

    @Test
    void what_waits_goes_to_the_store_in_one_call_and_in_order() {
        List<CompletableFuture<EntryOutcome>> outcomes = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            outcomes.add(submit(i));
        }
        assertThat(later.waiting()).isEqualTo(1);

        later.runAll();

        assertThat(observer.committed()).extracting(batch -> batch.entries()).containsExactly(5);
        assertThat(outcomes).extracting(CommitterTest::seq).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void a_long_queue_goes_in_several_batches_and_lets_others_run_in_between() {
        for (int i = 1; i <= 600; i++) {
            submit(i);
        }
        assertThat(later.runNext()).isTrue();
        assertThat(later.waiting()).isEqualTo(1);
        later.runAll();

        assertThat(observer.committed()).extracting(batch -> batch.entries()).containsExactly(256, 256, 88);
    }

    @Test
    void no_answer_is_given_before_the_commit() {
        CompletableFuture<EntryOutcome> outcome = submit(1);
        assertThat(outcome).isNotDone();
        later.runAll();
        assertThat(outcome).isCompleted();
    }

    @Test
    void whoever_sends_is_answered_before_the_viewers_are_served() {
        hub.room(ROOM).enter(StreamRequest.of(ROOM, new UserId("ben")), false);
        CompletableFuture<EntryOutcome> outcome = submit(1);
        List<Boolean> answered = new ArrayList<>();
        onLoop = () -> answered.add(outcome.isDone());
        later.runAll();
        assertThat(answered).isNotEmpty().doesNotContain(false);
    }

    @Test
    void a_failing_batch_fails_whoever_was_in_it_and_nobody_after() {
        store.failNextAppends(1);
        CompletableFuture<EntryOutcome> lost = submit(1);
        later.runAll();
        CompletableFuture<EntryOutcome> kept = submit(2);
        later.runAll();

        assertThat(lost).isCompletedExceptionally();
        assertThat(seq(kept)).isEqualTo(1);
    }

    @Test
    void what_cannot_be_done_any_more_because_the_threads_are_stopped_is_told_to_whoever_waits_for_it() {
        isStopped = true;

        assertThat(submit(1)).isCompletedExceptionally();
        assertThat(hub.anonymize(ROOM, new UserId("ada"))).isCompletedExceptionally();
    }

    @Test
    void more_than_ten_thousand_waiting_are_too_many() {
        for (int i = 1; i <= 10_000; i++) {
            submit(i);
        }
        assertThat(submit(10_001)).isCompletedExceptionally();
        later.runAll();
        assertThat(observer.committed().stream()
                        .mapToInt(batch -> batch.entries())
                        .sum())
                .isEqualTo(10_000);
    }
}
