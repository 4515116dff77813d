package dev.frontrow.chat.engine.ring;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.frontrow.chat.Given;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.log.Position;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.log.RoomState;
import dev.frontrow.chat.message.Body;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.DeletedBy;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.wire.EventEncoding;
import dev.frontrow.chat.wire.StreamEvent;
import dev.frontrow.chat.wire.StreamEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Events, and what viewers get of them, in few words. */
public final class RingFixture {

    public static final UserId ADA = new UserId("ada");
    public static final UserId BEN = new UserId("ben");
    public static final int PLENTY = 1 << 20;

    private RingFixture() {}

    public static Ring ring(int maxEntries, int maxBytes, long headSeq) {
        return new Ring(maxEntries, maxBytes, headSeq, room(headSeq), event -> StreamEvents.event("e1", event));
    }

    public static RoomState room(long headSeq) {
        return RoomState.of(new Position("e1", headSeq));
    }

    public static RoomEvent posted(long seq, UserId author, String text) {
        ChatUser user = new ChatUser(author, author.value(), Role.VIEWER);
        return new RoomEvent.Posted(new ChatMessage(
                Given.ROOM, seq, new MessageId("m" + seq), user, Given.NOON, new Body.Text(text, null)));
    }

    public static RoomEvent deleted(long seq, long message) {
        return new RoomEvent.Deleted(seq, new MessageId("m" + message), DeletedBy.MODERATOR, Given.NOON);
    }

    public static RoomEvent cleared(long seq, UserId user) {
        return new RoomEvent.Cleared(seq, user, DeletedBy.MODERATOR, Given.NOON);
    }

    /** An event without a place in the log; the number tells it from others. */
    public static StreamEvent passing(int number) {
        return StreamEvents.occupancy(number);
    }

    /** What a viewer gets from an index on, or what it is told when it was lapped. */
    public static String read(Ring ring, long from, boolean isStaff, long liveFrom) {
        return ring.slice(from, PLENTY)
                .map(slice -> new String(
                        slice.encodedFor(EventEncoding.sse(), isStaff, liveFrom).toBytes(), UTF_8))
                .orElse("lapped");
    }

    /** The numbers of the public events ({@code 7}) and passing ones ({@code p3}) in a stretch of bytes. */
    public static List<String> marks(String stream) {
        List<String> marks = new ArrayList<>();
        Pattern.compile("\"(seq|viewers)\":(\\d+)")
                .matcher(stream)
                .results()
                .forEach(mark -> marks.add((mark.group(1).equals("seq") ? "" : "p") + mark.group(2)));
        return marks;
    }

    public static List<String> marks(Ring ring, long from) {
        return marks(read(ring, from, false, 0));
    }
}
