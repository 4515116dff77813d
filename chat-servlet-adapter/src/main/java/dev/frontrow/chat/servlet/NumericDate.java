package dev.frontrow.chat.servlet;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A NumericDate of a JWT: seconds since 1970 as a JSON number, which may have decimals (RFC 7519 §2). Here it has six.
 */
final class NumericDate {

    private static final int PLACES = 6;

    private NumericDate() {}

    static BigDecimal of(Instant instant) {
        return BigDecimal.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, instant), PLACES);
    }

    /** The moment, to the microsecond: a double is precise enough for that until long after the year 2100. */
    static Instant instant(Number seconds) {
        return Instant.EPOCH.plus(Math.round(seconds.doubleValue() * 1e6), ChronoUnit.MICROS);
    }
}
