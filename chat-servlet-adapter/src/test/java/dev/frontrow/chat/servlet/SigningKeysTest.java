package dev.frontrow.chat.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SigningKeysTest {

    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    @Test
    void a_secret_under_256_bits_is_refused() {
        assertThatThrownBy(() -> SigningKeys.of(new byte[31]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("signing secret: 31 bytes (expected: at least 32)");
    }

    @Test
    void a_short_secret_is_refused_by_its_name_and_not_shown() {
        assertThatThrownBy(() -> SigningKeys.fromText("property chat.secret", "changeme"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("property chat.secret: signing secret: 8 bytes (expected: at least 32)");
    }

    @Test
    void a_variable_that_is_not_set_is_named() {
        assertThatThrownBy(() -> SigningKeys.fromEnvironment("FRONTROW_NO_SUCH_VARIABLE"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("environment variable FRONTROW_NO_SUCH_VARIABLE: not set");
        assertThatThrownBy(() -> SigningKeys.fromText("property chat.secret", " "))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("property chat.secret: not set");
        assertThatThrownBy(() -> SigningKeys.fromText("property chat.secret", null))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void base64_of_both_alphabets_and_plain_text_name_the_same_key_as_their_bytes() {
        byte[] bytes = new byte[48];
        java.util.Arrays.fill(bytes, (byte) 0xFB);
        String id = SigningKeys.of(bytes).current().id();
        assertThat(SigningKeys.fromText("X", Base64.getEncoder().encodeToString(bytes))
                        .current()
                        .id())
                .isEqualTo(id);
        assertThat(SigningKeys.fromText(
                                "X", Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "\n")
                        .current()
                        .id())
                .isEqualTo(id);
        assertThat(SigningKeys.fromText("X", "correct horse battery staple, and then some")
                        .current()
                        .secret()
                        .getEncoded())
                .isEqualTo("correct horse battery staple, and then some".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void text_that_is_too_short_as_base64_is_taken_as_it_stands() {
        String text = "a".repeat(40);
        assertThat(SigningKeys.fromText("X", text).current().secret().getEncoded())
                .hasSize(40);
    }

    @Test
    void a_key_is_known_by_an_id_that_follows_from_it() {
        assertThat(SigningKeys.of(SECRET).current().id())
                .isEqualTo(SigningKeys.of(SECRET.clone()).current().id())
                .isNotEqualTo(SigningKeys.random().current().id());
    }

    @Test
    void a_secret_is_never_printed() {
        SigningKeys keys = SigningKeys.of(SECRET).accepting(SigningKeys.random());
        assertThat(keys.toString())
                .startsWith("SigningKeys[" + keys.current().id() + ", ")
                .doesNotContain("0123456789");
    }

    @Test
    void a_key_ring_accepts_its_own_and_the_older_keys_and_signs_with_its_own() {
        SigningKeys old = SigningKeys.random();
        SigningKeys ring = SigningKeys.of(SECRET).accepting(old).accepting(SigningKeys.random());
        assertThat(ring.current().id())
                .isEqualTo(SigningKeys.of(SECRET).current().id());
        assertThat(ring.find(old.current().id())).isPresent();
        assertThat(ring.find("foreign")).isEmpty();
        assertThat(ring.find(null)).isEmpty();
    }
}
