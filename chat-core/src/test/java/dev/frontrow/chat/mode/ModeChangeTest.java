package dev.frontrow.chat.mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontrow.chat.Seed;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModeChangeTest {

    private static final ModeChange SLOW = ModeChange.on(Mode.SLOW, Duration.ofSeconds(30));

    @Test
    void itIsWrittenAsTheAuditLogShowsIt() {
        ModeChange change = SLOW.and(ModeChange.off(Mode.LOCKED))
                .and(ModeChange.on(Mode.UNIQUE).ofPreset())
                .and(ModeChange.off(Mode.SLOW).ofPreset())
                .and(ModeChange.shield(true));
        assertThat(change.toText()).isEqualTo("slow=30 locked=off preset.slow=off preset.unique=on shield=on");
        assertThat(ModeChange.parse(change.toText())).isEqualTo(change).hasSameHashCodeAs(change);
        assertThat(ModeChange.NOTHING.toText()).isEmpty();
        assertThat(ModeChange.parse("")).isEqualTo(ModeChange.NOTHING);
        assertThat(ModeChange.shield(false).toText()).isEqualTo("shield=off");
    }

    @Test
    void everyChangeIsReadAgainAsItWasWritten() {
        RandomGenerator random = Seed.random("mode changes");
        for (int i = 0; i < 1_000; i++) {
            ModeChange change = random(random);
            assertThat(ModeChange.parse(change.toText())).isEqualTo(change);
            assertThat(change.toText()).hasSizeLessThanOrEqualTo(400).matches("[!-~ ]*");
        }
    }

    static ModeChange random(RandomGenerator random) {
        ModeChange change = ModeChange.NOTHING;
        for (int i = random.nextInt(5); i > 0; i--) {
            Mode mode = Mode.values()[random.nextInt(Mode.values().length)];
            ModeChange one = random.nextBoolean()
                    ? ModeChange.off(mode)
                    : mode.hasLength()
                            ? ModeChange.on(mode, Duration.ofSeconds(random.nextInt(1, 300)))
                            : ModeChange.on(mode);
            change = change.and(random.nextInt(3) == 0 ? one.ofPreset() : one);
        }
        return random.nextInt(4) == 0 ? change.and(ModeChange.shield(random.nextBoolean())) : change;
    }

    @Test
    void ofTwoThatNameTheSameTheLaterCounts() {
        assertThat(SLOW.and(ModeChange.off(Mode.SLOW))).isEqualTo(ModeChange.off(Mode.SLOW));
        assertThat(ModeChange.off(Mode.SLOW).and(SLOW)).isEqualTo(SLOW);
        assertThat(ModeChange.shield(true).and(ModeChange.shield(false))).isEqualTo(ModeChange.shield(false));
        assertThat(ModeChange.shield(true).and(SLOW).toText()).isEqualTo("slow=30 shield=on");
        assertThat(SLOW.and(SLOW.ofPreset()).toText()).isEqualTo("slow=30 preset.slow=30");
    }

    @Test
    void aModeWithALengthIsNotSwitchedOnWithoutOne() {
        assertThatThrownBy(() -> ModeChange.on(Mode.SLOW)).isInstanceOf(IllegalArgumentException.class);
        assertThat(ModeChange.on(Mode.FOLLOWERS)).isEqualTo(ModeChange.on(Mode.FOLLOWERS, Duration.ZERO));
    }

    /** Then the audit log shows it under its name, and nobody takes it for what it is not. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "links=off",
                "slow=30 links=off",
                "slow=400",
                "slow=on",
                "slow",
                "slow=",
                "=30",
                " ",
                "slow=30  locked=on",
                "preset.links=on",
                "unique=5"
            })
    void oneThatANewerVersionMadeIsNotRead(String text) {
        assertThatThrownBy(() -> ModeChange.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
