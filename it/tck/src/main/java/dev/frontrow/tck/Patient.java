package dev.frontrow.tck;

import dev.frontrow.chat.limit.RateLimit;
import dev.frontrow.chat.settings.ChatSettings;
import java.time.Duration;

/** Settings for tests that are about something else than limits: no rate limit to speak of, and time-outs that a busy machine does not reach. */
final class Patient {

    private Patient() {}

    static ChatSettings.Builder settings() {
        RateLimit unlimited = RateLimit.perSeconds(1_000_000, 1);
        return ChatSettings.builder()
                .rate(unlimited)
                .staffRate(unlimited)
                .moderationRate(unlimited)
                .gateTimeout(Duration.ofSeconds(8))
                .storeTimeout(Duration.ofSeconds(8));
    }
}
