package dev.frontrow.examples.customgate;

import dev.frontrow.chat.gate.Wallet;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.testkit.WalletContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

class HttpWalletTest extends WalletContract {

    private final FakeWalletService service = Services.start();
    private final Wallet wallet = new HttpWallet(service.address(), Services.TIMEOUT);

    @Override
    protected Wallet wallet() {
        return wallet;
    }

    @Override
    protected void setBalance(UserId user, long minor) {
        service.set(user, minor);
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
