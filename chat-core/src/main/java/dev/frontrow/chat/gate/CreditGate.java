package dev.frontrow.chat.gate;

import dev.frontrow.chat.host.Role;
import org.jspecify.annotations.Nullable;

/**
 * The credit gate: open while the balance is above zero. Called by hosts, once, to wire it:
 *
 * <pre>{@code
 * Gate gate = CreditGate.over(wallet).topUpUrl("/wallet").build();
 * }</pre>
 */
public final class CreditGate implements Gate {

    private final Wallet wallet;
    private final @Nullable String topUpUrl;
    private final @Nullable Role exempt;

    private CreditGate(Builder builder) {
        wallet = builder.wallet;
        topUpUrl = builder.topUpUrl;
        exempt = builder.exempt;
    }

    /** A builder of a gate over the host's wallet. */
    public static Builder over(Wallet wallet) {
        return new Builder(wallet);
    }

    @Override
    public GateDecision decide(GateRequest request) {
        if (exempt != null && request.user().role().compareTo(exempt) >= 0) {
            return GateDecision.open();
        }
        Money balance = wallet.balance(request);
        if (balance.minor() > 0) {
            return GateDecision.open();
        }
        Money required = new Money(1, balance.currency());
        return GateDecision.closed(
                new GateReason("credit", GateReason.INSUFFICIENT_CREDIT, required, balance, topUpUrl));
    }

    @Override
    public boolean mayBlock() {
        return wallet.mayBlock();
    }

    /** Used once, by one thread. */
    public static final class Builder {

        private final Wallet wallet;
        private @Nullable String topUpUrl;
        private @Nullable Role exempt;

        private Builder(Wallet wallet) {
            this.wallet = wallet;
        }

        /** Where "Top Up" leads: http, https, or a path from {@code /}. Default: nowhere. */
        public Builder topUpUrl(String url) {
            // Checked here, where the mistake is, and not at the first closed gate.
            this.topUpUrl = new GateReason("credit", GateReason.INSUFFICIENT_CREDIT, null, null, url).topUpUrl();
            return this;
        }

        /** From this role on nobody needs credit. Default: everybody does. */
        public Builder exemptFrom(Role role) {
            this.exempt = role;
            return this;
        }

        /** The gate. */
        public CreditGate build() {
            return new CreditGate(this);
        }
    }
}
