package dev.frontrow.chat.pipeline;

import dev.frontrow.chat.gate.Gate;
import dev.frontrow.chat.gate.GateDecision;
import dev.frontrow.chat.gate.GateRequest;
import dev.frontrow.chat.observe.ChatObserver;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the host's gate and waits so long, no longer. A gate that hangs holds threads of its own pool; when those are used up, it is closed for everybody. */
final class GateKeeper {

    private final Gate gate;
    private final boolean mayBlock;
    private final ExecutorService threads;
    private final Duration timeout;
    private final ChatObserver observer;

    GateKeeper(Gate gate, ExecutorService threads, Duration timeout, ChatObserver observer) {
        this.gate = gate;
        this.mayBlock = gate.mayBlock();
        this.threads = threads;
        this.timeout = timeout;
        this.observer = observer;
    }

    /** The decision. Empty: the gate threw, or was too slow, or too many wait for it. */
    Optional<GateDecision> ask(GateRequest request) {
        return mayBlock ? await(request) : here(request);
    }

    private Optional<GateDecision> here(GateRequest request) {
        try {
            return Optional.of(decide(request));
        } catch (Throwable e) { // what it would have been on a thread of its own: refused
            observer.hostFailed("gate", request.room(), e);
            return Optional.empty();
        }
    }

    private GateDecision decide(GateRequest request) {
        return Objects.requireNonNull(gate.decide(request), "decision");
    }

    private Optional<GateDecision> await(GateRequest request) {
        try {
            Future<GateDecision> answer = threads.submit(() -> decide(request));
            try {
                return Optional.of(answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
            } catch (TimeoutException e) {
                answer.cancel(true);
                throw e;
            }
        } catch (ExecutionException e) {
            observer.hostFailed("gate", request.room(), e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException | RejectedExecutionException e) {
            observer.hostFailed("gate", request.room(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }
}
