package dev.frontrow.chat.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatUserTest {

    private static final UserId ID = new UserId("u7");

    @Test
    void aNameIsCleanedLikeAMessage() {
        assertThat(named(" Ada\u202E\n\u200BL. ")).isEqualTo("Ada L.");
        assertThat(named("<b>Ada</b>")).isEqualTo("<b>Ada</b>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u3164", "\u2800", "\u200D", "\uFE0F", "\0"})
    void theIdStandsInForANameThatShowsNothing(String name) {
        assertThat(named(name)).isEqualTo("u7");
    }

    @Test
    void aNameIsCutAtSixtyFourCodePoints() {
        assertThat(named("\uD83D\uDE00".repeat(65))).isEqualTo("\uD83D\uDE00".repeat(64));
        assertThat(named("x".repeat(64))).hasSize(64);
    }

    @Test
    void aNameThatWasCutStaysTheSameWhenItIsReadAgain() {
        String cut = named("x".repeat(63) + " y");
        assertThat(cut).isEqualTo("x".repeat(63));
        assertThat(named(cut)).isEqualTo(cut);
        assertThat(named("\u2800".repeat(64) + "x")).isEqualTo("u7");
    }

    @Test
    void badgesAreCopied() {
        List<String> badges = new ArrayList<>(List.of("founder"));
        ChatUser user = new ChatUser(ID, "Ada", Role.VIEWER, badges);
        badges.add("other");
        assertThat(user.badges()).containsExactly("founder");
        assertThat(new ChatUser(ID, "Ada", Role.VIEWER).badges()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "a b", "a\n", "é", "<b>", "a.b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void aBadgeOfOtherCharactersIsRefused(String badge) {
        assertThatThrownBy(() -> new ChatUser(ID, "Ada", Role.VIEWER, List.of(badge)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("badge: not [a-z0-9_-]{1,32}");
    }

    @Test
    void thereAreAtMostEightBadges() {
        assertThat(new ChatUser(ID, "Ada", Role.VIEWER, Collections.nCopies(8, "b")).badges())
                .hasSize(8);
        assertThatThrownBy(() -> new ChatUser(ID, "Ada", Role.VIEWER, Collections.nCopies(9, "b")))
                .hasMessage("badges: 9 (expected: 0..8)");
    }

    private static String named(String name) {
        return new ChatUser(ID, name, Role.VIEWER).name();
    }
}
