package dev.frontrow.benchmarks.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageTest {

    @Test
    void textsHaveOneLength() {
        assertThat(new Message(1, 2).text()).hasSize(Message.TEXT_LENGTH);
        assertThat(new Message(Long.MAX_VALUE, Long.MAX_VALUE).text()).hasSize(Message.TEXT_LENGTH);
    }

    @Test
    void theEventHoldsTheMessageForTheReader() {
        List<Long> found = new ArrayList<>();
        EventReader reader = new EventReader((number, sent) -> found.addAll(List.of(number, sent)));
        byte[] event = new Message(41, 99).encoded();
        reader.feed(event, 0, event.length);
        assertThat(found).containsExactly(41L, 99L);
        assertThat(reader.lastEventId()).endsWith(".42");
        assertThat(new String(event, StandardCharsets.UTF_8)).contains(new String(new Message(41, 99).json(), 0, 20));
    }
}
