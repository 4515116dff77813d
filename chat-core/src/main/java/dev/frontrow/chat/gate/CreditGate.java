package dev.frontrow.chat.gate;

import dev.frontrow.chat.host.Role;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The credit gate: open while the balance is above zero, or as high as the host asks for, whatever is asked. It takes
 * nothing. Called by hosts, once, to wire it:
 *
 * <pre>{@code
 * Gate gate = CreditGate.builder(wallet).topUpUrl("/wallet").build();
 * }</pre>
 */
public final class CreditGate implements Gate {

    private static final String NAME = "credit";

    private final Wallet wallet;
    private final long required;
    private final @Nullable Money unit;
    private final @Nullable String topUpUrl;
    private final @Nullable Role exempt;

    private CreditGate(Builder builder) {
        wallet = builder.wallet;
        required = builder.required;
        unit = builder.unit;
        topUpUrl = builder.topUpUrl;
        exempt = builder.exempt;
    }

    /** A builder of a gate over the host's wallet. */
    public static Builder builder(Wallet wallet) {
        return new Builder(wallet);
    }

    /** Takes nothing: it only reads the balance, at a send as well as where nothing is sent. */
    @Override
    public GateDecision decide(GateRequest request) {
        if (exempt != null && request.user().role().compareTo(exempt) >= 0) {
            return GateDecision.open();
        }
        Money balance = wallet.balance(request);
        if (unit != null && !unit.equals(balance.withMinor(unit.minor()))) {
            throw new IllegalStateException("the wallet answered in another unit than the gate asks for");
        }
        if (balance.minor() >= required) {
            return GateDecision.open();
        }
        GateReason reason = GateReason.insufficientCredit(NAME, balance.withMinor(required), balance);
        return GateDecision.closed(topUpUrl == null ? reason : reason.withTopUpUrl(topUpUrl));
    }

    @Override
    public boolean mayBlock() {
        return wallet.mayBlock();
    }

    /**
     * Builds one gate. Used by one thread.
     *
     * <p>Every method throws {@link IllegalStateException} when the gate has been built.
     */
    public static final class Builder {

        private final Wallet wallet;
        private long required = 1;
        private @Nullable Money unit;
        private @Nullable String topUpUrl;
        private @Nullable Role exempt;
        private boolean isBuilt;

        private Builder(Wallet wallet) {
            this.wallet = Objects.requireNonNull(wallet, "wallet");
        }

        /**
         * How much somebody must have to speak, in the smallest unit of the wallet's currency; from 1. Nothing is
         * charged. Default: 1.
         *
         * @throws IllegalArgumentException below 1
         */
        public Builder atLeast(long minor) {
            requireNotBuilt("atLeast");
            if (minor < 1) {
                throw new IllegalArgumentException("atLeast: " + minor + " (expected: from 1)");
            }
            this.required = minor;
            return this;
        }

        /** The same in a unit that the wallet has to answer in; in any other it cannot say. */
        Builder atLeast(Money money) {
            unit = money;
            return atLeast(money.minor());
        }

        /**
         * Where "Top Up" leads: http, https, or a path from {@code /}. Default: nowhere.
         *
         * @throws IllegalArgumentException for any other address
         */
        public Builder topUpUrl(String url) {
            requireNotBuilt("topUpUrl");
            this.topUpUrl = GateReason.checkedUrl(url); // here, where the mistake is, and not at the first closed gate
            return this;
        }

        /** From this role on nobody needs credit. Default: everybody does. */
        public Builder exemptFrom(Role role) {
            requireNotBuilt("exemptFrom");
            this.exempt = Objects.requireNonNull(role, "role");
            return this;
        }

        /** The gate. */
        public CreditGate build() {
            requireNotBuilt("build");
            isBuilt = true;
            return new CreditGate(this);
        }

        private void requireNotBuilt(String method) {
            if (isBuilt) {
                throw new IllegalStateException(method + ": the gate is built already; a builder builds one");
            }
        }
    }
}
