package dev.frontrow.chat.mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontrow.chat.Seed;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomModesTest {

    private static final ModeSet DEFAULT_PRESET =
            ModeSet.NONE.with(Mode.SLOW, Duration.ofSeconds(60)).with(Mode.UNIQUE);
    private static final ModeChange SHIELD = ModeChange.shield(true);
    private static final ModeChange NO_SHIELD = ModeChange.shield(false);

    @Test
    void everythingIsOffAtFirst() {
        assertThat(RoomModes.NONE.inForce()).isEqualTo(ModeSet.NONE);
        assertThat(RoomModes.NONE.isShielded()).isFalse();
        assertThat(RoomModes.NONE.preset()).isEqualTo(DEFAULT_PRESET);
        assertThat(RoomModes.NONE.with(ModeChange.NOTHING)).isEqualTo(RoomModes.NONE);
    }

    @Test
    void aChangeLeavesWhatItDoesNotName() {
        RoomModes modes = RoomModes.NONE.with(slow(30)).with(ModeChange.on(Mode.LOCKED));
        assertThat(modes.inForce()).isEqualTo(slowSet(30).with(Mode.LOCKED));
        assertThat(modes.with(ModeChange.off(Mode.SLOW)).inForce()).isEqualTo(ModeSet.NONE.with(Mode.LOCKED));
        assertThat(modes.with(slow(5)).inForce()).isEqualTo(slowSet(5).with(Mode.LOCKED));
        assertThat(modes.with(ModeChange.off(Mode.UNIQUE))).isEqualTo(modes);
    }

    @Test
    void theShieldBringsItsPresetOverWhatIsOn() {
        RoomModes shielded =
                RoomModes.NONE.with(slow(5)).with(ModeChange.on(Mode.LOCKED)).with(SHIELD);
        assertThat(shielded.isShielded()).isTrue();
        assertThat(shielded.inForce()).isEqualTo(slowSet(60).with(Mode.UNIQUE).with(Mode.LOCKED));
        assertThat(shielded.with(SHIELD)).isEqualTo(shielded);
    }

    @Test
    void withoutTheShieldEverythingIsAsBefore() {
        RoomModes before = RoomModes.NONE.with(slow(5)).with(ModeChange.on(Mode.EMOJI_ONLY));
        assertThat(before.with(SHIELD).with(NO_SHIELD)).isEqualTo(before);
        assertThat(RoomModes.NONE.with(NO_SHIELD)).isEqualTo(RoomModes.NONE);
    }

    @Test
    void whatStaffSwitchMeanwhileWinsAndStays() {
        RoomModes shielded = RoomModes.NONE.with(slow(5)).with(SHIELD);

        RoomModes shorter = shielded.with(slow(10));
        assertThat(shorter.inForce()).isEqualTo(slowSet(10).with(Mode.UNIQUE));
        assertThat(shorter.with(NO_SHIELD).inForce()).isEqualTo(slowSet(10));

        RoomModes off = shielded.with(ModeChange.off(Mode.SLOW));
        assertThat(off.inForce()).isEqualTo(ModeSet.NONE.with(Mode.UNIQUE));
        assertThat(off.with(NO_SHIELD).inForce()).isEqualTo(ModeSet.NONE);

        RoomModes more = shielded.with(ModeChange.on(Mode.LOCKED));
        assertThat(more.inForce()).isEqualTo(slowSet(60).with(Mode.UNIQUE).with(Mode.LOCKED));
        assertThat(more.with(NO_SHIELD).inForce()).isEqualTo(slowSet(5).with(Mode.LOCKED));

        RoomModes theSame = shielded.with(slow(60));
        assertThat(theSame.inForce()).isEqualTo(shielded.inForce());
        assertThat(theSame.with(NO_SHIELD).inForce()).isEqualTo(slowSet(60));
    }

    @Test
    void whatOneChangeSwitchesTogetherWithTheShieldWins() {
        RoomModes on = RoomModes.NONE.with(SHIELD.and(ModeChange.off(Mode.UNIQUE)));
        assertThat(on.inForce()).isEqualTo(slowSet(60));
        RoomModes off = RoomModes.NONE.with(slow(5)).with(SHIELD).with(NO_SHIELD.and(slow(9)));
        assertThat(off).isEqualTo(RoomModes.NONE.with(slow(9)));
    }

    @Test
    void anotherPresetCountsWhenTheShieldIsSwitchedOnNext() {
        ModeChange preset = ModeChange.on(Mode.LOCKED)
                .and(ModeChange.off(Mode.SLOW))
                .and(ModeChange.off(Mode.UNIQUE))
                .ofPreset();
        RoomModes shielded = RoomModes.NONE.with(SHIELD).with(preset);
        assertThat(shielded.preset()).isEqualTo(ModeSet.NONE.with(Mode.LOCKED));
        assertThat(shielded.inForce()).isEqualTo(DEFAULT_PRESET);
        assertThat(shielded.with(NO_SHIELD).inForce()).isEqualTo(ModeSet.NONE);
        assertThat(shielded.with(NO_SHIELD).with(SHIELD).inForce()).isEqualTo(ModeSet.NONE.with(Mode.LOCKED));
        assertThat(RoomModes.NONE.with(preset.and(SHIELD)).inForce())
                .as("in one change the preset comes first")
                .isEqualTo(ModeSet.NONE.with(Mode.LOCKED));
    }

    @Test
    void aShieldWithAnEmptyPresetIsStillOn() {
        ModeChange empty =
                ModeChange.off(Mode.SLOW).and(ModeChange.off(Mode.UNIQUE)).ofPreset();
        RoomModes shielded = RoomModes.NONE.with(empty.and(SHIELD));
        assertThat(shielded.isShielded()).isTrue();
        assertThat(shielded.inForce()).isEqualTo(ModeSet.NONE);
        assertThat(RoomModes.parse(shielded.toText())).isEqualTo(shielded);
        assertThat(RoomModes.parse(shielded.toText()).isShielded()).isTrue();
    }

    @Test
    void whateverWasSwitchedIsReadAgainAsItWasWritten() {
        RandomGenerator random = Seed.random("room modes");
        RoomModes modes = RoomModes.NONE;
        for (int i = 0; i < 1_000; i++) {
            modes = modes.with(ModeChangeTest.random(random));
            RoomModes read = RoomModes.parse(modes.toText());
            assertThat(read).isEqualTo(modes).hasSameHashCodeAs(modes);
            assertThat(read.inForce()).isEqualTo(modes.inForce());
            assertThat(read.with(NO_SHIELD)).isEqualTo(modes.with(NO_SHIELD));
            assertThat(modes.toText()).hasSizeLessThanOrEqualTo(400).matches("[ -~]*");
        }
    }

    @Test
    void ofWhatANewerVersionWroteTheKnownIsRead() {
        assertThat(RoomModes.parse("slow=5 links|slow=60 quiet unique")).isEqualTo(RoomModes.NONE.with(slow(5)));
        assertThat(RoomModes.parse("slow=5|slow=60 unique|slow=60 unique quiet|more=1"))
                .isEqualTo(RoomModes.NONE.with(slow(5)).with(SHIELD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "slow=5", "slow=x|"})
    void whatWasNotWrittenSoIsNotRead(String text) {
        assertThatThrownBy(() -> RoomModes.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static ModeChange slow(int seconds) {
        return ModeChange.on(Mode.SLOW, Duration.ofSeconds(seconds));
    }

    private static ModeSet slowSet(int seconds) {
        return ModeSet.NONE.with(Mode.SLOW, Duration.ofSeconds(seconds));
    }
}
