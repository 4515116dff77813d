package dev.frontrow.chat.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.Given;
import dev.frontrow.chat.Seed;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds of every tree, tried on random ones, of leaves that are open, closed, unknown or fail. */
class GateLawsTest {

    private static final int TREES = 4000;

    private enum Answer {
        OPEN,
        CLOSED,
        FAILED
    }

    private final RandomGenerator random = Seed.random("GateLawsTest");
    /** How each leaf of the host's stands. */
    private final Answer[] answers = new Answer[8];
    /** What all wallets say. */
    private long balance;

    private Gate tree(int depth, boolean withNot) {
        int kind = depth == 0 ? 9 : random.nextInt(withNot ? 10 : 8);
        return switch (kind) {
            case 0, 1, 2 -> Gates.allOf(trees(depth, withNot));
            case 3, 4, 5 -> Gates.anyOf(trees(depth, withNot));
            case 6 -> Gates.exempt(role(), tree(depth - 1, withNot));
            case 7 -> Gates.withLink("/link", tree(depth - 1, withNot));
            case 8 -> not(tree(depth - 1, true));
            default -> leaf();
        };
    }

    private Gate[] trees(int depth, boolean withNot) {
        return IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(i -> tree(depth - 1, withNot))
                .toArray(Gate[]::new);
    }

    private Gate tree() {
        return tree(3, true);
    }

    private Role role() {
        return Role.values()[random.nextInt(Role.values().length)];
    }

    private Gate leaf() {
        return switch (random.nextInt(9)) {
            case 0 -> Gates.subscribers();
            case 1 -> Gates.followersFor(Duration.ofSeconds(random.nextInt(3)));
            case 2 -> Gates.verified(Verification.EMAIL, Verification.AGE);
            case 3 -> Gates.rulesAccepted("1");
            case 4, 5 ->
                Gates.atLeastBalance(request -> new Money(balance, "EUR"), new Money(1 + random.nextInt(9), "EUR"));
            default -> hosts(random.nextInt(answers.length));
        };
    }

    private Gate hosts(int number) {
        return request -> switch (answers[number]) {
            case OPEN -> GateDecision.open();
            case CLOSED -> GateDecision.closed(GateReason.of("leaf_" + number, "closed"));
            case FAILED -> throw new IllegalStateException("away");
        };
    }

    /** Anybody, of whom some facts are known; the leaves and wallets stand as they happen to. */
    private GateRequest anybody() {
        Arrays.setAll(answers, i -> Answer.values()[random.nextInt(3)]);
        balance = random.nextInt(11);
        UserFacts known = facts(false);
        return GateRequest.of(
                        Given.ROOM, new ChatUser(Given.ADA.id(), "Ada", role()), GateRequest.Action.SEND, Given.NOON)
                .withFacts(asked -> known);
    }

    private UserFacts facts(boolean all) {
        UserFacts.Builder facts = UserFacts.builder();
        if (all || random.nextBoolean()) {
            facts.followsSince(Given.NOON.minusSeconds(random.nextInt(3)));
        }
        if (all || random.nextBoolean()) {
            facts.verified(random.nextBoolean() ? Set.of() : Set.of(Verification.values()));
        }
        if (all || random.nextBoolean()) {
            facts.rulesAccepted(random.nextBoolean() ? "1" : "2");
        }
        return facts.build();
    }

    private static Gate not(Gate gate) {
        return Gates.not("not", "not_it", gate);
    }

    private static boolean isOpen(Gate gate, GateRequest request) {
        try {
            return gate.decide(request).isOpen();
        } catch (IllegalStateException away) {
            return false;
        }
    }

    private static boolean isClosed(Gate gate, GateRequest request) {
        try {
            GateDecision decision = gate.decide(request);
            return !decision.isOpen() && decision.isKnown();
        } catch (IllegalStateException away) {
            return false;
        }
    }

    @Test
    void deMorgan() {
        for (int i = 0; i < TREES; i++) {
            Gate[] gates = Stream.generate(this::tree).limit(3).toArray(Gate[]::new);
            Gate[] opposites = Arrays.stream(gates).map(GateLawsTest::not).toArray(Gate[]::new);
            GateRequest request = anybody();
            Gate notAll = not(Gates.allOf(gates));
            Gate anyNot = Gates.anyOf(opposites);
            Gate notAny = not(Gates.anyOf(gates));
            Gate allNot = Gates.allOf(opposites);
            assertThat(isOpen(notAll, request)).isEqualTo(isOpen(anyNot, request));
            assertThat(isClosed(notAll, request)).isEqualTo(isClosed(anyNot, request));
            assertThat(isOpen(notAny, request)).isEqualTo(isOpen(allNot, request));
            assertThat(isClosed(notAny, request)).isEqualTo(isClosed(allNot, request));
        }
    }

    @Test
    void theOppositeOfTheOppositeStandsLikeTheGate() {
        for (int i = 0; i < TREES; i++) {
            Gate gate = tree();
            GateRequest request = anybody();
            assertThat(isOpen(not(gate), request)).isEqualTo(isClosed(gate, request));
            assertThat(isClosed(not(gate), request)).isEqualTo(isOpen(gate, request));
            for (Gate twice : List.of(not(not(gate)), not(Gates.allOf(not(gate))), not(Gates.anyOf(not(gate))))) {
                assertThat(isOpen(twice, request)).isEqualTo(isOpen(gate, request));
                assertThat(isClosed(twice, request)).isEqualTo(isClosed(gate, request));
            }
        }
    }

    @Test
    void theOrderDoesNotMatterForWhetherItIsOpen() {
        for (int i = 0; i < TREES; i++) {
            List<Gate> gates = Stream.generate(this::tree).limit(4).toList();
            List<Gate> shuffled = new ArrayList<>(gates);
            Collections.shuffle(shuffled, new Random(random.nextLong()));
            Gate[] one = gates.toArray(Gate[]::new);
            Gate[] other = shuffled.toArray(Gate[]::new);
            GateRequest request = anybody();
            assertThat(isOpen(Gates.allOf(one), request)).isEqualTo(isOpen(Gates.allOf(other), request));
            assertThat(isOpen(Gates.anyOf(one), request)).isEqualTo(isOpen(Gates.anyOf(other), request));
            assertThat(isClosed(Gates.allOf(one), request)).isEqualTo(isClosed(Gates.allOf(other), request));
            assertThat(isClosed(Gates.anyOf(one), request)).isEqualTo(isClosed(Gates.anyOf(other), request));
        }
    }

    @Test
    void moreMoneyClosesNothingWhereThereIsNoOpposite() {
        for (int i = 0; i < TREES; i++) {
            Gate gate = tree(3, false);
            GateRequest request = anybody();
            boolean wasOpen = false;
            for (balance = 0; balance <= 10; balance++) {
                boolean isOpen = isOpen(gate, request);
                assertThat(isOpen || !wasOpen).as("open with %d", balance).isTrue();
                wasOpen = isOpen;
            }
        }
    }

    /** What is decided while leaves fail and facts are unknown is what it would be whatever they had said. */
    @Test
    void noFailureAndNothingUnknownDecidesAnything() {
        int decided = 0;
        for (int i = 0; i < TREES; i++) {
            Gate gate = tree();
            GateRequest request = anybody();
            boolean isOpen = isOpen(gate, request);
            boolean isClosed = isClosed(gate, request);
            Answer[] before = answers.clone();
            UserFacts known = request.facts().of(new FactsRequest(Given.ROOM, Given.ADA, Set.of(Fact.values())));
            for (int j = 0; j < 4 && (isOpen || isClosed); j++) {
                decided++;
                Arrays.setAll(
                        answers, n -> before[n] == Answer.FAILED ? Answer.values()[random.nextInt(2)] : before[n]);
                UserFacts all = completed(known);
                GateRequest informed = request.withFacts(asked -> all);
                assertThat(isOpen(gate, informed)).isEqualTo(isOpen);
                assertThat(isClosed(gate, informed)).isEqualTo(isClosed);
            }
        }
        assertThat(decided).isGreaterThan(TREES);
    }

    private UserFacts completed(UserFacts known) {
        UserFacts any = facts(true);
        UserFacts.Builder all = UserFacts.builder();
        all.followsSince(
                (known.knows(Fact.FOLLOWS) ? known : any).followsSince().orElseThrow());
        all.verified((known.knows(Fact.VERIFIED) ? known : any).verified());
        all.rulesAccepted(
                (known.knows(Fact.RULES_ACCEPTED) ? known : any).rulesAccepted().orElseThrow());
        return all.build();
    }

    @Test
    void whatIsNotOpenSaysWhyOrThrows() {
        for (int i = 0; i < TREES; i++) {
            Gate gate = tree();
            GateRequest request = anybody();
            if (!isOpen(gate, request) && isClosed(gate, request)) {
                assertThat(gate.decide(request).reasons()).isNotEmpty().doesNotHaveDuplicates();
            }
        }
    }
}
