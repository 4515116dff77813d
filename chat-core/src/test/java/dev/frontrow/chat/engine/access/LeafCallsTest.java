package dev.frontrow.chat.engine.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontrow.chat.Given;
import dev.frontrow.chat.engine.calls.HostCall;
import dev.frontrow.chat.gate.Gate;
import dev.frontrow.chat.gate.GateDecision;
import dev.frontrow.chat.gate.GateRequest;
import dev.frontrow.chat.gate.GateTree;
import dev.frontrow.chat.gate.Gates;
import dev.frontrow.chat.gate.Gates.OnFailure;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.observe.ChatObserver;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How the time of a gate is shared out; the clock is moved by the leaves, and real only where one hangs. */
class LeafCallsTest {

    private static final GateRequest REQUEST =
            GateRequest.of(Given.ROOM, Given.ADA, GateRequest.Action.SEND, Given.NOON);
    private static final Duration WHOLE = Duration.ofMillis(300);

    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong nanos = new AtomicLong(1);
    private final CountDownLatch never = new CountDownLatch(1);
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void release() {
        pool.shutdownNow();
        timer.shutdownNow();
    }

    private GateDecision decide(Gate gate, OptionalLong forThreads, double factor) {
        GateTree tree = GateTree.of(gate);
        HostCall<Gate> call = new HostCall<>(
                "gate",
                gate,
                true,
                new HostCall.Policy(WHOLE, Refusal.of(RefusalCode.GATE_UNAVAILABLE)),
                new HostCall.Threads(pool, 8, timer),
                new ChatObserver() {
                    @Override
                    public void hostFailed(String what, @Nullable RoomId room, Throwable failure) {
                        failures.add(what + ": " + failure.getMessage());
                    }
                });
        var times = new LeafCalls.Times(forThreads, tree.shared(WHOLE).multipliedBy((long) factor), factor);
        return tree.decide(REQUEST, new LeafCalls(call, times, nanos::get));
    }

    private GateDecision decideSoon(Gate gate) {
        return decide(gate, OptionalLong.of(Duration.ofSeconds(20).toNanos()), 1);
    }

    private Gate takes(int millis) {
        return request -> {
            nanos.addAndGet(Duration.ofMillis(millis).toNanos());
            return GateDecision.open();
        };
    }

    private Gate hangs() {
        return request -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
            }
            return GateDecision.open();
        };
    }

    private static Gate timed(String name, Gate gate, int millis) {
        return Gates.leaf(name, gate, Duration.ofMillis(millis), OnFailure.CLOSED);
    }

    @Test
    void those_without_a_deadline_share_what_the_others_leave() {
        Gate gate = Gates.allOf(timed("a", takes(0), 200), takes(60), hangs());
        assertThatThrownBy(() -> decideSoon(gate)).isInstanceOf(Undecided.class).hasMessage("gate_unavailable");
        assertThat(failures).containsExactly("gate: no answer within PT0.04S");
    }

    @Test
    void one_that_used_it_all_leaves_nothing_to_those_that_share_and_everything_to_the_others() {
        Gate gate = Gates.allOf(takes(299), hangs(), timed("a", hangs(), 50));
        Gate used = Gates.anyOf(gate, hangs());
        assertThatThrownBy(() -> decideSoon(used)).isInstanceOf(Undecided.class);
        assertThat(failures).hasSize(3).contains("gate/a: no answer within PT0.05S");
    }

    @Test
    void a_leaf_that_does_not_block_is_called_on_the_callers_thread() {
        Thread caller = Thread.currentThread();
        Gate here = new Gate() {
            @Override
            public GateDecision decide(GateRequest request) {
                assertThat(Thread.currentThread()).isSameAs(caller);
                return GateDecision.open();
            }

            @Override
            public boolean mayBlock() {
                return false;
            }
        };
        Gate elsewhere = request -> {
            assertThat(Thread.currentThread()).isNotSameAs(caller);
            return GateDecision.open();
        };
        assertThat(decideSoon(Gates.allOf(here, elsewhere)).isOpen()).isTrue();
        assertThat(failures).isEmpty();
    }

    @Test
    void on_the_callers_own_thread_the_deadlines_are_so_many_times_longer() {
        assertThatThrownBy(() -> decide(timed("a", hangs(), 5), OptionalLong.empty(), 4))
                .isInstanceOf(Undecided.class);
        assertThat(failures).containsExactly("gate/a: interrupted: it took too long");
    }
}
