package dev.frontrow.chat.engine.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.observe.ChatObserver;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RevalidationTest {

    private static final RoomId STAGE = new RoomId("stage");
    private static final UserId ADA = new UserId("ada");

    private final List<String> asked = new ArrayList<>();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean isFull;
    private final List<String> failed = new ArrayList<>();
    private final Timer timer = new Timer();
    private final Queue<Runnable> reports = new ArrayDeque<>();
    private Runnable directory = () -> {};
    private int answers;
    private final Revalidation revalidation = new Revalidation(
            (room, user) -> {
                asked.add(user + " in " + room);
                directory.run();
                return () -> answers++;
            },
            new Revalidation.Threads(
                    task -> {
                        if (isFull) {
                            throw new RejectedExecutionException("too many wait");
                        }
                        waiting.add(task);
                    },
                    timer,
                    reports::add),
            new ChatObserver() {
                @Override
                public void hostFailed(String what, RoomId room, Throwable failure) {
                    failed.add(what + " in " + room + ": " + failure.getClass().getSimpleName());
                }
            });

    /** Rings when the test says so. */
    private static final class Timer extends ScheduledThreadPoolExecutor {

        private final List<Runnable> alarms = new ArrayList<>();

        Timer() {
            super(0);
            setRemoveOnCancelPolicy(true);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable alarm, long delay, TimeUnit unit) {
            alarms.add(alarm);
            return super.schedule(() -> {}, 1, TimeUnit.HOURS);
        }
    }

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

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

    @Test
    void nothing_is_left_of_a_question_that_was_answered_or_left_out() {
        revalidation.start(STAGE, ADA);
        assertThat(timer.getQueue()).hasSize(1);
        runAll();
        isFull = true;
        revalidation.start(STAGE, ADA);

        assertThat(timer.getQueue()).isEmpty();
        timer.alarms.forEach(Runnable::run);
        assertThat(failed).isEmpty();
    }

    @Test
    void a_question_that_no_thread_had_time_for_is_given_up_and_can_be_asked_later() {
        revalidation.start(STAGE, ADA);
        timer.alarms.forEach(Runnable::run);
        revalidation.start(STAGE, ADA);
        runAll();

        assertThat(asked).hasSize(1);
        assertThat(failed).isEmpty(); // nothing of the host's failed
    }

    @Test
    void an_answer_is_acted_upon_once() {
        revalidation.start(STAGE, ADA);
        runAll();
        assertThat(answers).isEqualTo(1);
        assertThat(failed).isEmpty();
    }

    @Test
    void whatever_the_directory_throws_is_told_and_it_can_be_asked_again() {
        directory = () -> {
            throw new NoClassDefFoundError("planned");
        };
        revalidation.start(STAGE, ADA);
        runAll();
        revalidation.start(STAGE, ADA);
        runAll();
        assertThat(failed)
                .containsExactly(
                        "directory in stage: NoClassDefFoundError", "directory in stage: NoClassDefFoundError");
    }

    @Test
    void a_question_that_is_given_up_is_told_once_and_not_by_the_timer_and_nothing_follows_from_a_late_answer() {
        directory = this::takeTooLong;
        revalidation.start(STAGE, ADA);
        runAll();
        directory = () -> {
            takeTooLong();
            throw new IllegalStateException("planned: interrupted");
        };
        revalidation.start(STAGE, ADA);
        runAll();

        assertThat(failed).isEmpty();
        assertThat(answers).isZero();
        reports.forEach(Runnable::run);
        assertThat(failed)
                .containsExactly("directory in stage: TimeoutException", "directory in stage: TimeoutException");
    }

    private void takeTooLong() {
        timer.alarms.forEach(Runnable::run);
        timer.alarms.clear();
        assertThat(Thread.interrupted()).isTrue();
    }

    private void runAll() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }
}
