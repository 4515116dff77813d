package dev.frontrow.examples.liveroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TapeTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @Test
    void itStandsStillUntilItPlays() {
        assertThat(Tape.atTheStart().at(100 * SECOND)).isEqualTo(Landing.FROM);
    }

    @Test
    void itMovesAtItsSpeed() {
        assertThat(Tape.atTheStart().play(10, 5 * SECOND).at(8 * SECOND)).isEqualTo(Landing.FROM + 30.0);
    }

    @Test
    void anotherSpeedGoesOnFromWhereItWas() {
        Tape tape = Tape.atTheStart().play(10, 0).play(100, SECOND);
        assertThat(tape.at(2 * SECOND)).isEqualTo(Landing.FROM + 110.0);
    }

    @Test
    void pausedItKeepsItsPlace() {
        Tape tape = Tape.atTheStart().play(10, 0).pause(SECOND);
        assertThat(tape.at(50 * SECOND)).isEqualTo(Landing.FROM + 10.0);
    }

    @Test
    void itStopsAtTheEndAndPlaysFromTheStartAgain() {
        Tape tape = Tape.atTheStart().play(100, 0);
        long later = 1000 * SECOND;
        assertThat(tape.at(later)).isEqualTo(Landing.TO);
        assertThat(tape.isOver(later)).isTrue();
        assertThat(tape.play(1, later).at(later)).isEqualTo(Landing.FROM);
    }

    @Test
    void aPlaceOutsideIsTheNearestEnd() {
        assertThat(Tape.atTheStart().seek(1, 0).at(0)).isEqualTo(Landing.FROM);
        assertThat(Tape.atTheStart().seek(1e9, 0).at(0)).isEqualTo(Landing.TO);
    }

    @Test
    void aSpeedOutOfRangeIsRefused() {
        assertThatThrownBy(() -> Tape.atTheStart().play(101, 0)).hasMessage("speed: 101 (expected: 1..100)");
    }
}
