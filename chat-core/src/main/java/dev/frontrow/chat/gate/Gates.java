package dev.frontrow.chat.gate;

import dev.frontrow.chat.host.Role;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Gates put together to a rule, as the rule reads:
 *
 * <pre>{@code
 * Gate gate = Gates.exempt(Role.MODERATOR, Gates.anyOf(
 *         Gates.subscribers(),
 *         Gates.allOf(Gates.followersFor(Duration.ofMinutes(10)), Gates.verified(Verification.EMAIL))));
 * }</pre>
 *
 * <p>There are three answers: open, closed, and undecided. Undecided is what a gate is that threw, answered null or was
 * too slow, and what a gate is whose fact is unknown to the host. {@link #allOf} is closed when one is closed, and
 * {@link #anyOf} open when one is open, whatever is undecided beside it; {@link #not} of what is undecided is
 * undecided. Only open lets anybody through. At the top, a gate that is undecided because a fact is unknown is closed
 * and says its reasons; when a gate or the facts failed, the send is refused with {@code gate_unavailable}.
 *
 * <p>A gate made here is immutable and may be used in several rules and chats. Those that ask for facts
 * ({@link Facts}) ask together and once for each decision, and only when one of them has to be decided. Nothing here
 * takes anything.
 */
public final class Gates {

    private static final Duration MIN_DEADLINE = Duration.ofMillis(1);
    private static final Duration MAX_DEADLINE = Duration.ofSeconds(10);

    private Gates() {}

    /** What a leaf that threw, answered null or was too slow counts as. */
    public enum OnFailure {
        /** It lets nobody through: it is undecided. */
        CLOSED,
        /** It is open, as if there were no such rule. */
        OPEN
    }

    /**
     * A gate that is open when all the given ones are; without any it is open. Closed, it tells the reasons of all that
     * are closed, in this order, each once. All are asked, in this order.
     */
    public static Gate allOf(Gate... gates) {
        return new AllOf(nodes(gates));
    }

    /**
     * A gate that is open when one of the given ones is. They are asked in this order, up to the first that is open:
     * put first what costs little to ask. Closed, it tells the reasons of all, those of the nearest to open first:
     * which has the fewest reasons; of those, the one that opens first by itself ({@link Requirement#waitUntil}; of
     * several moments the last counts); of those, the one that misses the least money, in smallest units; of those, the
     * first here.
     *
     * @throws IllegalArgumentException without a gate, which nobody could open
     */
    public static Gate anyOf(Gate... gates) {
        List<Node> nodes = nodes(gates);
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("gates: 0 (expected: at least 1)");
        }
        return new AnyOf(nodes);
    }

    /**
     * A gate that is open when another is closed, and closed when that is open. While the other is undecided this one
     * is too: a gate that fails never opens it. The opposite of an opposite is the gate itself, with its own reasons.
     *
     * @param name the name in the reason: {@code [a-z0-9_]{1,32}}
     * @param code the code of the reason: {@code [a-z0-9_]{1,64}}
     * @throws IllegalArgumentException for any other name or code
     */
    public static Gate not(String name, String code, Gate gate) {
        GateReason reason = GateReason.of(name, code);
        return gate instanceof Not opposite ? opposite.gate() : new Not(reason, gate);
    }

    /** A gate for people below this role. This role and the higher ones pass, and are not asked about. */
    public static Gate exempt(Role from, Gate gate) {
        EnumSet<Role> below = EnumSet.complementOf(from(from));
        return new OfRoles(below, Node.of(gate, "gate"));
    }

    /** A gate for people of this role and the higher ones. Those below pass, and are not asked about. */
    public static Gate forRole(Role from, Gate gate) {
        return new OfRoles(from(from), Node.of(gate, "gate"));
    }

    /**
     * A gate whose reasons have this link, where they had none.
     *
     * @param url as in {@link GateReason#withTopUpUrl}
     * @throws IllegalArgumentException for any other address
     */
    public static Gate withLink(String url, Gate gate) {
        return new WithLink(GateReason.checkedUrl(url), Node.of(gate, "gate"));
    }

    /**
     * Open while somebody has so much: a {@link CreditGate}, which takes nothing, and is never open when the wallet
     * fails. A wallet that answers in another unit cannot say.
     *
     * @throws IllegalArgumentException for less than 1
     */
    public static Gate atLeastBalance(Wallet wallet, Money required) {
        return CreditGate.builder(wallet)
                .atLeast(Objects.requireNonNull(required, "required"))
                .build();
    }

    /**
     * Open for the role {@link Role#SUBSCRIBER} and the higher ones, as the directory says. Asks for no facts. Code
     * {@code subscribers_only}.
     */
    public static Gate subscribers() {
        return FactRules.subscribers();
    }

    /**
     * Open for who is subscribed in this tier or a higher one. Asks for {@link Fact#SUBSCRIPTION}. Code
     * {@code subscribers_only}; for who is subscribed in a lower one with a {@code custom} requirement {@code tier}
     * ({@code required}, {@code tier}).
     *
     * @throws IllegalArgumentException for a tier below 1
     */
    public static Gate subscribers(int minTier) {
        return FactRules.subscribers(minTier);
    }

    /**
     * Open for who has been subscribed for so long. Asks for {@link Fact#SUBSCRIPTION}. Code
     * {@code subscribers_only}, with the moment at which it is long enough.
     *
     * @param duration from 0 to 36,500 days
     * @throws IllegalArgumentException for any other
     */
    public static Gate subscribersFor(Duration duration) {
        return FactRules.subscribersFor(duration);
    }

    /**
     * Open for who has followed for so long. Asks for {@link Fact#FOLLOWS}. Code {@code followers_only}, with the
     * moment at which it is long enough for who follows.
     *
     * @param duration from 0, which means who follows at all, to 36,500 days
     * @throws IllegalArgumentException for any other
     */
    public static Gate followersFor(Duration duration) {
        return FactRules.followersFor(duration);
    }

    /**
     * Open for accounts that are so old. Asks for {@link Fact#ACCOUNT_CREATED}. Code {@code account_too_new}, with the
     * moment at which it is old enough.
     *
     * @param duration from 0 to 36,500 days
     * @throws IllegalArgumentException for any other
     */
    public static Gate accountOlderThan(Duration duration) {
        return FactRules.accountOlderThan(duration);
    }

    /**
     * Open for who has all of this verified. Asks for {@link Fact#VERIFIED}. For each that is missing there is a
     * reason, whose gate is {@code email}, {@code phone} or {@code age}; code {@code not_verified}, of the age {@code
     * age_not_verified}; with a {@code custom} requirement {@code verify} ({@code what}).
     */
    public static Gate verified(Verification first, Verification... more) {
        return new AllOf(Stream.concat(Stream.of(first), Arrays.stream(Objects.requireNonNull(more, "more")))
                .distinct()
                .map(FactRules::verified)
                .toList());
    }

    /**
     * Open for who accepted this version of the room's rules last. Asks for {@link Fact#RULES_ACCEPTED}. Code
     * {@code rules_not_accepted}, with a {@code custom} requirement {@code rules} ({@code version}).
     *
     * @param version {@code [A-Za-z0-9._-]{1,64}}
     * @throws IllegalArgumentException for any other
     */
    public static Gate rulesAccepted(String version) {
        return FactRules.rulesAccepted(version);
    }

    /**
     * A rule of the host's own, with a deadline of its own.
     *
     * @param name the name in the reason, and in the log when it fails: {@code [a-z0-9_]{1,32}}
     * @param code the code of the reason: {@code [a-z0-9_]{1,64}}
     * @param isOpen whether the person may do this; may block, see {@link Gate}
     * @param deadline as in the other {@code leaf}
     * @param onFailure as in the other {@code leaf}
     * @throws IllegalArgumentException for a name, code or deadline that is not allowed
     */
    public static Gate leaf(
            String name, String code, Predicate<GateRequest> isOpen, Duration deadline, OnFailure onFailure) {
        Objects.requireNonNull(isOpen, "isOpen");
        GateDecision closed = GateDecision.closed(GateReason.of(name, code));
        return leaf(name, request -> isOpen.test(request) ? GateDecision.open() : closed, deadline, onFailure);
    }

    /**
     * A gate of the host's own that says its reasons itself, with a deadline of its own. Its time begins when it is
     * called. When it is over, the others are asked; it is interrupted, and holds its thread until it returns. The time
     * is the gate's alone: the deadlines of a chat's gate together have to fit into {@code gateTimeout}, and the gates
     * without one share what is left. A gate that does not block ({@link Gate#mayBlock}) has none. For an input box the
     * deadline is as many times longer as that of the whole gate.
     *
     * @param name what it is called in the log when it fails: {@code [a-z0-9_]{1,32}}
     * @param deadline 1 ms to 10 s
     * @param onFailure what it counts as after a failure; {@link OnFailure#CLOSED} for money. Where there is no thread
     *     for it, or the chat closes, nobody passes
     * @throws IllegalArgumentException for a name or deadline that is not allowed; for a gate made here, whose leaves
     *     have deadlines; for a {@link CreditGate} that a failure would open
     */
    public static Gate leaf(String name, Gate gate, Duration deadline, OnFailure onFailure) {
        if (Objects.requireNonNull(deadline, "deadline").compareTo(MIN_DEADLINE) < 0
                || deadline.compareTo(MAX_DEADLINE) > 0) {
            throw new IllegalArgumentException(
                    "deadline: " + deadline + " (expected: " + MIN_DEADLINE + ".." + MAX_DEADLINE + ")");
        }
        if (gate instanceof Node) {
            throw new IllegalArgumentException("gate: made by Gates (expected: one of your own)");
        }
        if (gate instanceof CreditGate && onFailure == OnFailure.OPEN) {
            throw new IllegalArgumentException("onFailure: OPEN (expected: CLOSED, as the gate is about money)");
        }
        return new Leaf(Objects.requireNonNull(name, "name"), gate, deadline, onFailure);
    }

    private static List<Node> nodes(Gate... gates) {
        return Stream.of(Objects.requireNonNull(gates, "gates"))
                .map(gate -> Node.of(gate, "gates"))
                .toList();
    }

    private static EnumSet<Role> from(Role role) {
        return EnumSet.range(Objects.requireNonNull(role, "from"), Role.ADMIN);
    }
}
