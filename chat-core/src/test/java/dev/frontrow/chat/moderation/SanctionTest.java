package dev.frontrow.chat.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.Given;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SanctionTest {

    @Test
    void aSanctionHoldsUpToAndNotAtItsEnd() {
        Instant end = Given.mute().until();
        assertThat(Given.mute().holdsAt(Given.NOON)).isTrue();
        assertThat(Given.mute().holdsAt(end.minusNanos(1))).isTrue();
        assertThat(Given.mute().holdsAt(end)).isFalse();
        assertThat(Given.mute().holdsAt(end.plusNanos(1))).isFalse();
    }

    @Test
    void aSanctionWithoutAnEndHoldsForGood() {
        assertThat(Given.ban().holdsAt(Instant.MAX)).isTrue();
        assertThat(Given.ban().holdsAt(Instant.MIN)).isTrue();
    }
}
