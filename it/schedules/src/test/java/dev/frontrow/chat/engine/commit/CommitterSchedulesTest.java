package dev.frontrow.chat.engine.commit;

import static dev.frontrow.it.schedules.Explored.allSchedulesHold;
import static dev.frontrow.it.schedules.Explored.isFound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.PlainStore;
import dev.frontrow.chat.Scene;
import dev.frontrow.chat.engine.context.EngineContext;
import dev.frontrow.chat.engine.room.Room;
import dev.frontrow.chat.engine.room.SanctionsVersion;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.Receipt;
import dev.frontrow.it.schedules.Explorer;
import dev.frontrow.it.schedules.PlantedBug;
import dev.frontrow.it.schedules.Run;
import dev.frontrow.it.schedules.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CommitterSchedulesTest {

    private static final Explorer EXPLORER = Explorer.of(ToAnyStore.class, Committer.class);
    private static final Explorer EXPLORER_HERE = Explorer.of(ToAStoreThatDoesNotBlock.class, Committer.class);

    @Test
    void every_entry_is_answered_after_its_event_is_in_the_ring_and_in_order() throws Exception {
        allSchedulesHold(EXPLORER);
    }

    @Test
    void a_flag_that_is_cleared_after_the_queue_was_looked_at_is_noticed() throws Exception {
        isFound(
                EXPLORER,
                committer()
                        .replacing(
                                "running.set(false); if (refresh || !chores.isEmpty() || !queue.isEmpty()) {",
                                "boolean more = refresh || !chores.isEmpty() || !queue.isEmpty();"
                                        + " running.set(false); if (more) {"),
                "CompletableFuture[Incomplete]");
    }

    @Test
    void an_answer_before_the_event_is_in_the_ring_is_noticed() throws Exception {
        isFound(
                EXPLORER,
                committer()
                        .replacing(
                                "publish(appended);",
                                "for (int i = 0; i < batch.size(); i++) {"
                                        + " batch.get(i).outcome().complete(appended.outcomes().get(i)); }"
                                        + " publish(appended);"),
                "the head when an answer came");
    }

    @Test
    void a_batch_that_overtakes_another_is_noticed() throws Exception {
        isFound(
                EXPLORER,
                committer()
                        .replacing(
                                "List<Waiting> batch = take(MAX_BATCH);",
                                "List<Waiting> batch = take(MAX_BATCH); running.set(false);"
                                        + " if (!queue.isEmpty()) { wake(); }"),
                "the store gave a place twice");
    }

    @Test
    void senders_who_append_themselves_leave_what_comes_meanwhile_to_a_work_thread() throws Exception {
        allSchedulesHold(EXPLORER_HERE);
    }

    @Test
    void two_senders_who_both_append_are_noticed() throws Exception {
        isFound(
                EXPLORER_HERE,
                committer().replacing("if (mayRunHere() && !running.getAndSet(true)) {", "if (mayRunHere()) {"),
                "the store gave a place twice");
    }

    @Test
    void a_sender_who_looks_for_others_before_the_flag_is_cleared_is_noticed() throws Exception {
        isFound(
                EXPLORER_HERE,
                committer()
                        .replacing(
                                "running.set(false); if (refresh || !chores.isEmpty() || !queue.isEmpty()) {",
                                "boolean more = refresh || !chores.isEmpty() || !queue.isEmpty();"
                                        + " running.set(false); if (more) {"),
                "CompletableFuture[Incomplete]");
    }

    private static PlantedBug committer() {
        return PlantedBug.in("chat-core", Committer.class);
    }

    static final class ToAnyStore extends Senders {
        ToAnyStore() {
            super(new PlainStore());
        }
    }

    static final class ToAStoreThatDoesNotBlock extends Senders {
        ToAStoreThatDoesNotBlock() {
            super(new PlainStore(false));
        }
    }

    /** Two people send, one of them twice; two work threads, of which one at a time may commit. */
    abstract static class Senders implements Scenario {

        private final PlainStore store;
        private final List<CompletableFuture<Void>> answers = new ArrayList<>();
        private Room room;
        private Committer committer;
        private boolean isLost;

        Senders(PlainStore store) {
            this.store = store;
        }

        @Override
        public void begin(Run run) {
            EngineContext context = Scene.context(store, run.executor("work", 2), () -> 0);
            room = Scene.room(context);
            committer = new Committer(room, new SanctionsVersion(0), context, () -> isLost = true);
            run.strand("ada", () -> {
                send("a1");
                send("a2");
                return null;
            });
            run.strand("ben", () -> {
                send("b1");
                return null;
            });
        }

        private void send(String id) {
            answers.add(committer.submit(Scene.message(id)).thenAccept(outcome -> {
                Receipt.Posted posted = (Receipt.Posted) ((EntryOutcome.Done) outcome).receipt();
                assertThat(room.head().seq())
                        .as("the head when an answer came")
                        .isGreaterThanOrEqualTo(posted.message().seq());
            }));
        }

        @Override
        public void check() {
            assertThat(isLost).as("the store gave a place twice").isFalse();
            assertThat(answers)
                    .hasSize(3)
                    .allSatisfy(answer -> assertThat(answer).isCompleted());
            assertThat(store.ids())
                    .containsSubsequence("a1", "a2")
                    .contains("b1")
                    .hasSize(3);
            assertThat(room.head().seq()).isEqualTo(3);
            assertThat(committer.isIdle()).isTrue();
        }
    }
}
