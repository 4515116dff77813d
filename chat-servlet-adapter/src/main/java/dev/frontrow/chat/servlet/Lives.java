package dev.frontrow.chat.servlet;

import dev.frontrow.chat.settings.ChatSettings;
import java.time.Duration;

/**
 * How long credentials live.
 *
 * @param token 1 s to 1 day
 * @param ticket 1 s to 1 hour
 * @param session for how long a login gives any: whatever rests on it ends with this
 */
record Lives(Duration token, Duration ticket, Duration session) {

    static final Lives DEFAULT = new Lives(
            Duration.ofMinutes(15),
            Duration.ofSeconds(60),
            ChatSettings.defaults().sessionLife());

    Lives {
        check("tokenLife", token, Duration.ofDays(1));
        check("ticketLife", ticket, Duration.ofHours(1));
    }

    Duration of(Credential kind) {
        return kind == Credential.TOKEN ? token : ticket;
    }

    private static void check(String name, Duration value, Duration longest) {
        Duration shortest = Duration.ofSeconds(1);
        if (value.compareTo(shortest) < 0 || value.compareTo(longest) > 0) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + shortest + ".." + longest + ")");
        }
    }
}
