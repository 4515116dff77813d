package dev.frontrow.chat.servlet;

import dev.frontrow.chat.settings.ChatSettings;
import java.time.Duration;

/**
 * Lifetimes of credentials.
 *
 * @param token 1 s to 1 day
 * @param ticket 1 s to 1 hour
 * @param session how long a login is good for credentials: everything based on it ends with this
 */
record TokenLifetimes(Duration token, Duration ticket, Duration session) {

    static final TokenLifetimes DEFAULT = new TokenLifetimes(
            Duration.ofMinutes(15),
            Duration.ofSeconds(60),
            ChatSettings.defaults().sessionLife());

    TokenLifetimes {
        check("tokenLife", token, Duration.ofDays(1));
        check("ticketLife", ticket, Duration.ofHours(1));
    }

    Duration of(TokenType type) {
        return type == TokenType.CHAT_TOKEN ? token : ticket;
    }

    private static void check(String name, Duration value, Duration longest) {
        Duration shortest = Duration.ofSeconds(1);
        if (value.compareTo(shortest) < 0 || value.compareTo(longest) > 0) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + shortest + ".." + longest + ")");
        }
    }
}
