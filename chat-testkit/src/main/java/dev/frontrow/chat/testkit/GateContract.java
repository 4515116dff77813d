package dev.frontrow.chat.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.gate.Gate;
import dev.frontrow.chat.gate.GateDecision;
import dev.frontrow.chat.gate.GateRequest;
import dev.frontrow.chat.host.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link Gate} must do. Extended by whoever writes one:
 *
 * <pre>{@code
 * class OurGateTest extends GateContract {
 *     private final OurService service = new OurService();
 *
 *     @Override
 *     protected Gate gate() {
 *         return new OurGate(service);
 *     }
 *
 *     @Override
 *     protected GateRequest openFor(UserId user) {
 *         service.letIn(user);
 *         ChatUser somebody = new ChatUser(user, "somebody", Role.VIEWER);
 *         return GateRequest.of(new RoomId("room"), somebody, GateRequest.Action.SEND, Instant.now());
 *     }
 *
 *     @Override
 *     protected GateRequest closedFor(UserId user) { … }
 * }
 * }</pre>
 *
 * <table>
 * <caption>The rules</caption>
 * <tr><th>G1</th><td>it is open for whom it should be, without reasons</td></tr>
 * <tr><th>G2</th><td>it is closed for whom it should be, and says why</td></tr>
 * <tr><th>G3</th><td>a change is seen by the next decision, however often it changes</td></tr>
 * <tr><th>G4</th><td>deciding uses nothing up: asked again and again, the answer stays; 200 times, or as often as 10 s allow, but 10 times</td></tr>
 * <tr><th>G5</th><td>the answer for one person does not depend on who else asked</td></tr>
 * <tr><th>G6</th><td>many threads at once each get their own answer; one in twenty may be an exception, such as a time-out</td></tr>
 * <tr><th>G7</th><td>it decides within the deadline, nine times of ten: a machine may be busy</td></tr>
 * <tr><th>G8</th><td>when what it asks is away, it throws or stays closed within the deadline; it never opens</td></tr>
 * </table>
 */
@TestMethodOrder(MethodOrderer.DisplayName.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
public abstract class GateContract {

    private static final UserId ANN = new UserId("ann");
    private static final UserId BOB = new UserId("bob");

    /** The gate; asked for once or more in each rule, always the same one or one over the same state. */
    protected abstract Gate gate();

    /** Sees to it that the gate is open for somebody from now on, and returns the question about them. */
    protected abstract GateRequest openFor(UserId user);

    /** Sees to it that the gate is closed for somebody from now on, and returns the question about them. */
    protected abstract GateRequest closedFor(UserId user);

    /**
     * Takes away what the gate asks (stops the service, closes the database), for somebody for whom it was open, and
     * returns the question about them. Empty, the default: it asks nothing that could be away, and rule G8 is not run.
     */
    protected Optional<GateRequest> unavailableFor(UserId user) {
        return Optional.empty();
    }

    /** How long a decision may take; the library's default, 300 ms. */
    protected Duration deadline() {
        return Duration.ofMillis(300);
    }

    @Test
    @DisplayName("G1 it is open for whom it should be, without reasons")
    void g1Open() {
        GateDecision decision = gate().decide(openFor(ANN));
        assertThat(decision.reasons()).isEmpty();
        assertThat(decision.isOpen()).isTrue();
    }

    @Test
    @DisplayName("G2 it is closed for whom it should be, and says why")
    void g2Closed() {
        GateDecision decision = gate().decide(closedFor(ANN));
        assertThat(decision.isOpen()).isFalse();
        assertThat(decision.reasons()).isNotEmpty();
    }

    @Test
    @DisplayName("G3 a change is seen by the next decision, however often it changes")
    void g3Change() {
        Gate gate = gate();
        for (int i = 0; i < 20; i++) {
            assertThat(gate.decide(openFor(ANN)).isOpen()).as("opened, %d", i).isTrue();
            assertThat(gate.decide(closedFor(ANN)).isOpen()).as("closed, %d", i).isFalse();
        }
    }

    @Test
    @DisplayName("G4 deciding uses nothing up: asked again and again, the answer stays")
    void g4NothingUsedUp() {
        Gate gate = gate();
        GateRequest ann = openFor(ANN);
        GateRequest bob = closedFor(BOB);
        int times = Stopwatch.times(10, 200, Duration.ofSeconds(10), () -> {
            assertThat(gate.decide(ann).isOpen()).isTrue();
            assertThat(gate.decide(bob).isOpen()).isFalse();
        });
        for (int i = 0; i < times; i++) {
            assertThat(gate.decide(ann).isOpen()).as("open, %d", i).isTrue();
            assertThat(gate.decide(bob).isOpen()).as("closed, %d", i).isFalse();
        }
    }

    @Test
    @DisplayName("G5 the answer for one person does not depend on who else asked")
    void g5People() {
        Gate gate = gate();
        GateRequest ann = openFor(ANN);
        GateRequest bob = closedFor(BOB);
        assertThat(gate.decide(ann).isOpen()).isTrue();
        assertThat(gate.decide(bob).isOpen()).isFalse();
        bob = openFor(BOB);
        ann = closedFor(ANN);
        assertThat(gate.decide(bob).isOpen()).isTrue();
        assertThat(gate.decide(ann).isOpen()).isFalse();
    }

    @Test
    @DisplayName(
            "G6 many threads at once each get their own answer; one in twenty may be an exception, such as a time-out")
    void g6Threads() {
        Gate gate = gate();
        List<GateRequest> requests = IntStream.range(0, 8)
                .mapToObj(i -> {
                    UserId user = new UserId("user" + i);
                    return i % 2 == 0 ? openFor(user) : closedFor(user);
                })
                .toList();
        BusyMachine.together(8, 25, i -> gate.decide(requests.get(i)).isOpen(), i -> i % 2 == 0);
    }

    @Test
    @DisplayName("G7 it decides within the deadline, nine times of ten: a machine may be busy")
    void g7Deadline() {
        Gate gate = gate();
        gate.decide(openFor(ANN)); // the first decision loads classes and opens connections
        assertThat(Stopwatch.usual(20, () -> {
                    GateRequest request = openFor(ANN);
                    return () -> gate.decide(request);
                }))
                .isLessThan(deadline());
        assertThat(Stopwatch.usual(20, () -> {
                    GateRequest request = closedFor(ANN);
                    return () -> gate.decide(request);
                }))
                .isLessThan(deadline());
    }

    @Test
    @DisplayName("G8 when what it asks is away, it throws or stays closed within the deadline; it never opens")
    void g8FailsClosed() {
        Gate gate = gate();
        assertThat(gate.decide(openFor(ANN)).isOpen()).isTrue();
        Optional<GateRequest> request = unavailableFor(ANN);
        Assumptions.assumeTrue(request.isPresent(), "it asks nothing that could be away");
        AtomicBoolean opened = new AtomicBoolean();
        Duration took = Stopwatch.usual(10, () -> () -> {
            if (opens(gate, request.orElseThrow())) {
                opened.set(true);
            }
        });
        assertThat(opened).isFalse();
        assertThat(took).isLessThan(deadline());
    }

    /** One that throws is as good as closed: the library refuses with {@code gate_unavailable}. */
    private static boolean opens(Gate gate, GateRequest request) {
        try {
            return gate.decide(request).isOpen();
        } catch (RuntimeException unavailable) {
            return false;
        }
    }
}
