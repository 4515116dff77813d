package dev.frontrow.chat.mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModeSetTest {

    private static final ModeSet SOME =
            ModeSet.NONE.with(Mode.LOCKED).with(Mode.FOLLOWERS, Duration.ZERO).with(Mode.SLOW, Duration.ofSeconds(30));

    @Test
    void allAreOffAtFirst() {
        assertThat(ModeSet.NONE.isEmpty()).isTrue();
        for (Mode mode : Mode.values()) {
            assertThat(ModeSet.NONE.isOn(mode)).isFalse();
            assertThat(ModeSet.NONE.length(mode)).isEmpty();
        }
    }

    @Test
    void aChangeMakesAnotherSetAndLeavesThisOneAsItIs() {
        ModeSet fewer = SOME.without(Mode.LOCKED);
        assertThat(fewer.isOn(Mode.LOCKED)).isFalse();
        assertThat(SOME.isOn(Mode.LOCKED)).isTrue();
        assertThat(SOME.with(Mode.SLOW, Duration.ofSeconds(5)).length(Mode.SLOW))
                .contains(Duration.ofSeconds(5));
        assertThat(SOME.length(Mode.SLOW)).contains(Duration.ofSeconds(30));
        assertThat(SOME.without(Mode.UNIQUE)).isEqualTo(SOME);
        assertThat(fewer.without(Mode.SLOW).without(Mode.FOLLOWERS)).isEqualTo(ModeSet.NONE);
    }

    @Test
    void oneWithALengthOfZeroIsOn() {
        assertThat(SOME.isOn(Mode.FOLLOWERS)).isTrue();
        assertThat(SOME.without(Mode.FOLLOWERS)).isNotEqualTo(SOME);
    }

    @Test
    void theOrderInWhichTheyWereSwitchedMakesNoDifference() {
        ModeSet other = ModeSet.NONE
                .with(Mode.SLOW, Duration.ofSeconds(30))
                .with(Mode.FOLLOWERS, Duration.ZERO)
                .with(Mode.LOCKED);
        assertThat(other).isEqualTo(SOME).hasSameHashCodeAs(SOME);
        assertThat(other.toText()).isEqualTo(SOME.toText()).isEqualTo("slow=30 followers=0 locked");
    }

    @Test
    void whatWasWrittenIsReadAgain() {
        assertThat(ModeSet.parse(SOME.toText())).isEqualTo(SOME);
        assertThat(ModeSet.parse("")).isEqualTo(ModeSet.NONE);
        ModeSet all = ModeSet.NONE;
        for (Mode mode : Mode.values()) {
            all = mode.hasLength() ? all.with(mode, Duration.ofSeconds(7)) : all.with(mode);
            assertThat(ModeSet.parse(all.toText())).isEqualTo(all);
        }
    }

    /** A node of this version goes on with a room that one of a newer version has switched. */
    @Test
    void ofWhatANewerVersionWroteTheKnownIsRead() {
        assertThat(ModeSet.parse("slow=30 links=off followers=0 quiet locked")).isEqualTo(SOME);
        assertThat(ModeSet.parse("slow=400 followers=99999999"))
                .isEqualTo(ModeSet.NONE
                        .with(Mode.SLOW, Duration.ofSeconds(300))
                        .with(Mode.FOLLOWERS, Duration.ofDays(90)));
        assertThat(ModeSet.parse("slow followers subscribers=2 unique=letters"))
                .isEqualTo(ModeSet.NONE
                        .with(Mode.SLOW, Duration.ofSeconds(1))
                        .with(Mode.FOLLOWERS, Duration.ZERO)
                        .with(Mode.SUBSCRIBERS)
                        .with(Mode.UNIQUE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"slow=", "slow=x", "slow=30s", "slow=1.5", "followers=99999999999999999999"})
    void whatWasNotWrittenSoIsNotRead(String text) {
        assertThatThrownBy(() -> ModeSet.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
