package dev.frontrow.benchmarks.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SamplesTest {

    private final Samples samples = new Samples();

    @Test
    void percentilesAreTheNearestRank() {
        for (int millis = 100; millis >= 1; millis--) {
            samples.add(millis * 1_000_000L);
        }
        assertThat(samples.percentileMillis(50)).isEqualTo(50);
        assertThat(samples.percentileMillis(99)).isEqualTo(99);
        assertThat(samples.percentileMillis(99.5)).isEqualTo(100);
        assertThat(samples.percentileMillis(100)).isEqualTo(100);
        assertThat(samples.percentileMillis(0.1)).isEqualTo(1);
    }

    @Test
    void oneSampleIsEveryPercentile() {
        samples.add(2_500_000);
        assertThat(samples.percentileMillis(1)).isEqualTo(2.5);
        assertThat(samples.percentileMillis(99)).isEqualTo(2.5);
    }

    @Test
    void moreMayComeAfterOneHasAsked() {
        samples.add(3_000_000);
        assertThat(samples.percentileMillis(100)).isEqualTo(3);
        samples.add(1_000_000);
        assertThat(samples.percentileMillis(50)).isEqualTo(1);
    }

    @Test
    void thousandsAreKept() {
        Samples others = new Samples();
        for (int i = 1; i <= 5000; i++) {
            (i % 2 == 0 ? samples : others).add(i * 1_000_000L);
        }
        samples.addAll(others);
        assertThat(samples.count()).isEqualTo(5000);
        assertThat(samples.percentileMillis(50)).isEqualTo(2500);
    }

    @Test
    void noneHasNoPercentile() {
        assertThat(samples.percentileMillis(50)).isNaN();
        assertThatIllegalArgumentException().isThrownBy(() -> samples.percentileMillis(0));
    }
}
