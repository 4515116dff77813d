package dev.frontrow.chat.engine.context;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.frontrow.chat.Given;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SteadyClockTest {

    private static final Duration LOOK = Duration.ofSeconds(10);

    private long nanos = 5_000_000_000_000L;
    private Instant source = Given.NOON;
    private final SteadyClock clock = new SteadyClock(source, () -> nanos);

    private final Logger log = (Logger) LoggerFactory.getLogger(SteadyClock.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    /** It is no guess any more. */
    @BeforeEach
    void ask() {
        lines.start();
        log.addAppender(lines);
        clock.follow(() -> source);
    }

    @AfterEach
    void forget() {
        log.detachAppender(lines);
    }

    /** Time passes, on a source that runs wrong by so many parts in a million, and is looked at every 10 s. */
    private void pass(Duration duration, int partsPerMillion) {
        for (Duration passed = Duration.ZERO; passed.compareTo(duration) < 0; passed = passed.plus(LOOK)) {
            nanos += LOOK.toNanos();
            source = source.plus(LOOK).plusNanos(LOOK.toNanos() / 1_000_000 * partsPerMillion);
            clock.follow(() -> source);
        }
    }

    @Test
    void itGoesOnBetweenTwoLooks() {
        nanos += 1_500_000_000L;
        assertThat(clock.instant()).isEqualTo(Given.NOON.plusMillis(1500));
    }

    @Test
    void aSourceThatRunsALittleFastOrSlowIsFollowedExactly() {
        pass(Duration.ofHours(10), 100);
        assertThat(clock.instant()).isEqualTo(source);
        pass(Duration.ofHours(10), -400);
        assertThat(clock.instant()).isEqualTo(source);
    }

    @Test
    void aStepForwardMovesItByLessThanTwoSecondsAnHour() {
        source = source.plus(Duration.ofHours(1));
        pass(Duration.ofHours(1), 0);
        assertThat(Duration.between(Given.NOON, clock.instant()))
                .isBetween(Duration.ofHours(1), Duration.ofHours(1).plusSeconds(2));
    }

    @Test
    void aStepBackMovesItByLessThanTwoSecondsAnHourAndNeverBack() {
        source = source.minus(Duration.ofHours(1));
        Instant before = clock.instant();
        for (int i = 0; i < 360; i++) {
            pass(LOOK, 0);
            assertThat(clock.instant()).isAfter(before);
            before = clock.instant();
        }
        assertThat(Duration.between(Given.NOON, clock.instant()))
                .isBetween(Duration.ofHours(1).minusSeconds(2), Duration.ofHours(1));
    }

    @Test
    void aGuessIsPutRightAtTheFirstWordOfItsSourceAndOnlyThen() {
        SteadyClock guessed = new SteadyClock(Given.NOON, () -> nanos);
        Instant right = Given.NOON.plus(Duration.ofHours(3));
        guessed.follow(() -> right);
        assertThat(guessed.instant()).isEqualTo(right);
        guessed.follow(() -> Given.NOON);
        assertThat(guessed.instant()).isEqualTo(right);
    }

    @Test
    void anAnswerThatTookLongerThanTwoSecondsMovesNothing() {
        nanos += LOOK.toNanos();
        clock.follow(() -> answeredAfter(Duration.ofMillis(2001), Given.NOON.plusSeconds(5)));
        assertThat(clock.instant()).isEqualTo(Given.NOON.plus(LOOK).plusMillis(2001));
    }

    @Test
    void norIsItTakenOverForAGuess() {
        SteadyClock guessed = new SteadyClock(Given.NOON, () -> nanos);
        guessed.follow(() -> answeredAfter(LOOK, Given.NOON));
        assertThat(guessed.instant()).isEqualTo(Given.NOON.plus(LOOK));
        guessed.follow(() -> answeredAfter(Duration.ofSeconds(2), Given.NOON));
        assertThat(guessed.instant()).isEqualTo(Given.NOON.plusSeconds(1));
    }

    @Test
    void thatAnswersComeTooLateIsSaidOnceUntilOneIsInTime() {
        clock.follow(() -> answeredAfter(LOOK, source));
        clock.follow(() -> answeredAfter(LOOK, source));
        assertThat(warnings()).singleElement().asString().contains("PT10S", "too late");

        clock.follow(clock::instant);
        clock.follow(() -> answeredAfter(LOOK, source));
        assertThat(warnings()).hasSize(2);
    }

    @Test
    void aGuessThatWasFarOffIsSaidAndANearOneIsNot() {
        new SteadyClock(Given.NOON, () -> nanos).follow(() -> Given.NOON.plusSeconds(2));
        assertThat(warnings()).isEmpty();
        new SteadyClock(Given.NOON, () -> nanos).follow(() -> Given.NOON.minusSeconds(3));
        assertThat(warnings()).singleElement().asString().contains("PT-3S");
    }

    private List<String> warnings() {
        return lines.list.stream()
                .filter(line -> line.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private Instant answeredAfter(Duration delay, Instant answer) {
        nanos += delay.toNanos();
        return answer;
    }
}
