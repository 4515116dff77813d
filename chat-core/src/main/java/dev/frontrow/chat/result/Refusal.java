package dev.frontrow.chat.result;

import dev.frontrow.chat.gate.GateReason;
import dev.frontrow.chat.limit.RateState;
import dev.frontrow.chat.moderation.Sanction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Why something was refused, and when it is worth trying again.
 *
 * @param code the stable code
 * @param retryAfter when to try again, or null when time alone does not help
 * @param sanction the sanction that stands in the way, or null
 * @param gate why the gate is closed; none for other stages
 * @param rate how it stands with the limit, or null for other stages
 * @param maxLength the length allowed in code points, where the text was too long
 * @param instance the URN of this very occurrence (RFC 9457 §3.1.5), by which the host's log and observer name it, or
 *     null where it is nothing out of the ordinary
 */
public record Refusal(
        RefusalCode code,
        @Nullable Duration retryAfter,
        @Nullable Sanction sanction,
        List<GateReason> gate,
        @Nullable RateState rate,
        OptionalInt maxLength,
        @Nullable String instance) {

    /** A refusal that its code says all about. */
    public static Refusal of(RefusalCode code) {
        return new Refusal(code, null, null, List.of(), null, OptionalInt.empty(), null);
    }

    /** A refusal that time may cure. */
    public static Refusal retryable(RefusalCode code, Duration retryAfter) {
        return new Refusal(code, retryAfter, null, List.of(), null, OptionalInt.empty(), null);
    }

    /** Muted, banned or warned; with the time that is left of it, if it ends. */
    public static Refusal sanctioned(Sanction sanction, Instant now) {
        RefusalCode code = switch (sanction.kind()) {
            case BAN -> RefusalCode.BANNED;
            case MUTE -> RefusalCode.MUTED;
            case WARNING -> RefusalCode.WARNING_UNACKNOWLEDGED;
        };
        return new Refusal(code, left(sanction, now), sanction, List.of(), null, OptionalInt.empty(), null);
    }

    /** Never negative: it may have ended since it was looked at. */
    private static @Nullable Duration left(Sanction sanction, Instant now) {
        Instant until = sanction.until();
        if (until == null) {
            return null;
        }
        return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    }

    /** The gate is closed. */
    public static Refusal gated(List<GateReason> reasons) {
        boolean credit = reasons.stream().anyMatch(reason -> reason.code().equals(GateReason.INSUFFICIENT_CREDIT));
        RefusalCode code = credit ? RefusalCode.INSUFFICIENT_CREDIT : RefusalCode.GATE_CLOSED;
        return new Refusal(code, null, null, List.copyOf(reasons), null, OptionalInt.empty(), null);
    }

    /** Too often. */
    public static Refusal limited(RateState rate) {
        return new Refusal(RefusalCode.RATE_LIMITED, rate.reset(), null, List.of(), rate, OptionalInt.empty(), null);
    }

    /** Too long. */
    public static Refusal tooLong(int maxLength) {
        return new Refusal(RefusalCode.TEXT_TOO_LONG, null, null, List.of(), null, OptionalInt.of(maxLength), null);
    }

    /** A defect of the chat. */
    public static Refusal internal(String instance) {
        return new Refusal(RefusalCode.INTERNAL, null, null, List.of(), null, OptionalInt.empty(), instance);
    }
}
