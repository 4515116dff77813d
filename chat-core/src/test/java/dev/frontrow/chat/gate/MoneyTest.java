package dev.frontrow.chat.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({"EUR, 2", "LBP, 2", "COP, 2", "HUF, 2", "JPY, 0", "KWD, 3", "XAU, 0", "GEM, 0", "CREDIT, 0"})
    void itHasTheDigitsOfIso4217AndNoneIfItIsAUnitOfTheHost(String currency, int digits) {
        assertThat(new Money(-2500, currency).digits()).isEqualTo(digits);
        assertThat(new Money(-2500, currency)).isEqualTo(new Money(-2500, currency, digits));
    }

    @Test
    void theHostSaysOtherwise() {
        assertThat(new Money(2500, "GEM", 2).withMinor(1)).isEqualTo(new Money(1, "GEM", 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 10})
    void noneHasFewerThanNoDigitsOrMoreThanNine(int digits) {
        assertThatThrownBy(() -> new Money(0, "GEM", digits))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("digits: " + digits + " (expected: 0..9)");
    }
}
