package dev.frontrow.chat.jdbc.wallet;

import dev.frontrow.chat.gate.Money;
import dev.frontrow.chat.gate.Wallet;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.H2;
import dev.frontrow.chat.testkit.WalletContract;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;

class H2WalletContractTest extends WalletContract {

    private static final DataSource DATABASE = H2.inMemory();

    @BeforeAll
    static void makeTables() {
        JdbcWallet.migrate(DATABASE);
    }

    private final JdbcWallet wallet = JdbcWallet.builder(DATABASE, "EUR").build();

    @Override
    protected Wallet wallet() {
        return wallet;
    }

    @Override
    protected void setBalance(UserId user, long minor) {
        long missing = minor - wallet.balance(user).minor();
        String reference = UUID.randomUUID().toString();
        if (missing > 0) {
            wallet.credit(new LedgerEntry(user, new Money(missing, "EUR"), "test", reference));
        } else if (missing < 0) {
            wallet.debit(new LedgerEntry(user, new Money(-missing, "EUR"), "test", reference));
        }
    }
}
