package dev.frontrow.chat.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.gate.Fact;
import dev.frontrow.chat.gate.Facts;
import dev.frontrow.chat.gate.FactsRequest;
import dev.frontrow.chat.gate.UserFacts;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every rule of the facts contract has been seen red. */
class FactsContractCanFailTest {

    /** A way to be wrong, named for the rule that must notice. */
    enum Defect {
        NONE(real -> real),
        F1(real -> request -> {
            UserFacts.Builder daysOnly = UserFacts.builder();
            real.of(request)
                    .followsSince()
                    .ifPresentOrElse(
                            since -> daysOnly.followsSince(since.truncatedTo(ChronoUnit.DAYS)), daysOnly::notFollowing);
            return daysOnly.build();
        }),
        F2(real -> request -> real.of(request).followsSince().isPresent() ? real.of(request) : UserFacts.unknown()),
        F3(real -> {
            Map<UserId, UserFacts> remembered = new ConcurrentHashMap<>();
            return request -> remembered.computeIfAbsent(request.user().id(), id -> real.of(request));
        }),
        F4(real -> request -> request.facts().size() > 1 ? real.of(request) : UserFacts.unknown()),
        F5(real -> request -> real.of(new FactsRequest(new RoomId("facts-contract"), request.user(), request.facts()))),
        F6(real -> {
            FactsRequest[] shared = new FactsRequest[1];
            return request -> {
                shared[0] = request;
                Busy.pause();
                return real.of(shared[0]);
            };
        }),
        F7(real -> {
            AtomicInteger asked = new AtomicInteger();
            return request -> {
                int n = asked.incrementAndGet();
                if (n >= 5 && n < 9) {
                    Busy.spin(Duration.ofMillis(110));
                }
                return real.of(request);
            };
        });

        private final UnaryOperator<Facts> broken;

        Defect(UnaryOperator<Facts> broken) {
            this.broken = broken;
        }
    }

    private static Defect planted = Defect.NONE;

    private record InRoom(RoomId room, UserId user) {}

    static class Planted extends FactsContract {

        private final Map<InRoom, UserFacts> kept = new ConcurrentHashMap<>();
        private final Facts facts = planted.broken.apply(
                request -> kept.get(new InRoom(request.room(), request.user().id())));

        @Override
        protected Facts facts() {
            return facts;
        }

        @Override
        protected Set<Fact> known() {
            return Set.of(Fact.values());
        }

        @Override
        protected void set(RoomId room, UserId user, UserFacts facts) {
            kept.put(new InRoom(room, user), facts);
        }

        @Override
        protected Duration deadline() {
            return Duration.ofMillis(100);
        }
    }

    @AfterEach
    void plantNothing() {
        planted = Defect.NONE;
    }

    @Test
    void facts_kept_in_a_map_keep_every_rule() {
        assertThat(FailingRules.of(Planted.class)).isEqualTo(Set.of());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void the_rule_notices(Defect defect) {
        planted = defect;
        assertThat(FailingRules.of(Planted.class)).contains(defect.name());
    }
}
