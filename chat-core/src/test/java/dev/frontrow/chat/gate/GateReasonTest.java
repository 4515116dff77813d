package dev.frontrow.chat.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateReasonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/wallet",
                "/wallet?next=//x#top",
                "https://pay.example/top-up",
                "http://localhost:8080/wallet",
                "HTTPS://PAY.EXAMPLE/",
                "https://例え.jp/財布"
            })
    void aLinkIsHttpHttpsOrAPathOfTheSameHost(String url) {
        assertThat(link(url).topUpUrl()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "wallet",
                "./wallet",
                "?x",
                "#x",
                "//evil.example",
                "//",
                "/\\evil.example",
                "\\\\evil.example",
                "/\t/evil.example",
                "/\n/evil.example",
                "/\r\\evil.example",
                "/ /evil.example",
                "/\u0085/evil.example",
                "/\u2028/evil.example",
                "/\0/evil.example",
                "/wallet\n",
                " /wallet",
                "\t/wallet",
                "\u0001/wallet",
                "/\uD83D",
                "/\u202Etellaw",
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "java\nscript:alert(1)",
                " javascript:alert(1)",
                "data:text/html,<script>alert(1)</script>",
                "vbscript:x",
                "file:///etc/passwd",
                "ftp://x",
                "blob:https://x",
                "https:pay.example",
                "https:/pay.example",
                "http:\\\\evil.example",
                "https",
                "mailto:a@b.example"
            })
    void everyOtherLinkIsRefused(String url) {
        assertThatThrownBy(() -> link(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("topUpUrl: neither http, https nor a path from /");
    }

    @Test
    void aLinkHasABound() {
        assertThat(link("/" + "x".repeat(2000)).topUpUrl()).hasSize(2001);
        assertThatThrownBy(() -> link("/" + "x".repeat(2001))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Credit", "credit gate", "credit\n", "é", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"})
    void aGateHasAPlainName(String name) {
        assertThatThrownBy(() -> GateReason.of(name, "closed"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("gate: not [a-z0-9_]{1,32}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "No", "a-b", "a b"})
    void aCodeIsAPlainWord(String code) {
        assertThatThrownBy(() -> GateReason.of("credit", code))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("code: not [a-z0-9_]{1,64}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eur", "EUR ", "E-R", "€", "XXXXXXXXXXXXXXXXX"})
    void aCurrencyIsAPlainWord(String currency) {
        assertThatThrownBy(() -> new Money(1, currency))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("currency: not [A-Z0-9_]{1,16}");
    }

    private static GateReason link(String url) {
        return GateReason.of("credit", "closed").withTopUpUrl(url);
    }
}
