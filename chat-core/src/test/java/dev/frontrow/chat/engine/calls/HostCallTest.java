package dev.frontrow.chat.engine.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.observe.ChatObserver;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HostCallTest {

    private static final RoomId STAGE = new RoomId("stage");
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Refusal AWAY = Refusal.retryable(RefusalCode.HOST_UNAVAILABLE, Duration.ofSeconds(1));

    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
    private final ChatObserver observer = new ChatObserver() {
        @Override
        public void hostFailed(String what, @Nullable RoomId room, Throwable failure) {
            failures.add(what + " " + room + " " + failure.getClass().getSimpleName());
        }
    };
    private final ExecutorService pool = new ThreadPoolExecutor(0, 8, 1, TimeUnit.SECONDS, new SynchronousQueue<>());
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final CountDownLatch back = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(1);

    @AfterEach
    void release() {
        back.countDown();
        pool.shutdownNow();
        timer.shutdownNow();
    }

    private HostCall<Supplier<String>> call(Supplier<String> part, boolean mayBlock, int threads, Duration timeout) {
        return new HostCall<>(
                "part",
                part,
                mayBlock,
                new HostCall.Policy(timeout, AWAY),
                new HostCall.Threads(pool, threads, timer),
                observer);
    }

    private static String outcome(Result<String> result) {
        return result.fold(answer -> answer, refusal -> refusal.code().wireName());
    }

    /** Asks a part that hangs, again where a busy machine gave the question up before it had begun. */
    private String askUntilBegun(Supplier<Result<String>> question) {
        String outcome;
        do {
            failures.clear();
            outcome = outcome(question.get());
        } while (begun.getCount() > 0);
        return outcome;
    }

    private String askUntilBegun(HostCall<Supplier<String>> call) {
        return askUntilBegun(() -> call.ask(STAGE, Supplier::get));
    }

    /** On a busy machine the thread may be late more than once, or its answer. */
    private static void assertThatThreadIsBack(HostCall<Supplier<String>> call) {
        String outcome = outcome(call.ask(STAGE, part -> "back"));
        for (int tries = 0; tries < 400 && !outcome.equals("back"); tries++) {
            assertThat(outcome).isIn("overloaded", "host_unavailable");
            outcome = outcome(call.ask(STAGE, part -> "back"));
        }
        assertThat(outcome).isEqualTo("back");
    }

    /** Not to be interrupted, as much code is not. */
    private String hang() {
        begun.countDown();
        boolean isInterrupted = false;
        while (back.getCount() > 0) {
            try {
                back.await();
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        return isInterrupted ? "late, interrupted" : "late";
    }

    @Test
    void a_part_that_does_not_block_is_called_on_the_callers_thread() {
        HostCall<Supplier<String>> call = call(() -> Thread.currentThread().getName(), false, 1, SHORT);
        assertThat(outcome(call.ask(STAGE, Supplier::get)))
                .isEqualTo(Thread.currentThread().getName());
        assertThat(call.longest()).isZero();
    }

    @Test
    void what_a_part_throws_or_a_null_refuses_and_is_told_by_name_wherever_it_is_called() {
        for (boolean mayBlock : new boolean[] {false, true}) {
            failures.clear();
            assertThat(outcome(call(() -> null, mayBlock, 1, LONG).ask(STAGE, Supplier::get)))
                    .isEqualTo("host_unavailable");
            Supplier<String> broken = () -> {
                throw new NoClassDefFoundError("planned");
            };
            assertThat(outcome(call(broken, mayBlock, 1, LONG).ask(STAGE, Supplier::get)))
                    .isEqualTo("host_unavailable");
            assertThat(failures).containsExactly("part stage NullPointerException", "part stage NoClassDefFoundError");
        }
    }

    @Test
    void a_part_that_hangs_is_waited_for_so_long_and_holds_its_own_thread_until_it_returns() {
        HostCall<Supplier<String>> call = call(this::hang, true, 1, SHORT);
        assertThat(askUntilBegun(call)).isEqualTo("host_unavailable");
        assertThat(failures).containsExactly("part stage " + TimeoutException.class.getSimpleName());

        Result<String> crowded = call.ask(STAGE, part -> "never asked");
        assertThat(outcome(crowded)).isEqualTo("overloaded");
        crowded.fold(
                answer -> null,
                refusal -> assertThat(refusal.retryAfter()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3)));
        assertThat(failures).as("nobody failed: there was no thread").hasSize(1);

        back.countDown();
        assertThatThreadIsBack(call);
    }

    @Test
    void whoever_asks_only_once_waits_longer_for_a_thread_and_gets_the_answer() throws InterruptedException {
        HostCall<Supplier<String>> call = call(this::hang, true, 1, LONG);
        CountDownLatch hasThread = new CountDownLatch(1);
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        call.tell(STAGE, part -> {
            hasThread.countDown();
            told.add(part.get());
        });
        assertThat(hasThread.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();

        CompletableFuture<Result<String>> once =
                CompletableFuture.supplyAsync(() -> call.waitingForThread(LONG).ask(STAGE, part -> "heard"));
        HostCall<Supplier<String>> impatient = call.waitingForThread(SHORT);
        for (int i = 0; i < 3; i++) {
            assertThat(outcome(impatient.ask(STAGE, part -> "never asked"))).isEqualTo("overloaded");
        }
        back.countDown();
        assertThat(once).succeedsWithin(LONG).extracting(HostCallTest::outcome).isEqualTo("heard");
        assertThat(told).containsExactly("late");
    }

    @Test
    void whoever_asks_only_once_gives_nothing_up_in_silence() {
        HostCall<Supplier<String>> call = call(this::hang, true, 1, SHORT).waitingForThread(SHORT);
        askUntilBegun(call);
        assertThat(outcome(call.ask(STAGE, part -> "never asked"))).isEqualTo("overloaded");
        Thread.currentThread().interrupt();
        assertThat(outcome(call.ask(STAGE, part -> "never asked"))).isEqualTo("overloaded");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(failures)
                .containsExactly(
                        "part stage TimeoutException",
                        "part stage TimeoutException",
                        "part stage InterruptedException");
    }

    @Test
    void an_answer_that_comes_too_late_is_not_lost() throws InterruptedException {
        BlockingQueue<String> late = new LinkedBlockingQueue<>();
        HostCall<Supplier<String>> call = call(this::hang, true, 1, SHORT);
        assertThat(askUntilBegun(() -> call.ask(STAGE, Supplier::get, (part, answer) -> late.add(answer))))
                .isEqualTo("host_unavailable");
        assertThat(late).isEmpty();

        back.countDown();
        assertThat(late.poll(LONG.toSeconds(), TimeUnit.SECONDS)).startsWith("late");
    }

    @Test
    void an_answer_in_time_is_given_once() {
        List<String> late = new ArrayList<>();
        HostCall<Supplier<String>> call = call(() -> "yes", true, 1, LONG);
        assertThat(outcome(call.ask(STAGE, Supplier::get, (part, answer) -> late.add(answer))))
                .isEqualTo("yes");
        assertThat(late).isEmpty();
    }

    @Test
    void what_a_part_is_told_while_it_has_no_thread_is_done_later_and_nobody_waits_for_it()
            throws InterruptedException {
        HostCall<Supplier<String>> call = call(this::hang, true, 1, SHORT);
        askUntilBegun(call);
        BlockingQueue<Integer> told = new LinkedBlockingQueue<>();
        for (int i = 0; i < 3; i++) {
            int one = i;
            call.tell(STAGE, part -> told.add(one));
        }
        assertThat(outcome(call.ask(STAGE, part -> "never asked"))).isEqualTo("overloaded");
        assertThat(told).isEmpty();

        back.countDown();
        for (int i = 0; i < 3; i++) {
            assertThat(told.poll(LONG.toSeconds(), TimeUnit.SECONDS)).isEqualTo(i);
        }
        assertThatThreadIsBack(call);
    }

    @Test
    void what_a_part_is_told_is_bounded_and_what_is_left_out_is_told() {
        HostCall<Supplier<String>> call = call(this::hang, true, 1, SHORT);
        askUntilBegun(call);
        failures.clear();
        for (int i = 0; i < PartThreads.MAX_QUEUED; i++) {
            call.tell(STAGE, part -> {});
        }
        assertThat(failures).isEmpty();
        call.tell(STAGE, part -> {});
        assertThat(failures).containsExactly("part stage RejectedExecutionException");
    }

    @Test
    void what_a_part_is_told_when_the_chat_is_closed_is_told_to_be_left_out() {
        pool.shutdownNow();
        call(() -> "unasked", true, 1, SHORT).tell(STAGE, part -> failures.add(part.get()));
        assertThat(failures).containsExactly("part stage RejectedExecutionException");
    }

    @Test
    void a_part_that_throws_at_what_it_is_told_or_takes_too_long_is_told_and_interrupted() throws InterruptedException {
        Supplier<String> slow = () -> {
            try {
                return "not interrupted" + back.await(LONG.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                return "interrupted";
            }
        };
        HostCall<Supplier<String>> call = call(slow, true, 1, SHORT);
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        String first = null;
        for (int tries = 0; first == null && tries < 100; tries++) { // a busy machine may not begin in so short a time
            call.tell(STAGE, part -> heard.add(part.get()));
            first = heard.poll(4 * SHORT.toMillis(), TimeUnit.MILLISECONDS);
        }
        assertThat(first).isEqualTo("interrupted");
        assertThatThreadIsBack(call);
        assertThat(failures).startsWith("part stage TimeoutException");

        failures.clear();
        call(() -> "", false, 1, LONG).tell(STAGE, part -> {
            throw new IllegalStateException("planned");
        });
        assertThat(failures).containsExactly("part stage IllegalStateException");
    }

    @Test
    void who_asks_on_a_thread_of_their_own_takes_none_of_the_parts() {
        HostCall<Supplier<String>> call = call(this::hang, true, 1, SHORT);
        askUntilBegun(call); // holds the only thread
        failures.clear();
        assertThat(outcome(call.askHere(STAGE, part -> Thread.currentThread().getName(), LONG)))
                .isEqualTo(Thread.currentThread().getName());
        assertThat(outcome(call.askHere(STAGE, part -> (String) null, LONG))).isEqualTo("host_unavailable");
        assertThat(failures).containsExactly("part stage NullPointerException");
    }

    @Test
    void who_asks_on_a_thread_of_their_own_is_interrupted_in_the_end_and_goes_on_uninterrupted() {
        HostCall<Supplier<String>> call = call(() -> "unasked", true, 1, LONG);
        Result<String> result = call.askHere(
                STAGE,
                part -> {
                    try {
                        return "not interrupted" + back.await(LONG.toSeconds(), TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt(); // as one does who leaves it to the caller
                        return "late";
                    }
                },
                SHORT);
        assertThat(Thread.interrupted()).isFalse();
        assertThat(outcome(result)).isEqualTo("host_unavailable");
        assertThat(failures).containsExactly("part stage TimeoutException");
    }

    @Test
    void who_asks_on_a_thread_of_their_own_when_the_chat_closes_hears_so_and_nobody_is_told() {
        Supplier<String> part = () -> {
            pool.shutdownNow();
            throw new IllegalStateException("a lookup was interrupted");
        };
        HostCall<Supplier<String>> call = call(part, true, 1, LONG);
        assertThat(outcome(call.askHere(STAGE, Supplier::get, LONG))).isEqualTo("draining");
        assertThat(outcome(call.askHere(STAGE, asked -> "never asked", LONG))).isEqualTo("draining");
        assertThat(failures).isEmpty();
    }

    @Test
    void when_the_chat_closes_whoever_asks_may_come_back_and_no_place_is_kept() {
        pool.shutdownNow();
        HostCall<Supplier<String>> call = call(() -> "yes", true, 1, SHORT);
        assertThat(outcome(call.ask(STAGE, Supplier::get))).isEqualTo("draining");
        assertThat(outcome(call.ask(STAGE, Supplier::get))).isEqualTo("draining");
    }

    @Test
    void whoever_is_asking_when_the_chat_closes_may_come_back_whatever_the_part_makes_of_its_interrupt() {
        Supplier<String> part = () -> {
            pool.shutdownNow(); // interrupts this very call
            try {
                return "not interrupted" + back.await(LONG.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException("a lookup was interrupted", e);
            }
        };
        assertThat(outcome(call(part, true, 1, LONG).ask(STAGE, Supplier::get))).isEqualTo("draining");
    }

    @Test
    void whoever_is_interrupted_may_come_back_and_stays_interrupted() {
        HostCall<Supplier<String>> call = call(this::hang, true, 1, LONG);
        Thread.currentThread().interrupt(); // before there is a thread
        assertThat(outcome(call.ask(STAGE, Supplier::get))).isEqualTo("overloaded");
        assertThat(Thread.interrupted()).isTrue();

        Thread caller = Thread.currentThread();
        Supplier<String> interrupting = () -> { // before there is an answer
            caller.interrupt();
            return hang();
        };
        assertThat(outcome(call(interrupting, true, 1, LONG).ask(STAGE, Supplier::get)))
                .isEqualTo("overloaded");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void an_answer_that_is_there_when_its_caller_is_interrupted_counts() {
        FutureTask<String> justAnswered = new FutureTask<>(() -> "yes") {
            @Override
            public String get(long timeout, TimeUnit unit)
                    throws InterruptedException, ExecutionException, TimeoutException {
                if (isDone()) {
                    return super.get(timeout, unit);
                }
                run();
                throw new InterruptedException("planned");
            }
        };
        assertThat(call(() -> "unasked", true, 1, LONG).answer(STAGE, justAnswered, SHORT))
                .isEqualTo(Result.accepted("yes"));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void the_interrupt_of_a_question_never_reaches_what_is_done_with_its_late_answer() throws InterruptedException {
        CountDownLatch lateBegan = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        ExecutorService slowToInterrupt = Executors.newSingleThreadExecutor(task -> new Thread(task) {
            @Override
            public void interrupt() {
                back.countDown(); // the answer comes between the decision to interrupt and the interrupt
                try {
                    lateBegan.await(SHORT.toMillis(), TimeUnit.MILLISECONDS);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                super.interrupt();
                interrupted.countDown();
            }
        });
        try {
            HostCall<Supplier<String>> call = new HostCall<>(
                    "part",
                    this::hang,
                    true,
                    new HostCall.Policy(SHORT, AWAY),
                    new HostCall.Threads(slowToInterrupt, 1, timer),
                    observer);
            BlockingQueue<String> late = new LinkedBlockingQueue<>();
            askUntilBegun(() -> call.ask(STAGE, Supplier::get, (part, answer) -> {
                lateBegan.countDown();
                late.add(isInterruptedUntil(interrupted) ? "interrupted" : "in peace");
            }));
            assertThat(late.poll(LONG.toSeconds(), TimeUnit.SECONDS)).isEqualTo("in peace");
        } finally {
            slowToInterrupt.shutdownNow();
        }
    }

    private static boolean isInterruptedUntil(CountDownLatch event) {
        try {
            return !event.await(LONG.toSeconds(), TimeUnit.SECONDS) || Thread.interrupted();
        } catch (InterruptedException e) {
            return true;
        }
    }
}
