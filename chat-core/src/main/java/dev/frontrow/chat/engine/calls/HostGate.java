package dev.frontrow.chat.engine.calls;

import dev.frontrow.chat.gate.Gate;
import dev.frontrow.chat.gate.GateDecision;
import dev.frontrow.chat.gate.GateRequest;
import dev.frontrow.chat.observe.ChatObserver;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The host's gate, asked so that no answer is a value too. Whoever asks says on which thread. */
public final class HostGate {

    private final Gate gate;
    private final boolean mayBlock;
    private final ChatObserver observer;

    public HostGate(Gate gate, ChatObserver observer) {
        this.gate = gate;
        this.mayBlock = gate.mayBlock();
        this.observer = observer;
    }

    /** Whether it must be asked on a thread of its own. */
    public boolean mayBlock() {
        return mayBlock;
    }

    /** The question, to be run on some thread. */
    public FutureTask<GateDecision> question(GateRequest request) {
        return new FutureTask<>(() -> Objects.requireNonNull(gate.decide(request), "decision"));
    }

    /** Asks on this thread, however long it takes. */
    public Optional<GateDecision> decide(GateRequest request) {
        FutureTask<GateDecision> question = question(request);
        question.run();
        return answer(request, question, Duration.ZERO);
    }

    /** Waits for the answer. Empty: the gate failed, or took longer and was interrupted; the observer was told. */
    public Optional<GateDecision> answer(GateRequest request, FutureTask<GateDecision> question, Duration timeout) {
        try {
            return Optional.of(question.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException e) {
            observer.hostFailed("gate", request.room(), e.getCause() == null ? e : e.getCause());
        } catch (CancellationException e) {
            observer.hostFailed("gate", request.room(), new TimeoutException("interrupted: it took too long"));
        } catch (TimeoutException e) {
            question.cancel(true);
            observer.hostFailed("gate", request.room(), new TimeoutException("no answer within " + timeout));
        } catch (InterruptedException e) {
            question.cancel(true);
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }
}
