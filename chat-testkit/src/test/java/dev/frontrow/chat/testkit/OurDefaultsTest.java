package dev.frontrow.chat.testkit;

import dev.frontrow.chat.gate.CreditGate;
import dev.frontrow.chat.gate.Gate;
import dev.frontrow.chat.gate.GateDecision;
import dev.frontrow.chat.gate.GateReason;
import dev.frontrow.chat.gate.GateRequest;
import dev.frontrow.chat.gate.Wallet;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.limit.RateLimiter;
import dev.frontrow.chat.limit.WindowRateLimiter;
import dev.frontrow.chat.moderation.ContentFilter;
import dev.frontrow.chat.store.Backplane;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Nested;

/** What the library brings along keeps the contracts it asks of others. */
class OurDefaultsTest {

    @Nested
    class CreditGateTest extends GateContract {

        private final MapWallet wallet = new MapWallet();
        private final Gate gate = CreditGate.builder(wallet).topUpUrl("/wallet").build();

        @Override
        protected Gate gate() {
            return gate;
        }

        @Override
        protected GateRequest openFor(UserId user) {
            wallet.set(user, 250);
            return request(user, Role.VIEWER);
        }

        @Override
        protected GateRequest closedFor(UserId user) {
            wallet.set(user, 0);
            return request(user, Role.VIEWER);
        }

        @Override
        protected Optional<GateRequest> unavailableFor(UserId user) {
            wallet.failing(new IllegalStateException("the wallet is away"));
            return Optional.of(request(user, Role.VIEWER));
        }
    }

    @Nested
    class AllOfTest extends GateContract {

        private final MapWallet wallet = new MapWallet();
        private final Gate gate = Gate.allOf(
                request -> request.user().role() == Role.VIEWER
                        ? GateDecision.closed(GateReason.of("subscribers", "not_subscribed"))
                        : GateDecision.open(),
                CreditGate.builder(wallet).build());

        @Override
        protected Gate gate() {
            return gate;
        }

        @Override
        protected GateRequest openFor(UserId user) {
            wallet.set(user, 1);
            return request(user, Role.SUBSCRIBER);
        }

        @Override
        protected GateRequest closedFor(UserId user) {
            return request(user, Role.VIEWER);
        }
    }

    @Nested
    class MapWalletTest extends WalletContract {

        private final MapWallet wallet = new MapWallet();

        @Override
        protected Wallet wallet() {
            return wallet;
        }

        @Override
        protected void setBalance(UserId user, long minor) {
            wallet.set(user, minor);
        }
    }

    @Nested
    class WindowRateLimiterTest extends RateLimiterContract {

        @Override
        protected RateLimiter createLimiter(ManualTime clock) {
            return new WindowRateLimiter(clock);
        }
    }

    @Nested
    class NoFilterTest extends ContentFilterContract {

        @Override
        protected ContentFilter filter() {
            return ContentFilter.none();
        }
    }

    @Nested
    class NoBackplaneTest extends BackplaneContract {

        @Override
        protected Backplane createBackplane() {
            return Backplane.none();
        }

        @Override
        protected boolean givesHints() {
            return false;
        }
    }

    @Nested
    class PollingTest extends BackplaneContract {

        @Override
        protected Backplane createBackplane() {
            return Backplane.polling(Duration.ofSeconds(5));
        }

        @Override
        protected boolean givesHints() {
            return false;
        }
    }

    static GateRequest request(UserId user, Role role) {
        ChatUser somebody = new ChatUser(user, user.value(), role);
        return GateRequest.of(new RoomId("room"), somebody, GateRequest.Action.SEND, Instant.EPOCH);
    }
}
