package dev.frontrow.chat.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.limit.RateLimit;
import dev.frontrow.chat.mode.Mode;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
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

    @ParameterizedTest
    @MethodSource("setters")
    void aSetterSetsItsOwnSettingAndNoOther(Method setter) throws ReflectiveOperationException {
        Map<String, Object> expected = values(ChatSettings.defaults());
        Object other = other(expected.get(setter.getName()));
        ChatSettings.Builder builder = ChatSettings.builder();
        assertThat(setter.invoke(builder, other)).isSameAs(builder);
        expected.put(setter.getName(), other);
        ChatSettings settings = builder.build();
        assertThat(values(settings)).isEqualTo(expected);
        assertThat(settings.toString()).contains(setter.getName() + "=" + other);
    }

    static Stream<Method> setters() {
        return Arrays.stream(ChatSettings.Builder.class.getMethods())
                .filter(method -> method.getReturnType() == ChatSettings.Builder.class)
                .filter(method -> method.getParameterCount() == 1);
    }

    /** What every accessor returns, by its name; there is one for each setter. */
    private static Map<String, Object> values(ChatSettings settings) throws ReflectiveOperationException {
        Map<String, Object> values = new HashMap<>();
        for (Method setter : setters().toList()) {
            String name = setter.getName();
            values.put(name, ChatSettings.class.getMethod(name).invoke(settings));
        }
        return values;
    }

    private static Object other(Object value) {
        if (value instanceof Integer number) {
            return number + 1;
        }
        if (value instanceof Boolean is) {
            return !is;
        }
        return value instanceof Duration time ? time.plusMillis(1) : RateLimit.perSeconds(1, 2);
    }

    @Test
    void staffAreExemptFromModesAndWhoeverElseTheHostSays() {
        ChatSettings defaults = ChatSettings.defaults();
        assertThat(defaults.exempt(Role.VIEWER)).isEmpty();
        assertThat(defaults.exempt(Role.SUBSCRIBER)).isEmpty();
        assertThat(defaults.exempt(Role.VIP)).containsExactly(Mode.SLOW);
        assertThat(defaults.exempt(Role.MODERATOR)).containsExactlyInAnyOrder(Mode.values());
        assertThat(defaults.exempt(Role.ADMIN)).containsExactlyInAnyOrder(Mode.values());
        ChatSettings other = ChatSettings.builder()
                .exempt(Mode.SLOW, Set.of(Role.SUBSCRIBER))
                .exempt(Mode.UNIQUE, Set.of())
                .build();
        assertThat(other.exempt(Role.SUBSCRIBER)).containsExactly(Mode.SLOW);
        assertThat(other.exempt(Role.VIP)).isEmpty();
        assertThat(other.exempt(Role.CREATOR))
                .doesNotContain(Mode.SLOW, Mode.UNIQUE)
                .contains(Mode.LOCKED);
        assertThat(other).isNotEqualTo(defaults);
    }

    @Test
    void aBuilderBuildsOnce() {
        ChatSettings.Builder builder = ChatSettings.builder();
        ChatSettings settings = builder.build();
        assertThatThrownBy(builder::build).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> builder.tail(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("tail: set after build");
        assertThat(settings.tail()).isEqualTo(50);
    }

    @Test
    void nullIsRefusedWithTheNameOfTheSetting() {
        assertThatThrownBy(() -> ChatSettings.builder().heartbeat(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("heartbeat");
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("outOfRange")
    void aNumberOutOfItsRangeIsRefused(UnaryOperator<ChatSettings.Builder> change, String message) {
        ChatSettings.Builder builder = ChatSettings.builder();
        assertThatThrownBy(() -> change.apply(builder))
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
