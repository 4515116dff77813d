package dev.frontrow.examples.liveroom;

import java.time.Duration;
import java.util.List;

/**
 * Where a replay is: a place in mission time, which moves on while it plays. Immutable; times of the machine are passed in.
 *
 * @param second the place at the anchor, in seconds since launch
 * @param anchorNanos when that was, on the machine's clock
 * @param speed mission seconds in a second, 1 to 100
 * @param playing whether it moves
 */
record Tape(double second, long anchorNanos, int speed, boolean playing) {

    static final int MAX_SPEED = 100;

    private static final double NANOS = Duration.ofSeconds(1).toNanos();

    Tape {
        if (speed < 1 || speed > MAX_SPEED) {
            throw new IllegalArgumentException("speed: " + speed + " (expected: 1.." + MAX_SPEED + ")");
        }
    }

    static Tape atTheStart() {
        return new Tape(Landing.FROM, 0, 1, false);
    }

    /** The place now; never beyond the end. */
    double at(long now) {
        return playing ? Math.min(Landing.TO, second + speed * ((now - anchorNanos) / NANOS)) : second;
    }

    boolean isOver(long now) {
        return at(now) >= Landing.TO;
    }

    /** Plays on from where it is, or from the start after the end. */
    Tape play(int newSpeed, long now) {
        return new Tape(isOver(now) ? Landing.FROM : at(now), now, newSpeed, true);
    }

    Tape pause(long now) {
        return new Tape(at(now), now, speed, false);
    }

    /** Goes on, or stands, at another place; one outside the tape is its nearest end. */
    Tape seek(double place, long now) {
        return new Tape(Math.min(Landing.TO, Math.max(Landing.FROM, place)), now, speed, playing);
    }

    /** Which of the lines lie from one place (inclusive) to another (exclusive). */
    static List<Utterance> between(List<Utterance> lines, double from, double to) {
        return lines.stream()
                .filter(line -> line.second() >= from && line.second() < to)
                .toList();
    }
}
