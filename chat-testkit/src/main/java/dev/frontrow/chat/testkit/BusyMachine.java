package dev.frontrow.chat.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntFunction;

/**
 * Many threads on a machine that may be too small for them: a wrong answer is never forgiven, a time-out now and then
 * is.
 */
final class BusyMachine {

    private BusyMachine() {}

    /** Asks from several threads, each so many times, and compares with what each should get. */
    static <T> void together(int threads, int times, IntFunction<T> ask, IntFunction<T> expected) {
        Queue<RuntimeException> thrown = new ConcurrentLinkedQueue<>();
        Threads.together(threads, i -> {
            for (int n = 0; n < times; n++) {
                T answer;
                try {
                    answer = ask.apply(i);
                } catch (RuntimeException e) {
                    thrown.add(e);
                    continue;
                }
                assertThat(answer).as("thread %d, question %d", i, n).isEqualTo(expected.apply(i));
            }
            return i;
        });
        assertThat(List.copyOf(thrown))
                .as("exceptions in %d questions", threads * times)
                .hasSizeLessThanOrEqualTo(threads * times / 20);
    }
}
