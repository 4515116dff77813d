package dev.frontrow.chat.engine.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryDelayTest {

    @ParameterizedTest
    @CsvSource({
        "1, 500, 1000",
        "2, 1000, 2000",
        "3, 2000, 4000",
        "4, 4000, 8000",
        "5, 4000, 8000",
        "1000000, 4000, 8000"
    })
    void itDoublesUpToABoundAndIsSpreadOverTheUpperHalf(int failures, long least, long most) {
        assertThat(RetryDelay.after(failures, 0)).isEqualTo(Duration.ofMillis(least));
        assertThat(RetryDelay.after(failures, 1)).isEqualTo(Duration.ofMillis(most));
        assertThat(RetryDelay.after(failures, 0.5)).isEqualTo(Duration.ofMillis((least + most) / 2));
    }
}
