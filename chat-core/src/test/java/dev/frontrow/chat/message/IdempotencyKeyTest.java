package dev.frontrow.chat.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontrow.chat.Given;
import dev.frontrow.chat.host.UserId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

    private static final UserId ADA = Given.ADA.id();

    @Test
    void theSameRequestHasTheSameFingerprint() {
        assertThat(key("send", "hi", "")).isEqualTo(key("send", "hi", ""));
        assertThat(key("send", "hi", "").fingerprint()).matches("[0-9a-f]{64}");
    }

    @Test
    void everyOtherRequestHasAnotherFingerprint() {
        List<List<String>> requests = List.of(
                List.of(),
                List.of(""),
                List.of("", ""),
                List.of("a"),
                List.of("ab"),
                List.of("a", "b"),
                List.of("b", "a"),
                List.of("ab", ""),
                List.of("", "ab"),
                List.of("a", "", "b"),
                List.of("a,b"),
                List.of("a\0b"),
                List.of("e\u0301"),
                List.of("\u00E9"));
        Set<String> fingerprints = new HashSet<>();
        requests.forEach(
                parts -> fingerprints.add(IdempotencyKey.of(ADA, "k", parts).fingerprint()));
        assertThat(fingerprints).hasSize(requests.size());
    }

    @Test
    void aFingerprintSaysNothingOfUserOrKey() {
        IdempotencyKey mine = IdempotencyKey.of(ADA, "k1", List.of("x"));
        IdempotencyKey other = IdempotencyKey.of(Given.MO.id(), "k2", List.of("x"));
        assertThat(mine.fingerprint()).isEqualTo(other.fingerprint());
        assertThat(mine).isNotEqualTo(other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\n", "é", "\u007f", "\0"})
    void aKeyIsVisibleAscii(String value) {
        assertThatThrownBy(() -> new IdempotencyKey(ADA, value, "f"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("idempotency key: not 1..128 visible ASCII characters");
    }

    @Test
    void aKeyHasAtMostAHundredAndTwentyEightCharacters() {
        assertThat(new IdempotencyKey(ADA, "x".repeat(128), "f").value()).hasSize(128);
        assertThatThrownBy(() -> new IdempotencyKey(ADA, "x".repeat(129), "f"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFingerprintHasOneToSixtyFourCharacters() {
        assertThatThrownBy(() -> new IdempotencyKey(ADA, "k", ""))
                .hasMessage("fingerprint length: 0 (expected: 1..64)");
        assertThatThrownBy(() -> new IdempotencyKey(ADA, "k", "f".repeat(65)))
                .hasMessage("fingerprint length: 65 (expected: 1..64)");
    }

    private static IdempotencyKey key(String... parts) {
        return IdempotencyKey.of(ADA, "k", List.of(parts));
    }
}
