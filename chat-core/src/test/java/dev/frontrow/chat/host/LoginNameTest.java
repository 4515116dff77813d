package dev.frontrow.chat.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginNameTest {

    /** Ids are stored, so none of these may ever change. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "ada|ada",
                "ada@example.org|ada@example.org",
                "CN=Ada,OU=Staff|CN=Ada,OU=Staff",
                "CN=Ada, OU=Staff|CN=Ada,%20OU=Staff",
                "Ada Lovelace|Ada%20Lovelace",
                "jürgen|j%C3%BCrgen",
                "Zoë|Zo%C3%AB",
                "DOMAIN\\ada|DOMAIN\\ada",
                "100%|100%25",
                "a%20b|a%2520b",
                "ada |ada%20",
                "' '|%20",
                "🚀|%F0%9F%9A%80",
                "李雷|%E6%9D%8E%E9%9B%B7",
                "محمد|%D9%85%D8%AD%D9%85%D8%AF",
            })
    void everyNameHasAnIdAndIsFoundByIt(String login, String id) {
        assertThat(UserId.ofLogin(login)).hasToString(id);
        assertThat(new UserId(id).login()).contains(login);
    }

    @Test
    void aNameOfAnyLengthHasAnIdThatEndsInADigest() {
        UserId id = UserId.ofLogin("a".repeat(300));
        assertThat(id).hasToString("a".repeat(83) + "%.mDX6a_TiCpueqBJQYwLpiYJyGmz40srmevVxKb8hrpA");
        assertThat(id.login()).isEmpty();
        assertThat(UserId.ofLogin("a".repeat(128)).login()).contains("a".repeat(128));
        assertThat(UserId.ofLogin("ü".repeat(21)).login()).contains("ü".repeat(21));
        for (int before = 0; before < 6; before++) { // an escape is cut nowhere
            String name = "a".repeat(before) + "ü".repeat(50);
            assertThat(UserId.ofLogin(name).value())
                    .hasSizeBetween(126, 128)
                    .matches("a*(%[0-9A-F]{2})+%\\.[A-Za-z0-9_-]{43}");
        }
    }

    @Test
    void noTwoNamesHaveOneId() {
        String composed = "j\u00FCrgen";
        String decomposed = "ju\u0308rgen";
        String digest = UserId.ofLogin("a".repeat(300)).value();
        List<String> names = List.of(
                composed,
                decomposed,
                "jurgen",
                "J\u00FCrgen",
                "ada",
                "Ada",
                "ada ",
                " ada",
                "ada\u00A0",
                "ada\t",
                "ada\n",
                "ada\0",
                "ada%20",
                "ada%2520",
                "ada+",
                "%",
                "%25",
                "%.",
                "\u200Dada",
                "a".repeat(300),
                "a".repeat(301),
                "a".repeat(299) + "b",
                "b" + "a".repeat(299),
                "a".repeat(300) + " ",
                digest,
                "\uD83D\uDE80",
                "\uFFFD",
                "?");
        Set<UserId> ids = new HashSet<>();
        names.forEach(name -> ids.add(UserId.ofLogin(name)));
        assertThat(ids).hasSameSizeAs(names);
    }

    @Test
    void namesOfChanceAreFoundAgainByTheirIds() {
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            String name = random.ints(1 + random.nextInt(9), 0, 0x11000)
                    .filter(c -> c < 0xD800 || c > 0xDFFF)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            if (!name.isEmpty()) {
                assertThat(UserId.ofLogin(name).login()).contains(name);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "50%",
                "%",
                "%2",
                "%2G",
                "%zz",
                "a%41",
                "a%c3%bc",
                "%FF",
                "%ED%A0%80",
                "%20%",
                "x%.",
                "%+1",
                "%-1"
            })
    void anIdThatNoNameHasLeadsToNone(String id) {
        assertThat(new UserId(id).login()).isEmpty();
    }

    @Test
    void whatIsNoNameIsRefusedWithoutRepeatingIt() {
        assertThatThrownBy(() -> UserId.ofLogin(""))
                .isInstanceOf(InvalidUserIdException.class)
                .hasMessage("login: empty");
        for (String half : List.of("a\uD800", "\uDC00", "\uDE80\uD83D")) {
            assertThatThrownBy(() -> UserId.ofLogin(half))
                    .isInstanceOf(InvalidUserIdException.class)
                    .hasMessage("login: no Unicode text");
        }
    }
}
