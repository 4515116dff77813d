package dev.frontrow.chat.gate;

import dev.frontrow.chat.host.Role;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The credit gate: open while the balance is above zero, or as high as the host asks for. It takes nothing. Called by hosts, once, to wire it:
 *
 * <pre>{@code
 * Gate gate = CreditGate.builder(wallet).topUpUrl("/wallet").build();
 * }</pre>
 */
public final class CreditGate implements Gate {

    private final Wallet wallet;
    private final long required;
    private final @Nullable String topUpUrl;
    private final @Nullable Role exempt;

    private CreditGate(Builder builder) {
        wallet = builder.wallet;
        required = builder.required;
        topUpUrl = builder.topUpUrl;
        exempt = builder.exempt;
    }

    /** A builder of a gate over the host's wallet. */
    public static Builder builder(Wallet wallet) {
        return new Builder(wallet);
    }

    @Override
    public GateDecision decide(GateRequest request) {
        if (exempt != null && request.user().role().compareTo(exempt) >= 0) {
            return GateDecision.open();
        }
        Money balance = wallet.balance(request);
        if (balance.minor() >= required) {
            return GateDecision.open();
        }
        Money needed = balance.withMinor(required);
        return GateDecision.closed(new GateReason("credit", GateReason.INSUFFICIENT_CREDIT, needed, balance, topUpUrl));
    }

    @Override
    public boolean mayBlock() {
        return wallet.mayBlock();
    }

    /** Used once, by one thread. */
    public static final class Builder {

        private final Wallet wallet;
        private long required = 1;
        private @Nullable String topUpUrl;
        private @Nullable Role exempt;

        private Builder(Wallet wallet) {
            this.wallet = Objects.requireNonNull(wallet, "wallet");
        }

        /**
         * How much somebody must have to speak, in the smallest unit of the wallet's currency; from 1. Nothing is charged. Default: 1.
         *
         * @throws IllegalArgumentException below 1
         */
        public Builder atLeast(long minor) {
            if (minor < 1) {
                throw new IllegalArgumentException("atLeast: " + minor + " (expected: from 1)");
            }
            this.required = minor;
            return this;
        }

        /** Where "Top Up" leads: http, https, or a path from {@code /}. Default: nowhere. */
        public Builder topUpUrl(String url) {
            Objects.requireNonNull(url, "url");
            // Checked here, where the mistake is, and not at the first closed gate.
            this.topUpUrl = new GateReason("credit", GateReason.INSUFFICIENT_CREDIT, null, null, url).topUpUrl();
            return this;
        }

        /** From this role on nobody needs credit. Default: everybody does. */
        public Builder exemptFrom(Role role) {
            this.exempt = Objects.requireNonNull(role, "role");
            return this;
        }

        /** The gate. */
        public CreditGate build() {
            return new CreditGate(this);
        }
    }
}
