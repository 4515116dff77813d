package dev.frontrow.chat.gate;

import dev.frontrow.chat.host.Role;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why a gate is closed and what would open it. Made by gates; all of it is shown to the person concerned, and to nobody
 * else. Immutable.
 */
public final class GateReason {

    /**
     * The code of a gate that asks for money or credit. It is answered with status 402, every other code with 403
     * {@code gate_closed}.
     */
    public static final String INSUFFICIENT_CREDIT = "insufficient_credit";

    /** The code of a gate that asks for a subscription. */
    public static final String SUBSCRIBERS_ONLY = "subscribers_only";

    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,32}");
    private static final Pattern CODE = Pattern.compile("[a-z0-9_]{1,64}");
    /**
     * No space, no control character, no half of a surrogate pair. Browsers drop tabs and line breaks from an address
     * (WHATWG URL §4.4), so that a slash, a tab and a slash would lead to another host.
     */
    private static final Pattern LINK =
            Pattern.compile("(https?://|/(?![/\\\\]))[^\\p{Z}\\p{C}]{0,2000}", Pattern.CASE_INSENSITIVE);

    private final String gate;
    private final String code;
    private final @Nullable Requirement requirement;
    private final @Nullable String topUpUrl;

    private GateReason(String gate, String code, @Nullable Requirement requirement, @Nullable String topUpUrl) {
        this.gate = checkedName(gate);
        if (!CODE.matcher(Objects.requireNonNull(code, "code")).matches()) {
            throw new IllegalArgumentException("code: not " + CODE);
        }
        this.code = code;
        this.requirement = requirement;
        this.topUpUrl = topUpUrl;
    }

    /**
     * A reason that its code says all about.
     *
     * @param gate the gate's name: {@code [a-z0-9_]{1,32}}
     * @param code a stable word for the reason: {@code [a-z0-9_]{1,64}}
     */
    public static GateReason of(String gate, String code) {
        return new GateReason(gate, code, null, null);
    }

    /** The same with what would open the gate. */
    public static GateReason of(String gate, String code, Requirement requirement) {
        return new GateReason(gate, code, Objects.requireNonNull(requirement, "requirement"), null);
    }

    /**
     * Somebody has less than they need: {@value #INSUFFICIENT_CREDIT}.
     *
     * @param balance what they have, in the unit of what they need
     */
    public static GateReason insufficientCredit(String gate, Money required, Money balance) {
        return of(gate, INSUFFICIENT_CREDIT, Requirement.balance(required, balance));
    }

    /** Somebody has not subscribed: {@value #SUBSCRIBERS_ONLY}. */
    public static GateReason subscribersOnly(String gate) {
        return of(gate, SUBSCRIBERS_ONLY, Requirement.rank(Role.SUBSCRIBER));
    }

    /**
     * The same reason with a link.
     *
     * @param url where the gate can be opened, a wallet or a page to subscribe say: an http or https address or a path
     *     that starts with one slash, without white space
     */
    public GateReason withTopUpUrl(String url) {
        return new GateReason(gate, code, requirement, checkedUrl(url));
    }

    /** A name that a gate may have. */
    static String checkedName(String gate) {
        if (!NAME.matcher(Objects.requireNonNull(gate, "gate")).matches()) {
            throw new IllegalArgumentException("gate: not " + NAME);
        }
        return gate;
    }

    /** An address that a reason may have. */
    static String checkedUrl(String url) {
        if (!LINK.matcher(Objects.requireNonNull(url, "topUpUrl")).matches()) {
            throw new IllegalArgumentException("topUpUrl: neither http, https nor a path from /");
        }
        return url;
    }

    /** The gate's name; of several that are closed, the one whose reason this is. */
    public String gate() {
        return gate;
    }

    /** The stable word for it. */
    public String code() {
        return code;
    }

    /** What would open the gate, or null where the gate does not say. */
    public @Nullable Requirement requirement() {
        return requirement;
    }

    /** Where the gate can be opened, or null. */
    public @Nullable String topUpUrl() {
        return topUpUrl;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GateReason that
                && gate.equals(that.gate)
                && code.equals(that.code)
                && Objects.equals(requirement, that.requirement)
                && Objects.equals(topUpUrl, that.topUpUrl);
    }

    @Override
    public int hashCode() {
        return Objects.hash(gate, code, requirement, topUpUrl);
    }

    @Override
    public String toString() {
        return "GateReason[gate=" + gate + ", code=" + code + ", requirement=" + requirement + ", topUpUrl=" + topUpUrl
                + "]";
    }
}
