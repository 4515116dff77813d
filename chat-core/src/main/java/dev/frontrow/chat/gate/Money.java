package dev.frontrow.chat.gate;

import java.util.Currency;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * An amount of money or credit.
 *
 * @param minor the amount in the smallest unit (cents, credits); may be negative: an overdrawn balance
 * @param currency 1 to 16 characters of {@code A-Z 0-9 _}: an ISO 4217 code or the host's own unit, such as
 *     {@code CREDIT}
 * @param digits how many of its decimal digits stand after the point where it is shown; 0 to 9
 */
public record Money(long minor, String currency, int digits) {

    private static final Pattern CURRENCY = Pattern.compile("[A-Z0-9_]{1,16}");
    private static final int MAX_DIGITS = 9;

    public Money {
        if (!CURRENCY.matcher(Objects.requireNonNull(currency, "currency")).matches()) {
            throw new IllegalArgumentException("currency: not [A-Z0-9_]{1,16}");
        }
        if (digits < 0 || digits > MAX_DIGITS) {
            throw new IllegalArgumentException("digits: " + digits + " (expected: 0.." + MAX_DIGITS + ")");
        }
    }

    /** An amount with as many digits as ISO 4217 gives its currency; none for a unit that is not in it. */
    public Money(long minor, String currency) {
        this(minor, currency, isoDigits(currency));
    }

    /** Another amount of the same unit. */
    public Money withMinor(long other) {
        return new Money(other, currency, digits);
    }

    private static int isoDigits(String currency) {
        try {
            // Precious metals and the like have none.
            return Math.max(
                    0,
                    Currency.getInstance(Objects.requireNonNull(currency, "currency"))
                            .getDefaultFractionDigits());
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }
}
