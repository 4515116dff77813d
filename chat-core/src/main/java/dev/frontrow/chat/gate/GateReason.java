package dev.frontrow.chat.gate;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why a gate is closed and what would open it. All of it is shown to the person concerned, and to nobody else.
 *
 * @param gate the gate's name: {@code [a-z0-9_]{1,32}}
 * @param code a stable word for the reason: {@code [a-z0-9_]{1,64}}. {@value #INSUFFICIENT_CREDIT} is answered with status 402, any other with 403 {@code gate_closed}
 * @param required what would be needed, or null
 * @param balance what there is, or null
 * @param topUpUrl where it can be opened, a wallet or a page to subscribe say: an http or https address or a path that starts with one slash, without white space, or null
 */
public record GateReason(
        String gate,
        String code,
        @Nullable Money required,
        @Nullable Money balance,
        @Nullable String topUpUrl) {

    /** The code of a credit gate. */
    public static final String INSUFFICIENT_CREDIT = "insufficient_credit";

    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,32}");
    private static final Pattern CODE = Pattern.compile("[a-z0-9_]{1,64}");
    /**
     * No space, no control character, no half of a surrogate pair. Browsers drop tabs and line breaks from an address (WHATWG URL §4.4), so that a slash, a tab and a slash
     * would lead to another host.
     */
    private static final Pattern LINK =
            Pattern.compile("(https?://|/(?![/\\\\]))[^\\p{Z}\\p{C}]{0,2000}", Pattern.CASE_INSENSITIVE);

    public GateReason {
        if (!NAME.matcher(gate).matches()) {
            throw new IllegalArgumentException("gate: not [a-z0-9_]{1,32}");
        }
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("code: not [a-z0-9_]{1,64}");
        }
        if (topUpUrl != null && !LINK.matcher(topUpUrl).matches()) {
            throw new IllegalArgumentException("topUpUrl: neither http, https nor a path from /");
        }
    }

    /** A reason without amounts. */
    public GateReason(String gate, String code) {
        this(gate, code, null, null, null);
    }
}
