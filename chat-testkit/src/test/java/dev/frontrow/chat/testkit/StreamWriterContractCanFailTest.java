package dev.frontrow.chat.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.transport.Subscription;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every rule of the writer's contract has been seen red; the plain connection keeps them all. */
class StreamWriterContractCanFailTest {

    /** Where a defect is planted nothing comes late: it comes at once or never. */
    private static final Duration SHORT = Duration.ofMillis(200);

    /** A way to be wrong, named for the rule that must notice. */
    enum Defect {
        NONE("", PlainConnection::new),
        S1("no piece 0", told -> new PlainConnection(told) {
            private byte[] before = {};

            @Override
            public void write(byte[] bytes) throws IOException {
                super.write(before); // each piece leaves with the next one only
                before = bytes;
            }
        }),
        S2("<<hello>>", told -> new PlainConnection(told) {
            @Override
            public boolean write(byte[] bytes, int offset, int length) throws IOException {
                write(bytes);
                return isReady();
            }
        }),
        S3("close, while nothing is read", told -> new PlainConnection(told) {
            @Override
            public void close() {
                Busy.spin(SHORT.multipliedBy(2));
                super.close();
            }
        }),
        S4("told that it is writable", told -> new PlainConnection(told) {
            @Override
            void tellWritable() {}
        }),
        S5("ended before it was read", told -> new PlainConnection(told) {
            @Override
            public void close() {
                end();
            }
        }),
        S6("Expecting code to raise a throwable", told -> new PlainConnection(told) {
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
        S7("nothing to close", told -> new PlainConnection(told) {
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
        }),
        S8("ready, after a write that said so", told -> new PlainConnection(told) {
            @Override
            public boolean write(byte[] bytes, int offset, int length) throws IOException {
                super.write(bytes, offset, length);
                return true;
            }
        });

        private final String words;
        private final Function<Subscription, PlainConnection> broken;

        /** @param words a part of what the rule says: it is this that it notices, and not something else */
        Defect(String words, Function<Subscription, PlainConnection> broken) {
            this.words = words;
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
            return planted == Defect.NONE ? super.timeout() : SHORT;
        }

        @Override
        protected Duration quietTime() {
            return Duration.ofMillis(1); // nothing happens by itself
        }
    }

    @AfterEach
    void plantNothing() {
        planted = Defect.NONE;
    }

    @Test
    void the_plain_connection_keeps_every_rule() {
        assertThat(FailingRules.withWords(Planted.class)).isEmpty();
    }

    static class Relayed extends StreamWriterContract {

        @Override
        protected Connection connect(Subscription told) {
            return new RelayedConnection(told);
        }

        @Override
        protected int pieceSize() {
            return 10;
        }

        @Override
        protected Duration quietTime() {
            return Duration.ofMillis(1);
        }
    }

    @Test
    void a_connection_that_has_room_again_while_its_client_reads_nothing_keeps_every_rule() {
        assertThat(FailingRules.withWords(Relayed.class)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void the_rule_notices(Defect defect) {
        planted = defect;
        assertThat(FailingRules.withWords(Planted.class))
                .hasEntrySatisfying(defect.name(), words -> assertThat(words).contains(defect.words));
    }
}
