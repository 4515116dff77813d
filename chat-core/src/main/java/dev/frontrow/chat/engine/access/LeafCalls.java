package dev.frontrow.chat.engine.access;

import dev.frontrow.chat.engine.calls.HostCall;
import dev.frontrow.chat.gate.Gate;
import dev.frontrow.chat.gate.GateDecision;
import dev.frontrow.chat.gate.GateRequest;
import dev.frontrow.chat.gate.GateTree;
import dev.frontrow.chat.gate.Gates;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls the leaves of one tree for one request, one after the other. A leaf with a deadline has that; the others share
 * what is left of the time of the whole gate. The time to wait for threads is another, and shared by all. So a leaf
 * that hangs takes time from those alone that have no deadline either. Used by one thread.
 */
final class LeafCalls implements GateTree.Calls {

    private final HostCall<Gate> call;
    private final Times times;
    private final LongSupplier nanoTime;
    private long waitNanos;
    private long sharedNanos;

    /**
     * How long leaves may take.
     *
     * @param forThreads to wait for, all together; nothing: they are called on the caller's own thread
     * @param shared by those that have no deadline
     * @param factor by which the deadlines are longer
     */
    record Times(OptionalLong forThreads, Duration shared, double factor) {}

    /** @param call the gate's, for its threads, name and failures */
    LeafCalls(HostCall<Gate> call, Times times, LongSupplier nanoTime) {
        this.call = call;
        this.times = times;
        this.nanoTime = nanoTime;
        this.waitNanos = times.forThreads().orElse(0);
        this.sharedNanos = times.shared().toNanos();
    }

    @Override
    public GateDecision call(GateTree.Leaf leaf, GateRequest request) {
        String name = leaf.name().isEmpty() ? "gate" : "gate/" + leaf.name();
        Duration time = leaf.deadline()
                .map(own -> Duration.ofNanos((long) (own.toNanos() * times.factor())))
                .orElse(Duration.ofNanos(Math.max(0, sharedNanos)));
        HostCall<Gate> one =
                call.forPart(name, leaf.gate(), leaf.mayBlock(), Duration.ofNanos(Math.max(0, waitNanos)), time);
        Result<GateDecision> answer = leaf.mayBlock()
                ? measured(one, leaf, request, time)
                : one.ask(request.room(), gate -> gate.decide(request));
        boolean isOpen = leaf.onFailure() == Gates.OnFailure.OPEN
                && answer.<Boolean>fold(decided -> false, refused -> refused.code() == RefusalCode.GATE_UNAVAILABLE);
        return isOpen ? GateDecision.open() : answer.orElseThrow(Undecided::new);
    }

    private Result<GateDecision> measured(HostCall<Gate> one, GateTree.Leaf leaf, GateRequest request, Duration time) {
        long asked = nanoTime.getAsLong();
        AtomicReference<@Nullable Long> begun = new AtomicReference<>();
        Function<Gate, GateDecision> question = gate -> {
            begun.set(nanoTime.getAsLong());
            return gate.decide(request);
        };
        Result<GateDecision> answer = times.forThreads().isPresent()
                ? one.ask(request.room(), question)
                : one.askHere(request.room(), question, time);
        long over = nanoTime.getAsLong();
        Long withThread = begun.get();
        long start = withThread == null ? over : withThread; // else it waited for a thread all the time
        waitNanos -= start - asked;
        if (leaf.deadline().isEmpty()) {
            sharedNanos -= over - start;
        }
        return answer;
    }
}
