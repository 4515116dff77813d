package dev.frontrow.benchmarks;

import dev.frontrow.chat.gate.GateRequest;
import dev.frontrow.chat.gate.Money;
import dev.frontrow.chat.gate.Wallet;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Directory;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import java.util.Optional;

/** A wallet and a directory that know the answer, as those of a host that keeps them in memory. */
public final class InMemory implements Wallet, Directory {

    private static final Money BALANCE = new Money(100, "EUR");

    @Override
    public Money balance(GateRequest request) {
        return BALANCE;
    }

    @Override
    public Optional<ChatUser> user(RoomId room, UserId user) {
        return Optional.of(new ChatUser(user, "Name of " + user.value(), Role.VIEWER));
    }

    @Override
    public boolean mayBlock() {
        return false;
    }
}
