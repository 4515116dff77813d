package dev.frontrow.chat.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final VerifiedTokens verified = new VerifiedTokens();

    private static TokenClaims claims(int user) {
        return new TokenClaims(new UserId("u" + user), new RoomId("r1"), NOON, NOON.plus(Duration.ofMinutes(15)));
    }

    @Test
    void a_token_is_found_by_all_of_its_characters() {
        verified.remember("aaaa.bbbb.cccc", claims(1));
        assertThat(verified.find("aaaa.bbbb.cccc")).contains(claims(1));
        for (String other : List.of("", "aaaa.bbbb.ccc", "aaaa.bbbb.cccd", "aaaa.bbbb.ccccc", "AAAA.bbbb.cccc")) {
            assertThat(verified.find(other)).as(other).isEmpty();
        }
    }

    @Test
    void what_is_forgotten_is_not_found_and_leaves_no_entry() {
        verified.remember("token", claims(1));
        verified.forget("token");
        assertThat(verified.find("token")).isEmpty();
        assertThat(verified.size()).isZero();
    }

    @Test
    void the_least_recently_used_goes_when_there_are_too_many() {
        IntStream.range(0, VerifiedTokens.MAX_ENTRIES)
                .forEach(number -> verified.remember("token" + number, claims(number)));
        assertThat(verified.find("token0")).contains(claims(0)); // used

        verified.remember("one more", claims(7));

        assertThat(verified.size()).isEqualTo(VerifiedTokens.MAX_ENTRIES);
        assertThat(verified.find("token0")).contains(claims(0));
        assertThat(verified.find("token1")).isEmpty();
        assertThat(verified.find("one more")).contains(claims(7));
    }

    /** Each thread has tokens of its own, so many that all together push each other out. */
    @Test
    void many_threads_find_the_claims_of_their_own_tokens_or_none() throws Exception {
        int threads = 4;
        int tokens = VerifiedTokens.MAX_ENTRIES / 2;
        CyclicBarrier together = new CyclicBarrier(threads);
        ExecutorService ofTheirOwn = Executors.newFixedThreadPool(threads); // the common pool may have fewer
        List<CompletableFuture<Void>> all = IntStream.range(0, threads)
                .mapToObj(thread -> CompletableFuture.runAsync(
                        () -> {
                            await(together);
                            for (int number = thread * tokens; number < (thread + 1) * tokens; number++) {
                                verified.remember("token" + number, claims(number));
                                int known = number;
                                verified.find("token" + known)
                                        .ifPresent(found -> assertThat(found).isEqualTo(claims(known)));
                            }
                        },
                        ofTheirOwn))
                .toList();
        for (CompletableFuture<Void> one : all) {
            one.get(60, TimeUnit.SECONDS);
        }
        ofTheirOwn.shutdown();
        assertThat(verified.size()).isEqualTo(VerifiedTokens.MAX_ENTRIES);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("the others did not come", e);
        }
    }
}
