package dev.frontrow.chat.wire;

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

class EventEncoderTest {

    @Test
    void onlyPublicEventsAndResyncMoveTheCursorOfABrowser() {
        Golden.files().forEach((name, bytes) -> {
            if (name.startsWith("event-")) {
                boolean movesCursor = name.startsWith("event-message")
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
        assertThat(text(EventEncoder.event("k3f9", tombstone)))
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
    void joiningFramesPutsTheirBytesOneBehindTheOther() {
        EncodedEvent joined = EncodedEvent.join(List.of(EventEncoder.heartbeat(), EventEncoder.occupancy(3)));
        assertThat(text(joined)).isEqualTo(text(EventEncoder.heartbeat()) + text(EventEncoder.occupancy(3)));
        assertThat(joined.size())
                .isEqualTo(EventEncoder.heartbeat().size()
                        + EventEncoder.occupancy(3).size());
        assertThat(EncodedEvent.join(List.of()).size()).isZero();
    }

    @Test
    void framesAreCopiedToAPlaceInABuffer() {
        byte[] buffer = new byte[20];
        int end = EventEncoder.heartbeat().copyTo(buffer, 3);
        assertThat(end).isEqualTo(9);
        assertThat(new String(buffer, 3, 6, UTF_8)).isEqualTo(": hb\n\n");
        assertThat(buffer[2]).isZero();
        assertThat(buffer[9]).isZero();
    }

    @Test
    void nobodyCanChangeAFrame() {
        EncodedEvent encoded = EventEncoder.occupancy(1);
        encoded.toBytes()[0] = 'X';
        assertThat(text(encoded)).startsWith("event");
        assertThat(EncodedEvent.class.getConstructors()).isEmpty();
        for (Constructor<?> constructor : EncodedEvent.class.getDeclaredConstructors()) {
            assertThat(constructor.getModifiers()).isIn(0, Modifier.PRIVATE); // 0: package-private
        }
    }

    @Test
    void aPartOfAFrameSharesItsBytes() throws IOException {
        EncodedEvent whole = EncodedEvent.join(
                List.of(EventEncoder.occupancy(1), EventEncoder.occupancy(22), EventEncoder.occupancy(3)));
        int first = EventEncoder.occupancy(1).size();
        EncodedEvent part = whole.part(first, first + EventEncoder.occupancy(22).size());
        assertThat(text(part)).isEqualTo(text(EventEncoder.occupancy(22)));
        assertThat(text(part.part(0, 6))).isEqualTo("event:");
        assertThat(text(EncodedEvent.join(List.of(part, EventEncoder.occupancy(4)))))
                .isEqualTo(text(EventEncoder.occupancy(22)) + text(EventEncoder.occupancy(4)));
        List<byte[]> written = new ArrayList<>();
        whole.writeTo((bytes, offset, length) -> written.add(bytes));
        part.writeTo((bytes, offset, length) -> {
            assertThat(offset).isEqualTo(first);
            assertThat(length).isEqualTo(part.size());
            written.add(bytes);
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
        assertThat(text(EventEncoder.event("k3f9", new RoomEvent.Posted(broken))))
                .contains("\"text\":\"" + unescaped(shown) + "\"");
    }

    private static String unescaped(String text) {
        return Pattern.compile("\\\\u([0-9A-F]{4})")
                .matcher(text)
                .replaceAll(escape -> Character.toString((char) Integer.parseInt(escape.group(1), 16)));
    }

    @Test
    void anEmojiIsSentInFourBytes() {
        assertThat(text(EventEncoder.event("k3f9", new RoomEvent.Posted(Given.message()))))
                .contains("\uD83D\uDC4B");
    }

    @Test
    void timesHaveMillisecondsAlways() {
        String data = text(EventEncoder.ticket("t", java.time.Instant.parse("2026-01-01T12:00:00.123456789Z")));
        assertThat(data).contains("\"ticketExpiresAt\":\"2026-01-01T12:00:00.123Z\"");
        assertThat(text(EventEncoder.ticket("t", Given.NOON))).contains("\"2026-01-01T12:00:00.000Z\"");
    }

    private static String text(EncodedEvent encoded) {
        return new String(encoded.toBytes(), UTF_8);
    }
}
