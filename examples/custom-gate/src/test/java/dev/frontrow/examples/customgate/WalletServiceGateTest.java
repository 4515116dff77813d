package dev.frontrow.examples.customgate;

import dev.frontrow.chat.gate.CreditGate;
import dev.frontrow.chat.gate.Gate;
import dev.frontrow.chat.gate.GateRequest;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.testkit.GateContract;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

class WalletServiceGateTest extends GateContract {

    private final FakeWalletService service = Services.start();
    private final Gate gate = CreditGate.builder(new HttpWallet(service.address(), Services.TIMEOUT))
            .topUpUrl("/wallet")
            .build();

    @Override
    protected Gate gate() {
        return gate;
    }

    @Override
    protected GateRequest openFor(UserId user) {
        return withBalance(user, 1);
    }

    @Override
    protected GateRequest closedFor(UserId user) {
        return withBalance(user, 0);
    }

    @Override
    protected Optional<GateRequest> unavailableFor(UserId user) {
        service.close();
        return Optional.of(withBalance(user, 1));
    }

    private GateRequest withBalance(UserId user, long minor) {
        service.set(user, minor);
        ChatUser somebody = new ChatUser(user, user.value(), Role.VIEWER);
        return GateRequest.of(new RoomId("room"), somebody, GateRequest.Action.SEND, Instant.now());
    }

    @Override
    protected Duration deadline() {
        return Services.TIMEOUT;
    }

    @AfterEach
    void stop() {
        service.close();
    }
}
