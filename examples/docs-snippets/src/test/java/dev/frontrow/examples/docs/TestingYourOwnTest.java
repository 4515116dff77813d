package dev.frontrow.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.gate.Fact;
import dev.frontrow.chat.gate.Facts;
import dev.frontrow.chat.gate.FactsRequest;
import dev.frontrow.chat.gate.Gate;
import dev.frontrow.chat.gate.GateDecision;
import dev.frontrow.chat.gate.GateReason;
import dev.frontrow.chat.gate.GateRequest;
import dev.frontrow.chat.gate.Money;
import dev.frontrow.chat.gate.UserFacts;
import dev.frontrow.chat.gate.Wallet;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.limit.RateLimiter;
import dev.frontrow.chat.limit.WindowRateLimiter;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.message.Draft;
import dev.frontrow.chat.moderation.ContentFilter;
import dev.frontrow.chat.moderation.Verdict;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.store.Backplane;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.testkit.BackplaneContract;
import dev.frontrow.chat.testkit.ChatStoreContract;
import dev.frontrow.chat.testkit.ContentFilterContract;
import dev.frontrow.chat.testkit.FactsContract;
import dev.frontrow.chat.testkit.FailingStore;
import dev.frontrow.chat.testkit.GateContract;
import dev.frontrow.chat.testkit.ManualTime;
import dev.frontrow.chat.testkit.RateLimiterContract;
import dev.frontrow.chat.testkit.TestDirectory;
import dev.frontrow.chat.testkit.WalletContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** docs/testing-your-own.md: what it shows, and runs here. */
class TestingYourOwnTest {

    @Nested
    class OurGateTest extends GateContract {

        private final Tickets tickets = new Tickets();

        @Override
        protected Gate gate() {
            return new TicketGate(tickets);
        }

        @Override
        protected GateRequest openFor(UserId user) {
            tickets.sell(user);
            ChatUser somebody = new ChatUser(user, "somebody", Role.VIEWER);
            return GateRequest.of(new RoomId("room"), somebody, GateRequest.Action.SEND, Instant.now());
        }

        @Override
        protected GateRequest closedFor(UserId user) {
            tickets.takeBack(user);
            ChatUser somebody = new ChatUser(user, "somebody", Role.VIEWER);
            return GateRequest.of(new RoomId("room"), somebody, GateRequest.Action.SEND, Instant.now());
        }
    }

    @Nested
    class OurWalletTest extends WalletContract {

        private final Accounts accounts = new Accounts();

        @Override
        protected Wallet wallet() {
            return request -> new Money(accounts.cents(request.user().id()), "EUR");
        }

        @Override
        protected void setBalance(UserId user, long minor) {
            accounts.book(user, minor - accounts.cents(user));
        }
    }

    @Nested
    class OurFactsTest extends FactsContract {

        private final Follows follows = new Follows();

        @Override
        protected Facts facts() {
            return new FollowFacts(follows);
        }

        @Override
        protected Set<Fact> known() {
            return Set.of(Fact.FOLLOWS);
        }

        @Override
        protected void set(RoomId room, UserId user, UserFacts facts) {
            follows.put(room, user, facts.followsSince());
        }
    }

    @Nested
    class OurLimiterTest extends RateLimiterContract {

        @Override
        protected RateLimiter createLimiter(ManualTime clock) {
            return new WindowRateLimiter(clock); // yours
        }
    }

    @Nested
    class OurFilterTest extends ContentFilterContract {

        @Override
        protected ContentFilter filter() {
            return request -> {
                if (request.text().contains("cheap watches")) {
                    return Verdict.block();
                }
                String mild = request.text().replace("darn", "d**n");
                return mild.equals(request.text()) ? Verdict.allow() : Verdict.replace(mild);
            };
        }

        @Override
        protected List<String> blocked() {
            return List.of("buy cheap watches");
        }

        @Override
        protected Map<String, String> replaced() {
            return Map.of("oh darn", "oh d**n");
        }
    }

    @Nested
    class OurStoreTest extends ChatStoreContract {

        @Override
        protected ChatStore createStore() {
            return MemoryChatStore.create(); // yours
        }
    }

    @Nested
    class OurBackplaneTest extends BackplaneContract {

        @Override
        protected Backplane createBackplane() {
            return Backplane.polling(Duration.ofSeconds(1)); // yours, another node with each call
        }

        @Override
        protected boolean givesHints() {
            return false; // leave this out where nodes hear of each other
        }
    }

    @Test
    void aStoreThatIsAwayKeepsTheText() {
        FailingStore store = new FailingStore(MemoryChatStore.create());
        TestDirectory directory = new TestDirectory().with("ann", Role.VIEWER);
        try (Chat chat = Chat.builder(store, directory).build()) {
            store.down(true);
            var result = chat.send(new Draft(new RoomId("room"), new UserId("ann"), "hello"));
            assertThat(result.<RefusalCode>fold(sent -> null, refusal -> refusal.code()))
                    .isEqualTo(RefusalCode.STORE_UNAVAILABLE);
        }
    }

    private record TicketGate(Tickets tickets) implements Gate {
        @Override
        public GateDecision decide(GateRequest request) {
            return tickets.has(request.user().id())
                    ? GateDecision.open()
                    : GateDecision.closed(GateReason.of("ticket", "no_ticket"));
        }
    }

    private record FollowFacts(Follows follows) implements Facts {
        @Override
        public UserFacts of(FactsRequest request) {
            UserFacts.Builder known = UserFacts.builder();
            follows.since(request.room(), request.user().id())
                    .ifPresentOrElse(known::followsSince, known::notFollowing);
            return known.build();
        }
    }

    /** The host's own. */
    private static final class Follows {

        private record Key(RoomId room, UserId user) {}

        private final Map<Key, Optional<Instant>> rows = new ConcurrentHashMap<>();

        void put(RoomId room, UserId user, Optional<Instant> since) {
            rows.put(new Key(room, user), since);
        }

        Optional<Instant> since(RoomId room, UserId user) {
            return rows.getOrDefault(new Key(room, user), Optional.empty());
        }
    }

    /** The host's own. */
    private static final class Tickets {

        private final Set<UserId> sold = ConcurrentHashMap.newKeySet();

        void sell(UserId user) {
            sold.add(user);
        }

        void takeBack(UserId user) {
            sold.remove(user);
        }

        boolean has(UserId user) {
            return sold.contains(user);
        }
    }

    /** The host's own. */
    private static final class Accounts {

        private final Map<UserId, Long> cents = new ConcurrentHashMap<>();

        long cents(UserId user) {
            return cents.getOrDefault(user, 0L);
        }

        void book(UserId user, long change) {
            cents.merge(user, change, Long::sum);
        }
    }
}
