package dev.frontrow.chat.testkit;

import dev.frontrow.chat.gate.Facts;
import dev.frontrow.chat.gate.FactsRequest;
import dev.frontrow.chat.gate.Gate;
import dev.frontrow.chat.gate.GateRequest;
import dev.frontrow.chat.gate.Gates;
import dev.frontrow.chat.gate.Gates.OnFailure;
import dev.frontrow.chat.gate.Money;
import dev.frontrow.chat.gate.UserFacts;
import dev.frontrow.chat.gate.Verification;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Nested;

/** What {@link Gates} makes keeps the contract of gates, also where what it asks is away. */
class GatesContractTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private static GateRequest request(UserId user) {
        ChatUser somebody = new ChatUser(user, user.value(), Role.VIEWER);
        return GateRequest.of(new RoomId("room"), somebody, GateRequest.Action.SEND, NOW);
    }

    /** A host that knows of its followers, until it is away. */
    private static final class Followers implements Facts {

        private final Map<UserId, UserFacts> known = new ConcurrentHashMap<>();
        private volatile boolean isAway;

        @Override
        public UserFacts of(FactsRequest request) {
            if (isAway) {
                throw new IllegalStateException("planned");
            }
            return known.getOrDefault(request.user().id(), UserFacts.unknown());
        }

        GateRequest follows(UserId user, boolean does) {
            UserFacts.Builder facts = UserFacts.builder().verified(Set.of(Verification.EMAIL));
            known.put(
                    user,
                    does
                            ? facts.followsSince(Instant.EPOCH).build()
                            : facts.notFollowing().build());
            return request(user).withFacts(this);
        }

        GateRequest away(UserId user) {
            isAway = true;
            return request(user).withFacts(this);
        }
    }

    @Nested
    class FactsTest extends GateContract {

        private final Followers followers = new Followers();

        @Override
        protected Gate gate() {
            return Gates.allOf(Gates.followersFor(Duration.ofDays(1)), Gates.verified(Verification.EMAIL));
        }

        @Override
        protected GateRequest openFor(UserId user) {
            return followers.follows(user, true);
        }

        @Override
        protected GateRequest closedFor(UserId user) {
            return followers.follows(user, false);
        }

        @Override
        protected Optional<GateRequest> unavailableFor(UserId user) {
            return Optional.of(followers.away(user));
        }
    }

    @Nested
    class NotTest extends GateContract {

        private final Followers followers = new Followers();

        @Override
        protected Gate gate() {
            return Gates.not("newcomers", "newcomers_only", Gates.followersFor(Duration.ofDays(1)));
        }

        @Override
        protected GateRequest openFor(UserId user) {
            return followers.follows(user, false);
        }

        @Override
        protected GateRequest closedFor(UserId user) {
            return followers.follows(user, true);
        }

        @Override
        protected Optional<GateRequest> unavailableFor(UserId user) {
            return Optional.of(followers.away(user));
        }
    }

    @Nested
    class AnyOfTest extends GateContract {

        private final MapWallet wallet = new MapWallet();

        @Override
        protected Gate gate() {
            return Gates.anyOf(
                    Gates.subscribers(),
                    Gates.leaf(
                            "credit",
                            Gates.atLeastBalance(wallet, new Money(100, "EUR")),
                            Duration.ofMillis(100),
                            OnFailure.CLOSED));
        }

        @Override
        protected GateRequest openFor(UserId user) {
            wallet.set(user, 100);
            return request(user);
        }

        @Override
        protected GateRequest closedFor(UserId user) {
            wallet.set(user, 99);
            return request(user);
        }

        @Override
        protected Optional<GateRequest> unavailableFor(UserId user) {
            wallet.failing(new IllegalStateException("planned"));
            return Optional.of(request(user));
        }
    }
}
