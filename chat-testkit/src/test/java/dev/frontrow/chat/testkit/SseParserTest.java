package dev.frontrow.chat.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SseParserTest {

    @Test
    void fields_become_an_event() {
        assertThat(parse("id: a.1\nevent: message\ndata: {}\n\n"))
                .containsExactly(new SseEvent("a.1", "message", "{}", null, List.of()));
    }

    @Test
    void data_lines_are_joined_by_line_feeds() {
        assertThat(parse("data: YHOO\ndata: +2\ndata: 10\n\n"))
                .containsExactly(new SseEvent(null, null, "YHOO\n+2\n10", null, List.of()));
    }

    @Test
    void one_space_after_the_colon_is_dropped_and_no_more() {
        assertThat(parse("data:test\n\ndata: test\n\ndata:  test\n\n"))
                .extracting(SseEvent::data)
                .containsExactly("test", "test", " test");
    }

    @Test
    void empty_data_is_data() {
        assertThat(parse("data\n\ndata\ndata\n\ndata:"))
                .extracting(SseEvent::data)
                .containsExactly("", "\n");
    }

    @Test
    void every_kind_of_line_end_is_one() {
        assertThat(parse("data: 1\r\n\r\ndata: 2\r\rdata: 3\n\ndata: 4\n\r"))
                .extracting(SseEvent::data)
                .containsExactly("1", "2", "3", "4");
    }

    @Test
    void what_has_no_blank_line_after_it_is_no_event() {
        assertThat(parse("data: done\n\ndata: half\n")).hasSize(1);
    }

    @Test
    void comments_and_unknown_fields_are_no_data() {
        assertThat(parse(": hb\n\nfoo: bar\n\n"))
                .containsExactly(
                        new SseEvent(null, null, null, null, List.of("hb")),
                        new SseEvent(null, null, null, null, List.of()))
                .noneMatch(SseEvent::isDispatched);
    }

    @Test
    void a_retry_that_is_not_all_digits_is_ignored() {
        assertThat(parse("retry: 3400\n\nretry: 3s\n\nretry: -1\n\nretry:\n\nretry: \u0661\n\n"))
                .extracting(SseEvent::retry)
                .containsExactly(Duration.ofMillis(3400), null, null, null, null);
    }

    @Test
    void an_id_stays_until_the_next_and_an_empty_one_resets_it() {
        SseParser parser = new SseParser();
        parser.feed(bytes("id: 1\ndata: a\n\ndata: b\n\n"));
        assertThat(parser.lastEventId()).isEqualTo("1");
        parser.feed(bytes("id: 2\n"));
        assertThat(parser.lastEventId()).as("not before the blank line").isEqualTo("1");
        parser.feed(bytes("\n"));
        assertThat(parser.lastEventId()).isEqualTo("2");
        parser.feed(bytes("id: 3\0\ndata: c\n\n"));
        assertThat(parser.lastEventId()).as("one with U+0000 is ignored").isEqualTo("2");
        parser.feed(bytes("id\ndata: d\n\n"));
        assertThat(parser.lastEventId()).isEmpty();
    }

    @Test
    void the_type_is_message_unless_it_is_said() {
        assertThat(parse("data: a\n\nevent: gate\ndata: b\n\nevent:\ndata: c\n\n"))
                .extracting(SseEvent::type)
                .containsExactly("message", "gate", "message");
    }

    @Test
    void a_byte_order_mark_at_the_start_is_dropped_and_later_it_is_not() {
        assertThat(parse("\uFEFFdata: a\n\n\uFEFFdata: b\n\n"))
                .extracting(SseEvent::data)
                .containsExactly("a", null);
    }

    @Test
    void bytes_may_be_cut_anywhere() {
        byte[] stream = bytes(
                "retry: 3000\n\nid: k.1\nevent: message\r\ndata: \u00E9\uD83D\uDE00 \u05E9\rdata: two\r\n\r\n: hb\n\n");
        List<SseEvent> whole = SseParser.parse(stream);
        assertThat(whole).hasSize(3);
        for (int first = 0; first <= stream.length; first++) {
            for (int second = first; second <= stream.length; second++) {
                SseParser parser = new SseParser();
                List<SseEvent> events = new ArrayList<>(parser.feed(Arrays.copyOfRange(stream, 0, first)));
                events.addAll(parser.feed(Arrays.copyOfRange(stream, first, second)));
                events.addAll(parser.feed(Arrays.copyOfRange(stream, second, stream.length)));
                assertThat(events).isEqualTo(whole);
            }
        }
    }

    private static List<SseEvent> parse(String stream) {
        return SseParser.parse(bytes(stream));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
