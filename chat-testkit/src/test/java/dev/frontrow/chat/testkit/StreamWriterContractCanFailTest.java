package dev.frontrow.chat.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.transport.Subscription;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every rule of the writer's contract has been seen red; the plain connection keeps them all. */
class StreamWriterContractCanFailTest {

    /** A way to be wrong, named for the rule that must notice. */
    enum Defect {
        NONE(PlainConnection::new),
        S1(told -> new PlainConnection(told) {
            private byte[] before = {};

            @Override
            public void write(byte[] bytes) throws IOException {
                super.write(before); // each piece leaves with the next one only
                before = bytes;
            }
        }),
        S2(told -> new PlainConnection(told) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                write(bytes);
            }
        }),
        S3(told -> new PlainConnection(told) {
            @Override
            public void close() {
                Busy.spin(Duration.ofMillis(600));
                super.close();
            }
        }),
        S4(told -> new PlainConnection(told) {
            @Override
            void tellWritable() {}
        }),
        S5(told -> new PlainConnection(told) {
            @Override
            public void close() {
                end();
            }
        }),
        S6(told -> new PlainConnection(told) {
            private boolean hasLeft;

            @Override
            public void leave() {
                super.leave();
                hasLeft = true;
            }

            @Override
            public void write(byte[] bytes) throws IOException {
                if (!hasLeft) {
                    super.write(bytes);
                }
            }
        }),
        S7(told -> new PlainConnection(told) {
            private boolean hasLeft;

            @Override
            public void leave() {
                super.leave();
                hasLeft = true;
            }

            @Override
            public void close() {
                if (hasLeft) {
                    throw new IllegalStateException("nothing to close");
                }
                super.close();
            }
        });

        private final Function<Subscription, PlainConnection> broken;

        Defect(Function<Subscription, PlainConnection> broken) {
            this.broken = broken;
        }
    }

    private static Defect planted = Defect.NONE;

    static class Planted extends StreamWriterContract {

        @Override
        protected Connection connect(Subscription told) {
            return planted.broken.apply(told);
        }

        @Override
        protected int pieceSize() {
            return 10;
        }

        @Override
        protected Duration timeout() {
            return planted == Defect.NONE ? super.timeout() : Duration.ofMillis(200);
        }
    }

    @AfterEach
    void plantNothing() {
        planted = Defect.NONE;
    }

    @Test
    void the_plain_connection_keeps_every_rule() {
        assertThat(FailingRules.of(Planted.class)).isEqualTo(Set.of());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void the_rule_notices(Defect defect) {
        planted = defect;
        assertThat(FailingRules.of(Planted.class)).contains(defect.name());
    }
}
