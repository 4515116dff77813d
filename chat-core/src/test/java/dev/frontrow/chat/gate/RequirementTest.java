package dev.frontrow.chat.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontrow.chat.host.Role;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequirementTest {

    private static final Money FIVE = new Money(5, "EUR");

    @Test
    void aBalanceIsInTheUnitOfWhatIsRequired() {
        assertThat(Requirement.balance(FIVE, FIVE.withMinor(-3)))
                .isEqualTo(new Requirement.Balance(FIVE, new Money(-3, "EUR")));
        assertThatThrownBy(() -> Requirement.balance(FIVE, new Money(1, "GEM")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("balance: GEM with 0 digits (expected: EUR with 2 digits)");
        assertThatThrownBy(() -> Requirement.balance(FIVE, new Money(1, "EUR", 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("balance: EUR with 3 digits (expected: EUR with 2 digits)");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "VIEWER")
    void everyRoleAboveTheLowestIsARank(Role role) {
        assertThat(Requirement.rank(role)).isEqualTo(new Requirement.Rank(role));
    }

    @Test
    void whatEverybodyHasIsNotRequired() {
        assertThatThrownBy(() -> Requirement.rank(Role.VIEWER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("atLeast: VIEWER (expected: from SUBSCRIBER)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "2026-01-01T12:00:00Z", "9999-12-31T23:59:59.999Z"})
    void aMomentIsOneThatTheWireCanWrite(String until) {
        assertThat(Requirement.waitUntil(Instant.parse(until)))
                .isEqualTo(new Requirement.WaitUntil(Instant.parse(until)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1969-12-31T23:59:59.999Z", "+10000-01-01T00:00:00Z", "+1000000000-12-31T23:59:59Z"})
    void anyOtherMomentIsRefused(String until) {
        assertThatThrownBy(() -> Requirement.waitUntil(Instant.parse(until)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("until: " + Instant.parse(until) + " (expected: in the years 1970..9999)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Level", "le vel", "1st", "_level", "__proto__", "level\n", "lével", "a\u0000b"})
    void aNameIsAPlainWord(String name) {
        assertThatThrownBy(() -> Requirement.custom(name, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("name: not [a-z][a-z0-9_]{0,31}");
        assertThatThrownBy(() -> Requirement.custom("level", Map.of(name, "5")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("data: a key is not [a-z][a-z0-9_]{0,31}");
    }

    @Test
    void namesAndKeysHaveABound() {
        String longest = "x".repeat(32);
        Requirement.custom(longest, Map.of(longest, "5"));
        assertThatThrownBy(() -> Requirement.custom(longest + "x", Map.of())).hasMessageStartingWith("name: ");
        assertThatThrownBy(() -> Requirement.custom("level", Map.of(longest + "x", "5")))
                .hasMessageStartingWith("data: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "\r", "\t", "\u0000", "\u007f", "\u0085", "\uD83D", "\uDC4B\uD83D"})
    void aValueHasNoControlCharacterAndIsUnicode(String value) {
        assertThatThrownBy(() -> Requirement.custom("level", Map.of("title", value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("data: title: has a control character, or is no Unicode");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "<b>\"&\\", "\uD83D\uDC4B", "مستوى"})
    void anyOtherValueIsKeptAsItIs(String value) {
        assertThat(new Requirement.Custom("level", Map.of("title", value)).data())
                .containsEntry("title", value);
    }

    @Test
    void aValueHasABound() {
        Requirement.custom("level", Map.of("title", "x".repeat(200)));
        assertThatThrownBy(() -> Requirement.custom("level", Map.of("title", "x".repeat(201))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("data: title: length 201 (expected: at most 200)");
    }

    @Test
    void theNumberOfEntriesHasABound() {
        assertThat(new Requirement.Custom("level", entries(8)).data()).hasSize(8);
        assertThatThrownBy(() -> Requirement.custom("level", entries(9)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("data: 9 entries (expected: at most 8)");
    }

    private static Map<String, String> entries(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "key" + i, i -> "5"));
    }

    @Test
    void theDataIsACopyInTheOrderOfItsKeys() {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("reached", "2");
        data.put("needed", "5");
        Requirement.Custom custom = new Requirement.Custom("level", data);
        data.clear();
        assertThat(custom.data()).containsExactly(Map.entry("needed", "5"), Map.entry("reached", "2"));
        assertThatThrownBy(() -> custom.data().put("more", "1")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void whatIsMissingIsNamed() {
        Map<String, String> noValue = new HashMap<>();
        noValue.put("title", null);
        Map<String, String> noKey = new HashMap<>();
        noKey.put(null, "5");
        assertThatThrownBy(() -> Requirement.balance(null)).hasMessage("required");
        assertThatThrownBy(() -> Requirement.balance(FIVE, null)).hasMessage("balance");
        assertThatThrownBy(() -> Requirement.rank(null)).hasMessage("atLeast");
        assertThatThrownBy(() -> Requirement.waitUntil(null)).hasMessage("until");
        assertThatThrownBy(() -> Requirement.custom(null, Map.of())).hasMessage("name");
        assertThatThrownBy(() -> Requirement.custom("level", null)).hasMessage("data");
        assertThatThrownBy(() -> Requirement.custom("level", noValue)).hasMessage("data: title");
        assertThatThrownBy(() -> Requirement.custom("level", noKey)).hasMessage("data: key");
    }

    @Test
    void aVisitorThatKnowsAKindIsGivenItAndAnyOtherOneGoesToOther() {
        Requirement.Visitor<String> money = new Requirement.Visitor<>() {
            @Override
            public String other(Requirement requirement) {
                return "other";
            }

            @Override
            public String balance(Requirement.Balance balance) {
                return "balance";
            }
        };
        assertThat(Requirement.balance(FIVE).accept(money)).isEqualTo("balance");
        assertThat(Requirement.rank(Role.VIP).accept(money)).isEqualTo("other");
        assertThat(Requirement.waitUntil(Instant.EPOCH).accept(money)).isEqualTo("other");
        assertThat(Requirement.custom("level", Map.of()).accept(money)).isEqualTo("other");
    }
}
