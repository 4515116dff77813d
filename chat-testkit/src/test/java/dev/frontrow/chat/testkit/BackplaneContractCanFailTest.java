package dev.frontrow.chat.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.store.Backplane;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every rule of the backplane contract has been seen red; the plain backplane keeps them all. */
class BackplaneContractCanFailTest {

    /** A way to be wrong, named for the rule that must notice. */
    enum Defect {
        NONE("", PlainBackplane::new),
        B1("nothing is heard", nodes -> new PlainBackplane(nodes) {
            @Override
            List<PlainBackplane> others() {
                return super.others().subList(0, Math.min(1, super.others().size()));
            }
        }),
        B2("could not find", nodes -> new PlainBackplane(nodes) {
            @Override
            public void announce(RoomId room) {
                super.announce(new RoomId(room.value().toLowerCase(Locale.ROOT)));
            }
        }),
        B3("could not find", nodes -> new PlainBackplane(nodes) {
            private final AtomicBoolean busy = new AtomicBoolean();

            @Override
            public void announce(RoomId room) {
                if (!busy.getAndSet(true)) {
                    super.announce(room);
                    Busy.pause();
                    busy.set(false);
                }
            }
        }),
        B4("announcing to nobody", nodes -> new PlainBackplane(nodes) {
            @Override
            public void announce(RoomId room) {
                Busy.spin(Duration.ofMillis(60));
                super.announce(room);
            }
        }),
        B5("hints can be lost", nodes -> new PlainBackplane(nodes) {
            @Override
            public Optional<Duration> checkEvery() {
                return Optional.empty();
            }
        }),
        B6("Expecting empty", nodes -> new PlainBackplane(nodes) {
            @Override
            boolean isClosed() {
                return false;
            }
        }),
        B7("closed", nodes -> new PlainBackplane(nodes) {
            @Override
            public void announce(RoomId room) {
                if (isClosed()) {
                    throw new IllegalStateException("closed");
                }
                super.announce(room);
            }
        });

        private final String words;
        private final Function<List<PlainBackplane>, Backplane> broken;

        /** @param words a part of what the rule says: it is this that it notices, and not something else */
        Defect(String words, Function<List<PlainBackplane>, Backplane> broken) {
            this.words = words;
            this.broken = broken;
        }
    }

    private static Defect planted = Defect.NONE;

    static class Planted extends BackplaneContract {

        private final List<PlainBackplane> nodes = PlainBackplane.nodes();

        @Override
        protected Backplane createBackplane() {
            return planted.broken.apply(nodes);
        }

        @Override
        protected Duration timeout() {
            return planted == Defect.NONE ? super.timeout() : Duration.ofMillis(200);
        }
    }

    /** Says that it gives no hints, and gives some. */
    static class Talkative extends Planted {
        @Override
        protected boolean givesHints() {
            return false;
        }
    }

    @AfterEach
    void plantNothing() {
        planted = Defect.NONE;
    }

    @Test
    void the_plain_backplane_keeps_every_rule() {
        assertThat(FailingRules.withWords(Planted.class)).isEmpty();
    }

    @Test
    void hints_of_a_backplane_that_gives_none_are_noticed() {
        assertThat(FailingRules.of(Talkative.class)).contains("B2", "B3");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void the_rule_notices(Defect defect) {
        planted = defect;
        assertThat(FailingRules.withWords(Planted.class))
                .hasEntrySatisfying(defect.name(), words -> assertThat(words).contains(defect.words));
    }
}
