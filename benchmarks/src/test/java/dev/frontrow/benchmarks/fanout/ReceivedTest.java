package dev.frontrow.benchmarks.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReceivedTest {

    private final Received received = new Received(100, 3);

    @Test
    void everythingIsMissingAtFirst() {
        assertThat(received.missing()).isEqualTo(3);
        assertThat(received.doubled()).isZero();
    }

    @Test
    void theOrderDoesNotMatter() {
        assertThat(received.add(102)).isTrue();
        assertThat(received.add(100)).isTrue();
        assertThat(received.missing()).isEqualTo(1);
        assertThat(received.add(101)).isTrue();
        assertThat(received.missing()).isZero();
        assertThat(received.doubled()).isZero();
    }

    @Test
    void whatComesAgainIsDoubledAndMakesUpForNothing() {
        received.add(100);
        assertThat(received.add(100)).isFalse();
        assertThat(received.add(100)).isFalse();
        assertThat(received.doubled()).isEqualTo(2);
        assertThat(received.missing()).isEqualTo(2);
    }

    @Test
    void messagesOfOtherStretchesAreNotCounted() {
        assertThat(received.add(99)).isFalse();
        assertThat(received.add(103)).isFalse();
        assertThat(received.missing()).isEqualTo(3);
        assertThat(received.doubled()).isZero();
    }
}
