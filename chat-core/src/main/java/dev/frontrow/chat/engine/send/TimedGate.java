package dev.frontrow.chat.engine.send;

import dev.frontrow.chat.engine.calls.HostGate;
import dev.frontrow.chat.gate.GateDecision;
import dev.frontrow.chat.gate.GateRequest;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Has the gate decide a send: waits a while for a free thread, and then as long again for the answer. So the gate's deadline begins when it is asked, and that too many ask
 * at once is another refusal than that the gate does not answer. A gate that hangs holds these threads and no others.
 */
public final class TimedGate {

    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final int MIN_OVERLOAD_RETRY_MS = 1000;
    private static final int MAX_OVERLOAD_RETRY_MS = 3000;

    private final HostGate gate;
    private final ExecutorService threads;
    /** First come, first served. A permit is held by the thread that asks, until the gate has returned. */
    private final Semaphore free;

    private final Duration timeout;

    /** @param threads as many as {@code count}, for nothing else */
    public TimedGate(HostGate gate, ExecutorService threads, int count, Duration timeout) {
        this.gate = gate;
        this.threads = threads;
        this.free = new Semaphore(count, true);
        this.timeout = timeout;
    }

    /** The decision; refused when there is none. */
    Result<GateDecision> ask(GateRequest request) {
        if (!gate.mayBlock()) {
            return decided(gate.decide(request));
        }
        try {
            return free.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS) ? await(request) : overloaded();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unavailable();
        }
    }

    private Result<GateDecision> await(GateRequest request) {
        FutureTask<GateDecision> question = gate.question(request);
        try {
            threads.execute(() -> {
                try {
                    question.run();
                } finally {
                    free.release();
                }
            });
        } catch (Throwable stopped) { // rejected; or there is no memory for one more thread
            free.release();
            return unavailable();
        }
        return decided(gate.answer(request, question, timeout));
    }

    private static Result<GateDecision> decided(Optional<GateDecision> decision) {
        return decision.map(Result::accepted).orElseGet(TimedGate::unavailable);
    }

    private static Result<GateDecision> unavailable() {
        return Result.refused(Refusal.retryable(RefusalCode.GATE_UNAVAILABLE, RETRY));
    }

    /** Those refused together do not come back together. */
    private static Result<GateDecision> overloaded() {
        int retryMs = ThreadLocalRandom.current().nextInt(MIN_OVERLOAD_RETRY_MS, MAX_OVERLOAD_RETRY_MS + 1);
        return Result.refused(Refusal.retryable(RefusalCode.OVERLOADED, Duration.ofMillis(retryMs)));
    }
}
