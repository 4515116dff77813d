package dev.frontrow.chat.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.gate.CreditGate;
import dev.frontrow.chat.gate.Gate;
import dev.frontrow.chat.gate.GateRequest;
import dev.frontrow.chat.gate.Money;
import dev.frontrow.chat.gate.Wallet;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link Wallet} must do. Extended by whoever writes one:
 *
 * <pre>{@code
 * class OurWalletTest extends WalletContract {
 *     private final OurAccounts accounts = new OurAccounts();
 *
 *     @Override
 *     protected Wallet wallet() {
 *         return new OurWallet(accounts);
 *     }
 *
 *     @Override
 *     protected void setBalance(UserId user, long minor) {
 *         accounts.set(user.value(), minor);
 *     }
 * }
 * }</pre>
 *
 * <table>
 * <caption>The rules</caption>
 * <tr><th>W1</th><td>it tells the balance in the smallest unit, to the last one, also where a double would round</td></tr>
 * <tr><th>W2</th><td>a change is seen by the next question, however often it changes</td></tr>
 * <tr><th>W3</th><td>asking takes nothing</td></tr>
 * <tr><th>W4</th><td>everybody has their own balance, in one currency</td></tr>
 * <tr><th>W5</th><td>many threads at once each get their own balance; one in twenty may be an exception, such as a time-out</td></tr>
 * <tr><th>W6</th><td>it answers within the deadline, nine times of ten: a machine may be busy</td></tr>
 * <tr><th>W7</th><td>the credit gate over it is open from the smallest unit on and closed at zero</td></tr>
 * </table>
 */
@TestMethodOrder(MethodOrderer.DisplayName.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
public abstract class WalletContract {

    private static final RoomId ROOM = new RoomId("wallet-contract");
    private static final UserId ANN = new UserId("ann");
    private static final UserId BOB = new UserId("bob");

    /** More than 2^53: a double cannot tell it from its neighbour. */
    private static final long MUCH = 9_007_199_254_740_993L;

    /** The wallet; asked for once or more in each rule, always the same one or one over the same state. */
    protected abstract Wallet wallet();

    /** Sees to it that somebody has this much from now on, in the smallest unit; from zero. */
    protected abstract void setBalance(UserId user, long minor);

    /** How long a question may take; the library's default for gates, 300 ms. */
    protected Duration deadline() {
        return Duration.ofMillis(300);
    }

    /** The most it can hold, in the smallest unit; 9,007,199,254,740,993 unless it holds less. */
    protected long most() {
        return MUCH;
    }

    @Test
    @DisplayName("W1 it tells the balance in the smallest unit, to the last one, also where a double would round")
    void w1Exact() {
        for (long minor : new long[] {0, 1, 99, 100, 101, 123_456, most() - 1, most()}) {
            setBalance(ANN, minor);
            assertThat(balance(ANN).minor()).isEqualTo(minor);
        }
    }

    @Test
    @DisplayName("W2 a change is seen by the next question, however often it changes")
    void w2Change() {
        for (int i = 0; i < 20; i++) {
            setBalance(ANN, 500 + i);
            assertThat(balance(ANN).minor()).isEqualTo(500 + i);
            setBalance(ANN, 0);
            assertThat(balance(ANN).minor()).isZero();
        }
    }

    @Test
    @DisplayName("W3 asking takes nothing")
    void w3TakesNothing() {
        setBalance(ANN, 3);
        for (int i = 0; i < 200; i++) {
            assertThat(balance(ANN).minor()).as("asked %d times before", i).isEqualTo(3);
        }
    }

    @Test
    @DisplayName("W4 everybody has their own balance, in one currency")
    void w4People() {
        setBalance(ANN, 7);
        setBalance(BOB, 11);
        assertThat(balance(ANN).minor()).isEqualTo(7);
        assertThat(balance(BOB).minor()).isEqualTo(11);
        setBalance(ANN, 0);
        assertThat(balance(BOB).minor()).isEqualTo(11);
        assertThat(balance(ANN).currency()).isEqualTo(balance(BOB).currency());
    }

    @Test
    @DisplayName(
            "W5 many threads at once each get their own balance; one in twenty may be an exception, such as a time-out")
    void w5Threads() {
        for (int i = 0; i < 8; i++) {
            setBalance(new UserId("user" + i), 1_000 + i);
        }
        BusyMachine.together(8, 25, i -> balance(new UserId("user" + i)).minor(), i -> 1_000L + i);
    }

    @Test
    @DisplayName("W6 it answers within the deadline, nine times of ten: a machine may be busy")
    void w6Deadline() {
        setBalance(ANN, 1);
        balance(ANN); // the first question loads classes and opens connections
        assertThat(Stopwatch.usual(20, () -> () -> balance(ANN))).isLessThan(deadline());
    }

    @Test
    @DisplayName("W7 the credit gate over it is open from the smallest unit on and closed at zero")
    void w7Gate() {
        Gate gate = CreditGate.builder(wallet()).build();
        setBalance(ANN, 1);
        assertThat(gate.decide(request(ANN)).isOpen()).isTrue();
        setBalance(ANN, 0);
        assertThat(gate.decide(request(ANN)).isOpen()).isFalse();
    }

    private Money balance(UserId user) {
        return wallet().balance(request(user));
    }

    private static GateRequest request(UserId user) {
        ChatUser somebody = new ChatUser(user, user.value(), Role.VIEWER);
        return GateRequest.of(ROOM, somebody, GateRequest.Action.SEND, Instant.now());
    }
}
