package dev.frontrow.chat.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.Seed;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireTimeTest {

    private static final DateTimeFormatter WHOLE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T12:00:00Z, 2026-01-01T12:00:00.000Z",
        "2026-01-01T12:00:00.007Z, 2026-01-01T12:00:00.007Z",
        "2026-01-01T12:00:00.999999999Z, 2026-01-01T12:00:00.999Z",
        "2026-01-01T12:00:01Z, 2026-01-01T12:00:01.000Z",
        "1969-12-31T23:59:59.999Z, 1969-12-31T23:59:59.999Z"
    })
    void aMomentIsWrittenToTheMillisecond(Instant moment, String written) {
        assertThat(WireTime.format(moment)).isEqualTo(written);
    }

    @Test
    void anyMomentIsWrittenAsAFormatterWouldWhateverWasWrittenBefore() {
        RandomGenerator random = Seed.random("anyMomentIsWrittenAsAFormatterWouldWhateverWasWrittenBefore");
        for (int i = 0; i < 20_000; i++) {
            Instant moment = Instant.ofEpochSecond(random.nextLong(-3, 3), random.nextLong(1_000_000_000L));
            Instant farAway = Instant.ofEpochMilli(random.nextLong(-100_000_000_000_000L, 300_000_000_000_000L));
            assertThat(WireTime.format(moment)).isEqualTo(WHOLE.format(moment));
            assertThat(WireTime.format(farAway)).isEqualTo(WHOLE.format(farAway));
        }
    }
}
