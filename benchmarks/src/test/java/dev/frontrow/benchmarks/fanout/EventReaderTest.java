package dev.frontrow.benchmarks.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventReaderTest {

    private final List<String> found = new ArrayList<>();
    private final EventReader reader = new EventReader((number, sent) -> found.add(number + "@" + sent));

    @Test
    void aMessageIsToldWhenItsEventHasComeAsAWhole() {
        feed("id: e.7\nevent: message\ndata: {\"text\":\"#12@345 All work\"}\n");
        assertThat(found).isEmpty();
        assertThat(reader.lastEventId()).isEmpty();
        feed("\n");
        assertThat(found).containsExactly("12@345");
        assertThat(reader.lastEventId()).isEqualTo("e.7");
    }

    @Test
    void itDoesNotMatterHowTheBytesAreCut() {
        String stream = ": hello\n\nid: e.1\ndata: #1@10 \n\nid: e.22\nevent: message\ndata: #2@20 \n\n";
        for (int size = 1; size <= stream.length(); size++) {
            List<String> cut = new ArrayList<>();
            EventReader other = new EventReader((number, sent) -> cut.add(number + "@" + sent));
            byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
            for (int from = 0; from < bytes.length; from += size) {
                other.feed(bytes, from, Math.min(bytes.length, from + size));
            }
            assertThat(cut).as("pieces of %d", size).containsExactly("1@10", "2@20");
            assertThat(other.lastEventId()).isEqualTo("e.22");
        }
    }

    @Test
    void linesMayEndWithCarriageReturnAndLineFeed() {
        feed("id:5\r\ndata:#3@30\r\n\r\n");
        assertThat(found).containsExactly("3@30");
        assertThat(reader.lastEventId()).isEqualTo("5");
    }

    @Test
    void whatIsNoMessageIsPassedOver() {
        feed(": #1@2\n\nevent: #1@2\ndata: {}\n\ndata: # 1@2 #1@ #x@2 @2\n\nretry: 100\n\n");
        assertThat(found).isEmpty();
    }

    @Test
    void theMarkMayStandAnywhereInTheData() {
        feed("data: ##x #4@40\n\n");
        assertThat(found).containsExactly("4@40");
    }

    @Test
    void anEventWithoutAnIdKeepsTheLastOne() {
        feed("id: a\ndata: 1\n\ndata: 2\n\n");
        assertThat(reader.lastEventId()).isEqualTo("a");
    }

    @Test
    void longLinesAndIdsArriveWhole() {
        String id = "i".repeat(500);
        feed("id: " + id);
        feed("\ndata: " + "x".repeat(5000));
        feed("#5@50\n\n");
        assertThat(found).containsExactly("5@50");
        assertThat(reader.lastEventId()).isEqualTo(id);
    }

    private void feed(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        reader.feed(bytes, 0, bytes.length);
    }
}
