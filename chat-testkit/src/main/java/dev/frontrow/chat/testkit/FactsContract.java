package dev.frontrow.chat.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.gate.Fact;
import dev.frontrow.chat.gate.Facts;
import dev.frontrow.chat.gate.FactsRequest;
import dev.frontrow.chat.gate.UserFacts;
import dev.frontrow.chat.gate.Verification;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/**
 * What all {@link Facts} must do. Extended by whoever writes some:
 *
 * <pre>{@code
 * class OurFactsTest extends FactsContract {
 *     private final OurFollows follows = new OurFollows();
 *
 *     @Override
 *     protected Facts facts() {
 *         return new OurFacts(follows);
 *     }
 *
 *     @Override
 *     protected Set<Fact> known() {
 *         return Set.of(Fact.FOLLOWS);
 *     }
 *
 *     @Override
 *     protected void set(RoomId room, UserId user, UserFacts facts) {
 *         facts.followsSince().ifPresentOrElse(
 *                 since -> follows.begin(room, user, since), () -> follows.end(room, user));
 *     }
 * }
 * }</pre>
 *
 * <table>
 * <caption>The rules</caption>
 * <tr><th>F1</th><td>what they have is told as it is, to the second</td></tr>
 * <tr><th>F2</th><td>what they do not have is known too: not following is another thing than unknown</td></tr>
 * <tr><th>F3</th><td>a change is seen by the next question, however often it changes</td></tr>
 * <tr><th>F4</th><td>one fact alone is answered as it is among all</td></tr>
 * <tr><th>F5</th><td>everybody has their own facts, where they are of a room in each room</td></tr>
 * <tr><th>F6</th><td>many threads at once each get their own answer; one in twenty may be an exception, such as a time-out</td></tr>
 * <tr><th>F7</th><td>it answers within the deadline, nine times of ten: a machine may be busy</td></tr>
 * </table>
 */
@TestMethodOrder(MethodOrderer.DisplayName.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
public abstract class FactsContract {

    private static final RoomId ROOM = new RoomId("facts-contract");
    private static final RoomId OTHER = new RoomId("facts-contract-other");
    private static final UserId ANN = new UserId("ann");
    private static final UserId BOB = new UserId("bob");
    private static final Instant LONG_AGO = Instant.parse("2021-02-03T04:05:06Z");

    /** What is tested; asked for once or more in each rule, always the same or over the same state. */
    protected abstract Facts facts();

    /** What the host knows. Of everything else nothing is asked. */
    protected abstract Set<Fact> known();

    /**
     * Sees to it that this is so from now on. Of what is not in {@link #known} nothing need be kept.
     *
     * @param facts all facts are known; moments are whole seconds, the tier is 1, the versions of rules are {@code 1}
     *     and {@code 2}
     */
    protected abstract void set(RoomId room, UserId user, UserFacts facts);

    /** Facts that differ from room to room; the others are the same in all. Default: followers and subscriptions. */
    protected Set<Fact> ofRoom() {
        return Set.of(Fact.FOLLOWS, Fact.SUBSCRIPTION);
    }

    /** How long a question may take; the library's default, 300 ms. */
    protected Duration deadline() {
        return Duration.ofMillis(300);
    }

    @Test
    @DisplayName("F1 what they have is told as it is, to the second")
    void f1Told() {
        set(ROOM, ANN, everything(0));
        assertSame(ask(ROOM, ANN, known()), everything(0), known());
    }

    @Test
    @DisplayName("F2 what they do not have is known too: not following is another thing than unknown")
    void f2Nothing() {
        set(ROOM, ANN, nothing());
        UserFacts told = ask(ROOM, ANN, known());
        assertThat(known())
                .allSatisfy(fact ->
                        assertThat(told.knows(fact)).as("%s is known", fact).isTrue());
        assertSame(told, nothing(), known());
    }

    @Test
    @DisplayName("F3 a change is seen by the next question, however often it changes")
    void f3Change() {
        for (int i = 0; i < 10; i++) {
            set(ROOM, ANN, everything(i));
            assertSame(ask(ROOM, ANN, known()), everything(i), known());
            set(ROOM, ANN, nothing());
            assertSame(ask(ROOM, ANN, known()), nothing(), known());
        }
    }

    @Test
    @DisplayName("F4 one fact alone is answered as it is among all")
    void f4Alone() {
        set(ROOM, ANN, everything(0));
        for (Fact fact : known()) {
            assertSame(ask(ROOM, ANN, Set.of(fact)), everything(0), Set.of(fact));
        }
    }

    @Test
    @DisplayName("F5 everybody has their own facts, where they are of a room in each room")
    void f5People() {
        set(ROOM, ANN, everything(0));
        set(ROOM, BOB, nothing());
        assertSame(ask(ROOM, ANN, known()), everything(0), known());
        assertSame(ask(ROOM, BOB, known()), nothing(), known());
        Set<Fact> ofRoom = EnumSet.noneOf(Fact.class);
        ofRoom.addAll(ofRoom());
        ofRoom.retainAll(known());
        if (!ofRoom.isEmpty()) {
            set(OTHER, ANN, nothing());
            set(ROOM, ANN, everything(0));
            assertSame(ask(OTHER, ANN, ofRoom), nothing(), ofRoom);
            assertSame(ask(ROOM, ANN, ofRoom), everything(0), ofRoom);
        }
    }

    @Test
    @DisplayName(
            "F6 many threads at once each get their own answer; one in twenty may be an exception, such as a time-out")
    void f6Threads() {
        List<UserId> users =
                IntStream.range(0, 8).mapToObj(i -> new UserId("user" + i)).toList();
        IntStream.range(0, 8).forEach(i -> set(ROOM, users.get(i), i % 2 == 0 ? everything(i) : nothing()));
        BusyMachine.together(
                8,
                25,
                i -> values(ask(ROOM, users.get(i), known()), known()),
                i -> values(i % 2 == 0 ? everything(i) : nothing(), known()));
    }

    @Test
    @DisplayName("F7 it answers within the deadline, nine times of ten: a machine may be busy")
    void f7Deadline() {
        set(ROOM, ANN, everything(0));
        ask(ROOM, ANN, known()); // the first question loads classes and opens connections
        assertThat(Stopwatch.usual(20, () -> () -> ask(ROOM, ANN, known()))).isLessThan(deadline());
    }

    private UserFacts ask(RoomId room, UserId user, Set<Fact> facts) {
        return facts().of(new FactsRequest(room, new ChatUser(user, user.value(), Role.VIEWER), facts));
    }

    private static UserFacts everything(int seconds) {
        Instant since = LONG_AGO.plusSeconds(seconds);
        return UserFacts.builder()
                .followsSince(since)
                .subscribedSince(since, 1)
                .accountCreated(LONG_AGO)
                .verified(Set.of(Verification.values()))
                .rulesAccepted(seconds % 2 == 0 ? "1" : "2")
                .build();
    }

    /** An account has always been created. */
    private static UserFacts nothing() {
        return UserFacts.builder()
                .notFollowing()
                .notSubscribed()
                .accountCreated(LONG_AGO)
                .verified(Set.of())
                .rulesNotAccepted()
                .build();
    }

    private static void assertSame(UserFacts told, UserFacts expected, Set<Fact> facts) {
        assertThat(values(told, facts)).isEqualTo(values(expected, facts));
    }

    private static List<String> values(UserFacts told, Set<Fact> facts) {
        return facts.stream()
                .sorted()
                .map(fact -> fact + " " + told.knows(fact) + " " + value(told, fact))
                .toList();
    }

    private static Object value(UserFacts told, Fact fact) {
        return switch (fact) {
            case FOLLOWS -> told.followsSince();
            case SUBSCRIPTION -> told.subscribedSince() + " " + told.tier();
            case ACCOUNT_CREATED -> told.accountCreated();
            case VERIFIED -> told.verified().stream().sorted().toList();
            case RULES_ACCEPTED -> told.rulesAccepted();
        };
    }
}
