package dev.frontrow.chat.mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ModeTest {

    @ParameterizedTest
    @CsvSource({
        "SLOW, PT1S",
        "SLOW, PT30S",
        "SLOW, PT300S",
        "FOLLOWERS, PT0S",
        "FOLLOWERS, PT10M",
        "FOLLOWERS, P90D",
        "SUBSCRIBERS, PT0S",
        "EMOJI_ONLY, PT0S",
        "UNIQUE, PT0S",
        "LOCKED, PT0S"
    })
    void aLengthInItsRangeIsTaken(Mode mode, Duration length) {
        assertThat(ModeSet.NONE.with(mode, length).length(mode)).contains(length);
        assertThat(RoomModes.NONE.with(ModeChange.on(mode, length)).inForce().length(mode))
                .contains(length);
    }

    @ParameterizedTest
    @CsvSource({
        "SLOW, PT0S",
        "SLOW, PT-1S",
        "SLOW, PT0.999S",
        "SLOW, PT1.5S",
        "SLOW, PT300.001S",
        "SLOW, PT301S",
        "SLOW, PT2562047788015215H30M7S",
        "FOLLOWERS, PT-1S",
        "FOLLOWERS, PT0.001S",
        "FOLLOWERS, PT2160H1S",
        "SUBSCRIBERS, PT1S",
        "EMOJI_ONLY, PT1S",
        "UNIQUE, PT600S",
        "LOCKED, PT-1S"
    })
    void anotherLengthIsRefused(Mode mode, Duration length) {
        assertThatThrownBy(() -> ModeSet.NONE.with(mode, length))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(mode.wireName() + ": " + length + " (expected: whole seconds, ");
        assertThatThrownBy(() -> ModeChange.on(mode, length)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyTwoHaveALength() {
        assertThat(Arrays.stream(Mode.values()).filter(Mode::hasLength)).containsExactly(Mode.SLOW, Mode.FOLLOWERS);
    }

    @ParameterizedTest
    @EnumSource
    void oneIsFoundByItsNameOnTheWireAndByNoOther(Mode mode) {
        assertThat(Mode.find(mode.wireName())).contains(mode);
        assertThat(Mode.find(mode.wireName().toUpperCase(java.util.Locale.ROOT)))
                .isEmpty();
        assertThat(Mode.find("")).isEmpty();
        assertThat(mode.gateName()).matches("[a-z][a-z0-9_]{0,31}");
    }
}
