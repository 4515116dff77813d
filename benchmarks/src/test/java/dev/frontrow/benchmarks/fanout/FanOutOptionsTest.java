package dev.frontrow.benchmarks.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class FanOutOptionsTest {

    @Test
    void whatIsNotGivenHasADefault() {
        FanOutOptions options = FanOutOptions.parse(List.of());
        assertThat(options.viewers()).isEqualTo(1000);
        assertThat(options.perSecond()).isEqualTo(20);
        assertThat(options.seconds()).isEqualTo(10);
        assertThat(options.turns()).isEqualTo(3);
        assertThat(options.asksFor("anything")).isTrue();
        assertThat(options.senders()).containsExactly(4, 32);
    }

    @Test
    void fiveAreGivenByPlaceAndOthersByName() {
        FanOutOptions options = FanOutOptions.parse(
                List.of("50", "5", "burst=7", "2", "1", "limit,vertx", "senders=8", "also=old:frontrow-jetty:a.jar:b"));
        assertThat(options.viewers()).isEqualTo(50);
        assertThat(options.seconds()).isEqualTo(2);
        assertThat(options.burst()).isEqualTo(7);
        assertThat(options.senders()).containsExactly(8);
        assertThat(options.asksFor("vertx")).isTrue();
        assertThat(options.asksFor("javalin")).isFalse();
        assertThat(options.also()).containsExactly(new FanOutOptions.Also("old", "frontrow-jetty", "a.jar:b"));
    }

    @Test
    void whatIsUnknownOrOutOfRangeIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FanOutOptions.parse(List.of("0")))
                .withMessageContaining("viewers: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FanOutOptions.parse(List.of("bursts=3")))
                .withMessageContaining("bursts");
    }
}
