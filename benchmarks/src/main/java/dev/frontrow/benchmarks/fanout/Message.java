package dev.frontrow.benchmarks.fanout;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.message.Body;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.wire.EncodedEvent;
import dev.frontrow.chat.wire.EventEncoding;
import dev.frontrow.chat.wire.StreamEvent;
import dev.frontrow.chat.wire.StreamEvents;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * One message of the measurement, as each kind of server is given it.
 *
 * @param number its number
 * @param sentNanos when it was sent
 */
record Message(long number, long sentNanos) {

    /** The characters of a text, all of them ASCII. */
    static final int TEXT_LENGTH = 200;

    private static final String FILLING = " All work and no play makes Jack a dull boy.".repeat(TEXT_LENGTH / 40);
    private static final RoomId ROOM = new RoomId("room");
    private static final MessageId ID = new MessageId("01KDWPVNG0D4T1A6Z9Q8C7M2X5");
    private static final ChatUser AUTHOR = new ChatUser(new UserId("sender-1"), "Name of sender-1", Role.VIEWER);
    private static final String EPOCH = "k3f9";

    /** What a user typed. */
    String text() {
        return ("#" + number + "@" + sentNanos + FILLING).substring(0, TEXT_LENGTH);
    }

    /** The data of Frontrow's event, for servers that make an event of it themselves. */
    byte[] json() {
        StreamEvent event = event();
        ByteBuffer json = ByteBuffer.allocate(event.jsonSize());
        event.putJson(json);
        return json.array();
    }

    /** The whole event as Frontrow writes it. */
    byte[] encoded() {
        return EncodedEvent.of(EventEncoding.sse(), event()).toBytes();
    }

    /** What a client of Frontrow posts; neither quotes nor backslashes are in the text. */
    byte[] draft() {
        return ("{\"text\":\"" + text() + "\"}").getBytes(StandardCharsets.US_ASCII);
    }

    private StreamEvent event() {
        Body body = new Body.Text(text(), null);
        return StreamEvents.event(
                EPOCH, new RoomEvent.Posted(new ChatMessage(ROOM, number + 1, ID, AUTHOR, Instant.now(), body)));
    }
}
