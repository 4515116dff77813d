package dev.frontrow.it.engine;

import static dev.frontrow.it.engine.ChatFixture.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.engine.context.EngineContext;
import dev.frontrow.chat.engine.context.SteadyClock;
import dev.frontrow.chat.engine.hub.Hub;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.observe.ChatObserver;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.store.Backplane;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.testkit.ManualExecutor;
import dev.frontrow.chat.testkit.ManualTime;
import dev.frontrow.chat.transport.StreamRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The committer where the store does not block: whoever submits appends, as long as nobody else does. */
class CommitterHereTest {

    private final ManualTime time = new ManualTime();
    private final ManualExecutor work = new ManualExecutor();
    private final ManualExecutor loop = new ManualExecutor();
    private final List<Integer> batches = new ArrayList<>();
    private Runnable whileCommitting = () -> {};
    private final ChatObserver observer = new ChatObserver() {
        @Override
        public void committed(RoomId room, int entries, Duration took) {
            batches.add(entries);
            Runnable once = whileCommitting;
            whileCommitting = () -> {};
            once.run();
        }
    };
    private final Hub hub = new Hub(new EngineContext(
            MemoryChatStore.create(),
            Backplane.none(),
            observer,
            ChatSettings.defaults(),
            time,
            new SteadyClock(time.instant(), time),
            time,
            (task, delay) -> task.run(),
            work,
            List.of(loop)));

    @BeforeEach
    void loadTheRoom() throws Exception {
        CompletableFuture<Void> loaded = CompletableFuture.runAsync(() -> hub.room(ROOM));
        while (!loaded.isDone()) {
            work.runAll();
            Thread.onSpinWait();
        }
        loaded.get();
    }

    private CompletableFuture<EntryOutcome> submit(String id) {
        ChatUser ada = new ChatUser(new UserId("ada"), "Ada", Role.VIEWER);
        return hub.commit(ROOM, new Entry.NewMessage(new MessageId(id), ada, "hello", null, time.instant(), null));
    }

    private static long seq(CompletableFuture<EntryOutcome> outcome) {
        return outcome.join().fold(done -> done.event().orElseThrow().seq(), repeated -> -1L, refusal -> -2L);
    }

    @Test
    void whoever_submits_has_the_outcome_on_return_and_no_other_thread_was_needed() {
        CompletableFuture<EntryOutcome> first = submit("m1");
        CompletableFuture<EntryOutcome> second = submit("m2");

        assertThat(first).isCompleted();
        assertThat(seq(first)).isEqualTo(1);
        assertThat(seq(second)).isEqualTo(2);
        assertThat(work.waiting()).isZero();
        assertThat(batches).containsExactly(1, 1);
    }

    @Test
    void what_comes_meanwhile_is_left_to_a_work_thread_however_much_it_is() {
        List<CompletableFuture<EntryOutcome>> others = new ArrayList<>();
        whileCommitting = () -> {
            for (int i = 0; i < 300; i++) {
                others.add(submit("o" + i));
            }
        };
        CompletableFuture<EntryOutcome> own = submit("m1");

        assertThat(own).isCompleted();
        assertThat(others).hasSize(300).noneMatch(CompletableFuture::isDone);
        assertThat(work.waiting()).isEqualTo(1);
        assertThat(batches).containsExactly(1);

        work.runAll();

        assertThat(others).allMatch(CompletableFuture::isDone);
        assertThat(seq(others.get(299))).isEqualTo(301);
        assertThat(batches).containsExactly(1, 256, 44);
    }

    @Test
    void viewers_are_served_after_the_answers_and_nobody_is_when_there_are_none() {
        submit("m0");
        assertThat(loop.waiting()).isZero();
        hub.room(ROOM).enter(StreamRequest.of(ROOM, new UserId("ben")), false);
        List<Integer> waitingWhenAnswered = new ArrayList<>();
        whileCommitting = () -> answered("other", () -> waitingWhenAnswered.add(loop.waiting()));
        submit("m1");
        assertThat(loop.waiting()).isEqualTo(1);
        loop.runAll();

        work.runAll();

        assertThat(waitingWhenAnswered).containsExactly(0);
        assertThat(loop.waiting()).isEqualTo(1);
    }

    @Test
    void answers_that_submit_again_and_again_do_not_pile_up_on_the_stack() {
        int length = 50_000;
        List<ChatMessage> sent = new ArrayList<>();
        whileCommitting = () -> again(length, sent);
        submit("m1");

        work.runAll();

        assertThat(sent).hasSize(length);
        assertThat(sent.get(length - 1).seq()).isEqualTo(length + 1L);
    }

    private void again(int left, List<ChatMessage> sent) {
        if (left > 0) {
            submit("a" + left).thenAccept(outcome -> {
                sent.add(outcome.fold(
                        done -> done.fold(posted -> posted.message(), moderated -> null),
                        repeated -> null,
                        refusal -> null));
                again(left - 1, sent);
            });
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what it does is looked at
    private void answered(String id, Runnable then) {
        submit(id).thenRun(then);
    }
}
