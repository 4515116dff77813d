package dev.frontrow.chat.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.limit.RateDecision;
import dev.frontrow.chat.limit.RateLimit;
import dev.frontrow.chat.limit.RateLimiter;
import dev.frontrow.chat.limit.RateRefund;
import dev.frontrow.chat.limit.RateRequest;
import dev.frontrow.chat.limit.RateState;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every rule of the limiter contract has been seen red; the plain limiter that the defects are planted in keeps them
 * all.
 */
class RateLimiterContractCanFailTest {

    /** A way to be wrong, named for the rule that must notice. */
    enum Defect {
        NONE(PlainLimiter::new),
        R01(time -> new PlainLimiter(time) {
            @Override
            int permits(Running window, RateLimit limit) {
                return limit.permits() + 1;
            }
        }),
        R02(time -> new PlainLimiter(time) {
            @Override
            public RateDecision tryAcquire(RateRequest request) {
                RateState before = peek(request);
                Busy.pause();
                RateDecision decision = super.tryAcquire(request);
                return new RateDecision(before.remaining() > 0, decision.state(), decision.window());
            }
        }),
        R03(time -> new PlainLimiter(time) {
            @Override
            boolean isOver(Running window, RateLimit limit) {
                return passed(window) > limit.window().toNanos();
            }
        }),
        R04(time -> new PlainLimiter(time) {
            @Override
            int permits(Running window, RateLimit limit) {
                long trickled =
                        limit.permits() * passed(window) / limit.window().toNanos();
                return limit.permits() + (int) trickled;
            }
        }),
        R05(time -> new PlainLimiter(time) {
            @Override
            Running startNow() {
                Running window = super.startNow();
                window.start -= window.start % Duration.ofSeconds(30).toNanos();
                return window;
            }
        }),
        R06(time -> new PlainLimiter(time) {
            @Override
            void refused(Running window) {
                window.start = time.getAsLong();
            }
        }),
        R07(time -> new PlainLimiter(time) {
            @Override
            public void refund(RateRefund refund) {}
        }),
        R08(time -> new PlainLimiter(time) {
            @Override
            int taken(int afterRefund) {
                return afterRefund;
            }
        }),
        R09(time -> new PlainLimiter(time) {
            @Override
            public RateState peek(RateRequest request) {
                return tryAcquire(request).state();
            }
        }),
        R10(time -> new PlainLimiter(time) {
            @Override
            List<Object> key(RateRequest request) {
                return List.of(request.room().value() + request.user().value(), request.limit());
            }
        }),
        R11(time -> new PlainLimiter(time) {
            @Override
            Duration reset(Running window, RateLimit limit) {
                return limit.window();
            }
        }),
        R12(time -> new PlainLimiter(time) {
            @Override
            public void refund(RateRefund refund) {
                int seen = peek(refund.request()).remaining();
                Busy.pause();
                if (peek(refund.request()).remaining() == seen) {
                    super.refund(refund);
                }
            }
        }),
        R13(time -> new PlainLimiter(time) {
            @Override
            RateState state(Running window, RateLimit limit) {
                RateState state = super.state(window, limit);
                RateLimit fixed = RateLimit.perSeconds(10, 30);
                return new RateState(fixed, Math.min(10, state.remaining()), state.reset());
            }
        });

        private final Function<ManualTime, RateLimiter> broken;

        Defect(Function<ManualTime, RateLimiter> broken) {
            this.broken = broken;
        }
    }

    private static Defect planted = Defect.NONE;

    static class Planted extends RateLimiterContract {
        @Override
        protected RateLimiter createLimiter(ManualTime clock) {
            return planted.broken.apply(clock);
        }
    }

    @AfterEach
    void plantNothing() {
        planted = Defect.NONE;
    }

    @Test
    void the_plain_limiter_keeps_every_rule() {
        assertThat(FailingRules.of(Planted.class)).isEqualTo(Set.of());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void the_rule_notices(Defect defect) {
        planted = defect;
        assertThat(FailingRules.of(Planted.class)).contains(defect.name());
    }
}
