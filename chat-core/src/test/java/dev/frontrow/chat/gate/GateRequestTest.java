package dev.frontrow.chat.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontrow.chat.Given;
import org.junit.jupiter.api.Test;

class GateRequestTest {

    private static final GateRequest.Action SEND = GateRequest.Action.SEND;
    private static final GateRequest REQUEST = GateRequest.of(Given.ROOM, Given.ADA, SEND, Given.NOON);

    @Test
    void itSaysWhoWhereWhatAndWhen() {
        assertThat(REQUEST.room()).isEqualTo(Given.ROOM);
        assertThat(REQUEST.user()).isEqualTo(Given.ADA);
        assertThat(REQUEST.action()).isEqualTo(SEND);
        assertThat(REQUEST.at()).isEqualTo(Given.NOON);
        assertThat(REQUEST.offer()).isEmpty();
    }

    @Test
    void anOfferIsPartOfTheQuestion() {
        GateRequest tip = REQUEST.offering(new Money(500, "EUR"));
        assertThat(tip.offer()).contains(new Money(500, "EUR"));
        assertThat(tip.user()).isEqualTo(Given.ADA);
        assertThat(tip).isNotEqualTo(REQUEST).isEqualTo(REQUEST.offering(new Money(500, "EUR")));
    }

    @Test
    void twoWithTheSamePartsAreEqual() {
        GateRequest same = GateRequest.of(Given.ROOM, Given.ADA, SEND, Given.NOON);
        assertThat(same).isEqualTo(REQUEST).hasSameHashCodeAs(REQUEST).hasToString(REQUEST.toString());
        assertThat(GateRequest.of(Given.ROOM, Given.MO, SEND, Given.NOON)).isNotEqualTo(REQUEST);
        assertThat(GateRequest.of(Given.ROOM, Given.ADA, SEND, Given.NOON.plusNanos(1)))
                .isNotEqualTo(REQUEST);
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> GateRequest.of(null, Given.ADA, SEND, Given.NOON))
                .hasMessage("room");
        assertThatThrownBy(() -> GateRequest.of(Given.ROOM, null, SEND, Given.NOON))
                .hasMessage("user");
        assertThatThrownBy(() -> GateRequest.of(Given.ROOM, Given.ADA, null, Given.NOON))
                .hasMessage("action");
        assertThatThrownBy(() -> GateRequest.of(Given.ROOM, Given.ADA, SEND, null))
                .hasMessage("at");
        assertThatThrownBy(() -> REQUEST.offering(null)).hasMessage("money");
    }
}
