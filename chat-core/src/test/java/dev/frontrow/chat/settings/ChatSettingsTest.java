package dev.frontrow.chat.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontrow.chat.limit.RateLimit;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChatSettingsTest {

    @Test
    void theDefaultsAreThoseOfTheContract() {
        ChatSettings settings = ChatSettings.defaults();
        assertThat(settings.rate()).isEqualTo(RateLimit.perSeconds(10, 30));
        assertThat(settings.staffRate()).isEqualTo(RateLimit.perSeconds(100, 30));
        assertThat(settings.maxLength()).isEqualTo(500);
        assertThat(settings.tail()).isEqualTo(50);
        assertThat(settings.heartbeat()).isEqualTo(Duration.ofSeconds(15));
        assertThat(settings.writeDeadline()).isEqualTo(Duration.ofSeconds(20));
        assertThat(settings.gateTimeout()).isEqualTo(Duration.ofMillis(300));
        assertThat(settings.drainTimeout()).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void whatIsSetIsSetAndTheRestStays() {
        ChatSettings settings = ChatSettings.builder().maxLength(280).tail(0).build();
        assertThat(settings.maxLength()).isEqualTo(280);
        assertThat(settings.tail()).isZero();
        assertThat(settings)
                .usingRecursiveComparison()
                .ignoringFields("maxLength", "tail")
                .isEqualTo(ChatSettings.defaults());
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("outOfRange")
    void aNumberOutOfItsRangeIsRefused(UnaryOperator<ChatSettings.Builder> change, String message) {
        ChatSettings.Builder builder = change.apply(ChatSettings.builder());
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    static Stream<Arguments> outOfRange() {
        return Stream.of(
                bad(b -> b.maxLength(0), "maxLength: 0 (expected: 1..4000)"),
                bad(b -> b.maxLength(4001), "maxLength: 4001 (expected: 1..4000)"),
                bad(b -> b.tail(-1), "tail: -1 (expected: 0..500)"),
                bad(b -> b.maxReplay(100_001), "maxReplay: 100001 (expected: 0..100000)"),
                bad(b -> b.ringEntries(15), "ringEntries: 15 (expected: 16..65536)"),
                bad(b -> b.ringBytes(65_535), "ringBytes: 65535 (expected: 65536..2147483647)"),
                bad(b -> b.heartbeat(Duration.ofMillis(49)), "heartbeat: PT0.049S (expected: PT0.05S..PT1M)"),
                bad(b -> b.heartbeat(Duration.ofSeconds(61)), "heartbeat: PT1M1S (expected: PT0.05S..PT1M)"),
                bad(b -> b.writeDeadline(Duration.ZERO), "writeDeadline: PT0S (expected: PT0.05S..PT10M)"),
                bad(b -> b.occupancyEvery(Duration.ZERO), "occupancyEvery: PT0S (expected: PT0.05S..PT10M)"),
                bad(b -> b.idleRoom(Duration.ZERO), "idleRoom: PT0S (expected: PT1S..PT24H)"),
                bad(b -> b.directoryTimeout(Duration.ZERO), "directoryTimeout: PT0S (expected: PT0.001S..PT10S)"),
                bad(b -> b.limiterTimeout(Duration.ZERO), "limiterTimeout: PT0S (expected: PT0.001S..PT10S)"),
                bad(b -> b.filterTimeout(Duration.ofSeconds(11)), "filterTimeout: PT11S (expected: PT0.001S..PT10S)"),
                bad(b -> b.hostThreads(0), "hostThreads: 0 (expected: 1..1000)"),
                bad(b -> b.gateTimeout(Duration.ofSeconds(-1)), "gateTimeout: PT-1S (expected: PT0.001S..PT10S)"),
                bad(b -> b.storeTimeout(Duration.ZERO), "storeTimeout: PT0S (expected: PT0.001S..PT1M)"),
                bad(b -> b.drainTimeout(Duration.ZERO), "drainTimeout: PT0S (expected: PT0.01S..PT1M)"),
                bad(b -> b.maxStreams(0), "maxStreams: 0 (expected: 1..1000000)"),
                bad(b -> b.maxStreamsPerUser(1001), "maxStreamsPerUser: 1001 (expected: 1..1000)"));
    }

    private static Arguments bad(UnaryOperator<ChatSettings.Builder> change, String message) {
        return Arguments.of(change, message);
    }
}
