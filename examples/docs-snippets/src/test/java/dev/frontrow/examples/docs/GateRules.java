package dev.frontrow.examples.docs;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.gate.CreditGate;
import dev.frontrow.chat.gate.Fact;
import dev.frontrow.chat.gate.Facts;
import dev.frontrow.chat.gate.Gate;
import dev.frontrow.chat.gate.GateDecision;
import dev.frontrow.chat.gate.GateReason;
import dev.frontrow.chat.gate.GateRequest;
import dev.frontrow.chat.gate.Gates;
import dev.frontrow.chat.gate.Gates.OnFailure;
import dev.frontrow.chat.gate.Money;
import dev.frontrow.chat.gate.Requirement;
import dev.frontrow.chat.gate.UserFacts;
import dev.frontrow.chat.gate.Verification;
import dev.frontrow.chat.gate.Wallet;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Directory;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.wallet.JdbcWallet;
import dev.frontrow.chat.jdbc.wallet.LedgerEntry;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.store.ChatStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** docs/gates.md. */
final class GateRules {

    private final Accounts accounts;

    GateRules(Accounts accounts) {
        this.accounts = accounts;
    }

    Chat credit(ChatStore store, Directory directory) {
        Wallet wallet = request -> new Money(accounts.cents(request.user().id()), "EUR");

        Gate credit = CreditGate.builder(wallet)
                .atLeast(5)
                .topUpUrl("/wallet")
                .exemptFrom(Role.MODERATOR)
                .build();

        return Chat.builder(store, directory).gate(credit).build();
    }

    Gate adults(Gate credit) {
        Gate adult = request -> accounts.isAdult(request.user().id())
                ? GateDecision.open()
                : GateDecision.closed(GateReason.of("age", "age_not_verified").withTopUpUrl("/account"));

        Gate both = Gates.allOf(adult, credit);

        return both;
    }

    Gate requirements(Instant doorsOpenAt) {
        Gate subscribers = request -> request.user().role().compareTo(Role.SUBSCRIBER) >= 0
                ? GateDecision.open()
                : GateDecision.closed(GateReason.subscribersOnly("subscribers").withTopUpUrl("/subscribe"));

        Gate doors = request -> request.at().isBefore(doorsOpenAt)
                ? GateDecision.closed(GateReason.of("doors", "not_open_yet", Requirement.waitUntil(doorsOpenAt)))
                : GateDecision.open();

        Gate level = request -> {
            int reached = accounts.level(request.user().id());
            Map<String, String> data = Map.of("reached", String.valueOf(reached), "required", "5");
            return reached >= 5
                    ? GateDecision.open()
                    : GateDecision.closed(GateReason.of("level", "level_too_low", Requirement.custom("level", data)));
        };

        return Gates.allOf(subscribers, doors, level);
    }

    void booked(Chat chat, UserId user, long cents) {
        accounts.book(user, cents);
        chat.userChanged(user);
    }

    String wallet(DataSource dataSource, Chat chat, UserId user) {
        JdbcWallet.migrate(dataSource);
        JdbcWallet wallet = JdbcWallet.builder(dataSource, "EUR").build();

        LedgerEntry payment = new LedgerEntry(user, new Money(500, "EUR"), "Top Up", "payment-8213");
        String said = wallet.credit(payment)
                .fold(booked -> "you have " + booked.balance().minor(), refused -> "not booked: " + refused.reason());
        chat.userChanged(user);
        return said;
    }

    ChatSettings patience() {
        ChatSettings settings = ChatSettings.builder()
                .gateTimeout(Duration.ofMillis(500))
                .gateThreads(32)
                .gateCheckThreads(64)
                .build();
        return settings;
    }

    Chat facts(ChatStore store, Directory directory, Follows follows) {
        Facts facts = request -> {
            UserFacts.Builder known = UserFacts.builder();
            if (request.facts().contains(Fact.FOLLOWS)) {
                follows.since(request.room(), request.user().id())
                        .ifPresentOrElse(known::followsSince, known::notFollowing);
            }
            if (request.facts().contains(Fact.ACCOUNT_CREATED)) {
                known.accountCreated(accounts.created(request.user().id()));
            }
            return known.build();
        };

        Gate gate = Gates.allOf(Gates.followersFor(Duration.ofMinutes(10)), Gates.accountOlderThan(Duration.ofDays(7)));

        return Chat.builder(store, directory).gate(gate).facts(facts).build();
    }

    Gate supporters() {
        Gate gate = Gates.withLink("/subscribe", Gates.subscribers());
        return gate;
    }

    Gate subscribersOrCredit(Wallet wallet) {
        Gate gate = Gates.anyOf(
                Gates.withLink("/subscribe", Gates.subscribers()),
                Gates.withLink("/wallet", Gates.atLeastBalance(wallet, new Money(500, "EUR"))));
        return gate;
    }

    Gate followersExceptVips() {
        Gate gate = Gates.exempt(Role.VIP, Gates.followersFor(Duration.ofMinutes(10)));
        return gate;
    }

    Gate newAccountsWithPhone() {
        Gate gate = Gates.anyOf(
                Gates.accountOlderThan(Duration.ofDays(30)),
                Gates.withLink("/account", Gates.verified(Verification.PHONE)));
        return gate;
    }

    Gate adultsWhoAcceptedTheRules() {
        Gate gate = Gates.allOf(
                Gates.withLink("/account/age", Gates.verified(Verification.AGE)),
                Gates.withLink("/rules", Gates.rulesAccepted("2026-01")));
        return gate;
    }

    Gate longSubscribers() {
        Gate gate = Gates.anyOf(
                Gates.subscribers(3), // the highest tier: from the first day
                Gates.subscribersFor(Duration.ofDays(90)));
        return gate;
    }

    Gate staffWithPhone() {
        Gate gate = Gates.forRole(Role.MODERATOR, Gates.verified(Verification.PHONE));
        return gate;
    }

    Gate newcomers() {
        Gate gate = Gates.exempt(
                Role.MODERATOR, Gates.not("newcomers", "newcomers_only", Gates.accountOlderThan(Duration.ofDays(30))));
        return gate;
    }

    Gate ownRule() {
        Gate gate = Gates.leaf(
                "age",
                "age_not_verified",
                request -> accounts.isAdult(request.user().id()),
                Duration.ofMillis(100),
                OnFailure.CLOSED);
        return gate;
    }

    Gate niceToHave(Wallet wallet, Reputation reputation) {
        Gate gate = Gates.allOf(
                Gates.leaf(
                        "credit",
                        CreditGate.builder(wallet).topUpUrl("/wallet").build(),
                        Duration.ofMillis(150),
                        OnFailure.CLOSED),
                Gates.leaf(
                        "reputation",
                        "reputation_too_low",
                        request -> reputation.of(request.user().id()) > 0,
                        Duration.ofMillis(100),
                        OnFailure.OPEN)); // chat goes on while that service is away
        return gate;
    }

    boolean tried(Instant now) {
        Gate gate = Gates.followersFor(Duration.ofMinutes(10));
        UserFacts known = UserFacts.builder().followsSince(now.minusSeconds(90)).build();

        ChatUser ann = new ChatUser(new UserId("ann"), "Ann", Role.VIEWER);
        GateRequest request = GateRequest.of(new RoomId("room"), ann, GateRequest.Action.SEND, now)
                .withFacts(asked -> known);

        boolean isOpen = gate.decide(request).isOpen(); // false: not for another 510 s
        return isOpen;
    }

    /** The host's own. */
    interface Follows {
        Optional<Instant> since(RoomId room, UserId user);
    }

    /** The host's own. */
    interface Reputation {
        int of(UserId user);
    }

    /** The host's own. */
    interface Accounts {
        long cents(UserId user);

        boolean isAdult(UserId user);

        int level(UserId user);

        Instant created(UserId user);

        void book(UserId user, long cents);
    }
}
