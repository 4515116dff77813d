package dev.frontrow.chat.wire;

import static dev.frontrow.chat.wire.Sse.encoded;
import static dev.frontrow.chat.wire.Sse.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontrow.chat.Given;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.message.Body;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.DeletedBy;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamEventsTest {

    @Test
    void onlyPublicEventsAndResyncMoveTheCursorOfABrowser() {
        Golden.files().forEach((name, bytes) -> {
            if (name.startsWith("event-")) {
                boolean movesCursor = name.startsWith("event-message")
                        || name.startsWith("event-mode.")
                        || name.startsWith("event-pin.")
                        || name.startsWith("event-other")
                        || name.startsWith("event-resync");
                assertThat(EventStream.parse(bytes).get(0).id() != null)
                        .as(name)
                        .isEqualTo(movesCursor);
            }
        });
    }

    @Test
    void aDeletedMessageShowsNothingOfItsText() {
        RoomEvent tombstone = new RoomEvent.Posted(Given.reply().deleted(DeletedBy.MODERATOR));
        assertThat(text(StreamEvents.event("k3f9", tombstone)))
                .contains("\"deleted\":{\"by\":\"moderator\"}")
                .doesNotContain("text")
                .doesNotContain("replyTo");
    }

    @Test
    void staffHearOfAnActionButNotWhatItHid() {
        assertThat(new String(Golden.files().get("event-moderation-delete.txt"), UTF_8))
                .doesNotContain("hidden")
                .doesNotContain("\"hi\"");
    }

    @Test
    void joiningEventsPutsTheirBytesOneBehindTheOther() {
        assertThat(text(StreamEvents.heartbeat(), StreamEvents.occupancy(3)))
                .isEqualTo(text(StreamEvents.heartbeat()) + text(StreamEvents.occupancy(3)));
        EncodedEvent joined =
                EncodedEvent.join(List.of(encoded(StreamEvents.heartbeat()), encoded(StreamEvents.occupancy(3))));
        assertThat(joined.toBytes())
                .isEqualTo(encoded(StreamEvents.heartbeat(), StreamEvents.occupancy(3))
                        .toBytes());
        assertThat(EncodedEvent.join(List.of()).size()).isZero();
        assertThat(encoded().size()).isZero();
    }

    @Test
    void nobodyCanChangeAnEncodedEvent() {
        EncodedEvent one = encoded(StreamEvents.occupancy(1));
        one.toBytes()[0] = 'X';
        assertThat(bytes(one)).startsWith("event");
        assertThat(EncodedEvent.class.getConstructors()).isEmpty();
        for (Constructor<?> constructor : EncodedEvent.class.getDeclaredConstructors()) {
            assertThat(constructor.getModifiers()).isIn(0, Modifier.PRIVATE); // 0: package-private
        }
    }

    @Test
    void aPartOfAnEncodedEventSharesItsBytes() throws IOException {
        EncodedEvent whole = encoded(StreamEvents.occupancy(1), StreamEvents.occupancy(22), StreamEvents.occupancy(3));
        int first = encoded(StreamEvents.occupancy(1)).size();
        EncodedEvent part =
                whole.part(first, first + encoded(StreamEvents.occupancy(22)).size());
        assertThat(bytes(part)).isEqualTo(text(StreamEvents.occupancy(22)));
        assertThat(bytes(part.part(0, 6))).isEqualTo("event:");
        assertThat(bytes(EncodedEvent.join(List.of(part, encoded(StreamEvents.occupancy(4))))))
                .isEqualTo(text(StreamEvents.occupancy(22), StreamEvents.occupancy(4)));
        List<byte[]> written = new ArrayList<>();
        whole.writeTo((bytes, offset, length) -> written.add(bytes));
        part.writeTo((bytes, offset, length) -> {
            assertThat(offset).isEqualTo(first);
            assertThat(length).isEqualTo(part.size());
            return written.add(bytes);
        });
        assertThat(written.get(1)).isSameAs(written.get(0));
        assertThatThrownBy(() -> part.part(0, part.size() + 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "a\\uD83Db, a\\uFFFDb",
        "\\uD83D, \\uFFFD",
        "\\uDE00, \\uFFFD",
        "x\\uDE00\\uD83Dy, x\\uFFFD\\uFFFDy",
        "\\uD83D\\uD83D\\uDE00\\uDE00, \\uFFFD\\uD83D\\uDE00\\uFFFD",
        "\\uD83D\\uDE00, \\uD83D\\uDE00"
    })
    void halfASurrogatePairFromAStoreIsShownAsTheReplacementCharacter(String stored, String shown) {
        ChatMessage message = Given.message();
        ChatMessage broken = new ChatMessage(
                message.room(),
                message.seq(),
                message.id(),
                message.author(),
                message.sentAt(),
                new Body.Text(unescaped(stored), null));
        assertThat(text(StreamEvents.event("k3f9", new RoomEvent.Posted(broken))))
                .contains("\"text\":\"" + unescaped(shown) + "\"");
    }

    private static String unescaped(String text) {
        return Pattern.compile("\\\\u([0-9A-F]{4})")
                .matcher(text)
                .replaceAll(escape -> Character.toString((char) Integer.parseInt(escape.group(1), 16)));
    }

    @Test
    void anEmojiIsSentInFourBytes() {
        assertThat(text(StreamEvents.event("k3f9", new RoomEvent.Posted(Given.message()))))
                .contains("\uD83D\uDC4B");
    }

    @Test
    void timesHaveMillisecondsAlways() {
        String data = text(StreamEvents.ticket("t", java.time.Instant.parse("2026-01-01T12:00:00.123456789Z")));
        assertThat(data).contains("\"ticketExpiresAt\":\"2026-01-01T12:00:00.123Z\"");
        assertThat(text(StreamEvents.ticket("t", Given.NOON))).contains("\"2026-01-01T12:00:00.000Z\"");
    }

    private static String bytes(EncodedEvent encoded) {
        return new String(encoded.toBytes(), UTF_8);
    }
}
