package dev.frontrow.chat.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "live-42", "A.b_c~d-9", "..", "~"})
    void aRoomIdIsMadeOfUnreservedCharacters(String value) {
        assertThat(new RoomId(value)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "a/b",
                "a%2Fb",
                "a\n",
                "a\0",
                "é",
                "a:b",
                "@",
                "[",
                "`",
                "{",
                "a,b",
                "a'b",
                "\uD83D\uDE00",
                "<b>"
            })
    void aRoomIdOfOtherCharactersIsRefusedWithoutRepeatingThem(String value) {
        assertThatThrownBy(() -> new RoomId(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("room id: a character outside A-Z a-z 0-9 . _ ~ -");
    }

    @Test
    void aRoomIdHasOneToAHundredAndTwentyEightCharacters() {
        assertThat(new RoomId("x".repeat(128)).value()).hasSize(128);
        assertThatThrownBy(() -> new RoomId("")).hasMessage("room id length: 0 (expected: 1..128)");
        assertThatThrownBy(() -> new RoomId("x".repeat(129))).hasMessage("room id length: 129 (expected: 1..128)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "auth0|5f7", "a@b.example", "{\"<'>\"}", "!", "~"})
    void aUserIdIsVisibleAscii(String value) {
        assertThat(new UserId(value)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a b", "a\n", "\0", "\u007f", "é", "\u00A0", "\uD83D\uDE00"})
    void aUserIdOfOtherCharactersIsRefusedWithoutRepeatingThem(String value) {
        assertThatThrownBy(() -> new UserId(value))
                .isInstanceOf(InvalidUserIdException.class)
                .hasMessage("user id: a character that is not visible ASCII (UserId.ofLogin takes every name)");
    }

    @Test
    void aUserIdHasOneToAHundredAndTwentyEightCharacters() {
        assertThat(new UserId("x".repeat(128)).value()).hasSize(128);
        assertThatThrownBy(() -> new UserId("")).hasMessage("user id length: 0 (expected: 1..128)");
        assertThatThrownBy(() -> new UserId("x".repeat(129))).hasMessage("user id length: 129 (expected: 1..128)");
    }
}
