package dev.frontrow.chat.gate;

import java.util.regex.Pattern;

/**
 * An amount of money or credit.
 *
 * @param minor the amount in the smallest unit (cents, credits); may be negative: an overdrawn balance
 * @param currency 1 to 16 characters of {@code A-Z 0-9 _}: an ISO 4217 code or the host's own unit, such as {@code CREDIT}
 */
public record Money(long minor, String currency) {

    private static final Pattern CURRENCY = Pattern.compile("[A-Z0-9_]{1,16}");

    public Money {
        if (!CURRENCY.matcher(currency).matches()) {
            throw new IllegalArgumentException("currency: not [A-Z0-9_]{1,16}");
        }
    }
}
