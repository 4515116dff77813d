package dev.frontrow.examples.docs;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.gate.CreditGate;
import dev.frontrow.chat.gate.Gate;
import dev.frontrow.chat.gate.GateDecision;
import dev.frontrow.chat.gate.GateReason;
import dev.frontrow.chat.gate.Money;
import dev.frontrow.chat.gate.Requirement;
import dev.frontrow.chat.gate.Wallet;
import dev.frontrow.chat.host.Directory;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.wallet.JdbcWallet;
import dev.frontrow.chat.jdbc.wallet.LedgerEntry;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.store.ChatStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.sql.DataSource;

/** docs/gates.md. */
final class Gates {

    private final Accounts accounts;

    Gates(Accounts accounts) {
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

        Gate both = Gate.allOf(adult, credit);

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

        return Gate.allOf(subscribers, doors, level);
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

    /** The host's own. */
    interface Accounts {
        long cents(UserId user);

        boolean isAdult(UserId user);

        int level(UserId user);

        void book(UserId user, long cents);
    }
}
