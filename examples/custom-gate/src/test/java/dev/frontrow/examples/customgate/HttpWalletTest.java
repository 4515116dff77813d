package dev.frontrow.examples.customgate;

import dev.frontrow.chat.gate.Wallet;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.testkit.WalletContract;
import org.junit.jupiter.api.AfterEach;

class HttpWalletTest extends WalletContract {

    private final FakeWalletService service = Services.start();
    private final Wallet wallet = new HttpWallet(service.address());

    @Override
    protected Wallet wallet() {
        return wallet;
    }

    @Override
    protected void setBalance(UserId user, long minor) {
        service.set(user, minor);
    }

    @AfterEach
    void stop() {
        service.close();
    }
}
