package dev.frontrow.chat.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontrow.chat.Given;
import dev.frontrow.chat.Seed;
import dev.frontrow.chat.message.DeletedBy;
import dev.frontrow.chat.text.RandomText;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {

    @Test
    void whatIsWrittenIsReadAgain() {
        for (Position position : List.of(
                new Position("k3f9", 1841),
                new Position("0", 0),
                new Position("z".repeat(32), 999_999_999_999_999_999L))) {
            assertThat(Position.parse(position.toString())).contains(position);
        }
    }

    @Test
    void anotherPlaceIsInTheSameLog() {
        assertThat(Given.HEAD.at(3)).hasToString("k3f9.3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "k3f9",
                "k3f9.",
                ".7",
                "7",
                "k3f9.-1",
                "k3f9.+1",
                "k3f9.1.2",
                "k3f9..1",
                "K3F9.1",
                "k3f9.1 ",
                " k3f9.1",
                "k3f9.1\n",
                "k3f9. 1",
                "k3f9.1x",
                "k3f9.0x1",
                "k3f9.1e3",
                "k3f9,1",
                "k3f9.9999999999999999999",
                "k3f9.9223372036854775808",
                "k3 f9.1",
                "é.1",
                "k3f9.١",
                "k3f9.\uFF11",
                "\0.1",
                "k3f9.1\0",
                "*",
                "$",
                "null",
                "undefined",
                "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz.1",
                "k3f9.1,k3f9.2",
                "'; DROP TABLE x; --"
            })
    void garbageIsNoPosition(String written) {
        assertThat(Position.parse(written)).isEmpty();
    }

    @Test
    void randomStringsNeverThrow() {
        RandomGenerator random = Seed.random("randomStringsNeverThrow");
        for (int i = 0; i < 20_000; i++) {
            String written = RandomText.any(random, 12);
            assertThat(Position.parse(written)).as(written).isEmpty();
        }
    }

    @Test
    void aPositionIsInALogAndNotBeforeItsBeginning() {
        assertThatThrownBy(() -> new Position("", 1)).hasMessage("epoch: not [a-z0-9]{1,32}");
        assertThatThrownBy(() -> new Position("k\n", 1)).hasMessage("epoch: not [a-z0-9]{1,32}");
        for (String epoch : new String[] {"K", "`", "{", "/", ":", "é", "k".repeat(33)}) {
            assertThatThrownBy(() -> new Position(epoch, 1)).hasMessage("epoch: not [a-z0-9]{1,32}");
        }
        assertThat(new Position("az09".repeat(8), 1)).hasToString("az09".repeat(8) + ".1");
        assertThatThrownBy(() -> new Position("k", -1)).hasMessage("seq: -1 (expected: >= 0)");
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 101, Integer.MAX_VALUE})
    void aPageOfHistoryHasOneToAHundredMessages(int limit) {
        assertThatThrownBy(() -> new HistoryRequest(Given.ROOM, Given.ADA.id(), new HistoryRequest.Back(null), limit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("limit: " + limit + " (expected: 1..100)");
    }

    @Test
    void aKindOfEventAVisitorDoesNotKnowGoesToOther() {
        RoomEvent.Visitor<String> knowsNothing = event -> "other " + event.seq();
        assertThat(List.<RoomEvent>of(
                        new RoomEvent.Posted(Given.reply()),
                        new RoomEvent.Deleted(7, Given.FIRST, DeletedBy.SYSTEM, Given.NOON),
                        new RoomEvent.Cleared(8, Given.ADA.id(), DeletedBy.SYSTEM, Given.NOON)))
                .extracting(event -> event.accept(knowsNothing))
                .containsExactly("other 1842", "other 7", "other 8");
    }
}
