package dev.frontrow.chat.engine.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.host.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RevocationsTest {

    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration SESSION = Duration.ofHours(12);
    private static final UserId ADA = new UserId("ada");
    private static final UserId BOB = new UserId("bob");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final Revocations revocations = new Revocations(now::get, SESSION, 2);

    @Test
    void what_was_before_counts_no_more_and_what_comes_after_does() {
        revocations.revoke(ADA);
        assertThat(revocations.isRevoked(ADA, START.minusSeconds(1))).isTrue();
        assertThat(revocations.isRevoked(ADA, START))
                .as("the same moment may have been before")
                .isTrue();
        assertThat(revocations.isRevoked(ADA, START.plusNanos(1000))).isFalse();
        assertThat(revocations.isRevoked(BOB, START)).isFalse();
    }

    @Test
    void the_last_word_counts() {
        revocations.revoke(ADA);
        now.set(START.plusSeconds(60));
        revocations.revoke(ADA);
        assertThat(revocations.isRevoked(ADA, START.plusSeconds(59))).isTrue();
        assertThat(revocations.isRevoked(ADA, START.plusSeconds(61))).isFalse();
    }

    @Test
    void an_entry_stays_as_long_as_a_credential_can_live_and_then_goes() {
        revocations.revoke(ADA);
        now.set(START.plus(SESSION));
        revocations.revoke(BOB);
        assertThat(revocations.isRevoked(ADA, START)).isTrue();
        now.set(START.plus(SESSION).plus(Duration.ofMinutes(3)));
        revocations.revoke(BOB);
        assertThat(revocations.isRevoked(ADA, START))
                .as("expired by itself long ago")
                .isFalse();
    }

    @Test
    void beyond_the_bound_the_oldest_gives_way_and_still_nobody_who_signed_out_gets_in() {
        for (int i = 0; i < 5; i++) {
            now.set(START.plusSeconds(i));
            revocations.revoke(new UserId("user-" + i));
        }
        for (int i = 0; i < 5; i++) {
            UserId user = new UserId("user-" + i);
            assertThat(revocations.isRevoked(user, START.plusSeconds(i)))
                    .as("%s", user)
                    .isTrue();
            assertThat(revocations.isRevoked(user, START.plusSeconds(5)))
                    .as("%s", user)
                    .isFalse();
        }
        assertThat(revocations.isRevoked(BOB, START.plusSeconds(2)))
                .as("asked to sign in once more")
                .isTrue();
        assertThat(revocations.isRevoked(BOB, START.plusSeconds(3))).isFalse();
    }
}
