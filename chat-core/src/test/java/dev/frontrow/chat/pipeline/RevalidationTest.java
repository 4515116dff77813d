package dev.frontrow.chat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.observe.ChatObserver;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class RevalidationTest {

    private static final RoomId STAGE = new RoomId("stage");
    private static final UserId ADA = new UserId("ada");

    private final List<String> asked = new ArrayList<>();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean isFull;
    private final Revalidation revalidation = new Revalidation(
            (room, user) -> asked.add(user + " in " + room),
            task -> {
                if (isFull) {
                    throw new RejectedExecutionException("too many wait");
                }
                waiting.add(task);
            },
            new ChatObserver() {});

    @Test
    void somebody_is_asked_about_once_however_many_streams_want_it() {
        for (int i = 0; i < 12; i++) {
            revalidation.start(STAGE, ADA);
        }
        revalidation.start(new RoomId("lobby"), ADA);
        runAll();
        assertThat(asked).containsExactly("ada in stage", "ada in lobby");
    }

    @Test
    void after_an_answer_they_can_be_asked_about_again() {
        revalidation.start(STAGE, ADA);
        runAll();
        revalidation.start(STAGE, ADA);
        runAll();
        assertThat(asked).hasSize(2);
    }

    @Test
    void where_too_many_wait_the_question_is_left_out_and_can_be_asked_later() {
        isFull = true;
        revalidation.start(STAGE, ADA);
        isFull = false;
        revalidation.start(STAGE, ADA);
        runAll();
        assertThat(asked).hasSize(1);
    }

    private void runAll() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }
}
