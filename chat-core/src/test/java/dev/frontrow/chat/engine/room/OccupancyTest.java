package dev.frontrow.chat.engine.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.engine.context.TickPeriod;
import dev.frontrow.chat.settings.ChatSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OccupancyTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Occupancy occupancy = new Occupancy(Duration.ofSeconds(5));

    @Test
    void theFirstNumberIsToldAtOnce() {
        assertThat(occupancy.due(0, 0)).isEmpty();
        assertThat(occupancy.due(1, Long.MIN_VALUE)).hasValue(1);
    }

    @Test
    void aNumberThatStaysIsNotToldAgain() {
        assertThat(occupancy.due(3, 0)).hasValue(3);
        assertThat(occupancy.due(3, 100 * SECOND)).isEmpty();
    }

    @Test
    void changesAreToldNotTooOftenAndTheLastOneAlways() {
        assertThat(occupancy.due(3, 0)).hasValue(3);
        assertThat(occupancy.due(4, SECOND)).isEmpty();
        assertThat(occupancy.due(5, 5 * SECOND - 1)).isEmpty();
        assertThat(occupancy.due(6, 5 * SECOND)).hasValue(6);
        assertThat(occupancy.due(0, 10 * SECOND)).hasValue(0);
    }

    @Test
    void aChangeThatWasTakenBackMeanwhileIsNotTold() {
        assertThat(occupancy.due(3, 0)).hasValue(3);
        assertThat(occupancy.due(4, SECOND)).isEmpty();
        assertThat(occupancy.due(3, 6 * SECOND)).isEmpty();
    }

    @Test
    void aClockMayWrapAround() {
        long start = Long.MAX_VALUE - SECOND;
        assertThat(occupancy.due(1, start)).hasValue(1);
        assertThat(occupancy.due(2, start + 4 * SECOND)).isEmpty();
        assertThat(occupancy.due(2, start + 5 * SECOND)).hasValue(2);
    }

    @Test
    void roomsAreLookedAfterFourTimesInTheShortestTimeThatIsKeptAndOnceASecondAtLeast() {
        assertThat(TickPeriod.period(ChatSettings.defaults())).isEqualTo(Duration.ofSeconds(1));
        assertThat(TickPeriod.period(
                        ChatSettings.builder().heartbeat(Duration.ofMillis(200)).build()))
                .isEqualTo(Duration.ofMillis(50));
        assertThat(TickPeriod.period(ChatSettings.builder()
                        .writeDeadline(Duration.ofMillis(100))
                        .build()))
                .isEqualTo(Duration.ofMillis(25));
    }
}
