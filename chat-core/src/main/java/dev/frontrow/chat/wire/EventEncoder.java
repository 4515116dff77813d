package dev.frontrow.chat.wire;

import dev.frontrow.chat.gate.GateDecision;
import dev.frontrow.chat.limit.RateState;
import dev.frontrow.chat.log.Position;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.Sanction;
import dev.frontrow.chat.result.CloseReason;
import dev.frontrow.chat.result.UserState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every event of the stream as Server-Sent Events (WHATWG HTML §9.2): at most one {@code id} line, one {@code event} line, exactly one {@code data} line.
 */
public final class EventEncoder {

    private static final EncodedEvent HEARTBEAT = new EncodedEvent(": hb\n\n".getBytes(StandardCharsets.US_ASCII));

    private EventEncoder() {}

    /** A public event, with its id. */
    public static EncodedEvent event(String epoch, RoomEvent event) {
        String id = epoch + "." + event.seq();
        return event.accept(new RoomEventEncoder(id));
    }

    /** The first event of a stream. */
    public static EncodedEvent hello(UserState state, boolean resumed, long replayed, Duration heartbeat) {
        return encode(null, "hello", Json.object(json -> {
            json.writeStringField("epoch", state.position().epoch());
            json.writeNumberField("headSeq", state.position().seq());
            json.writeBooleanField("resumed", resumed);
            json.writeNumberField("replayed", replayed);
            json.writeNumberField("heartbeatMs", heartbeat.toMillis());
            Shapes.room(json, state);
            Shapes.userState(json, state);
        }));
    }

    /** Load again; the cursor goes to the head. */
    public static EncodedEvent resync(ResyncReason reason, Position head) {
        return encode(head.toString(), "resync", Json.object(json -> {
            json.writeStringField("reason", reason.wireName());
            json.writeNumberField("headSeq", head.seq());
        }));
    }

    /** The gate opened or closed. */
    public static EncodedEvent gate(GateDecision gate) {
        return gate(Optional.of(gate));
    }

    /** How the gate stands now; empty: that is not known yet. */
    public static EncodedEvent gate(Optional<GateDecision> gate) {
        return encode(null, "gate", Json.object(json -> GateShapes.gate(json, gate)));
    }

    /** How it stands with the limit. */
    public static EncodedEvent limit(RateState rate) {
        return encode(null, "limit", Json.object(json -> Shapes.rate(json, rate)));
    }

    /** A sanction was given or lifted. */
    public static EncodedEvent sanction(Sanction sanction, boolean active) {
        return encode(null, "sanction", Json.object(json -> {
            json.writeBooleanField("active", active);
            Shapes.sanction(json, sanction);
        }));
    }

    /** An action, for staff; without the texts it hid. */
    public static EncodedEvent moderation(AuditEntry entry) {
        return encode(null, "moderation", Json.object(json -> Shapes.audit(json, entry)));
    }

    /** How many people watch. */
    public static EncodedEvent occupancy(int viewers) {
        return encode(null, "occupancy", Json.object(json -> json.writeNumberField("viewers", viewers)));
    }

    /** The next ticket. */
    public static EncodedEvent ticket(String ticket, Instant expiresAt) {
        return encode(null, "ticket", Json.object(json -> {
            json.writeStringField("ticket", ticket);
            Shapes.time(json, "ticketExpiresAt", expiresAt);
        }));
    }

    /** The last event of a stream. */
    public static EncodedEvent bye(CloseReason reason) {
        return encode(null, "bye", Json.object(json -> {
            json.writeStringField("reason", reason.wireName());
            json.writeBooleanField("reconnect", reason.reconnect());
        }));
    }

    /** How long a browser waits before it reconnects. */
    public static EncodedEvent retry(Duration delay) {
        return new EncodedEvent(("retry: " + delay.toMillis() + "\n\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** A comment that shows that the connection lives. */
    public static EncodedEvent heartbeat() {
        return HEARTBEAT;
    }

    /** Id and name come from fixed alphabets and the data has no line break, so nothing can start a field of its own. */
    static EncodedEvent encode(@Nullable String id, String name, byte[] data) {
        String head = (id == null ? "" : "id: " + id + "\n") + "event: " + name + "\ndata: ";
        byte[] start = head.getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = new byte[start.length + data.length + 2];
        System.arraycopy(start, 0, bytes, 0, start.length);
        System.arraycopy(data, 0, bytes, start.length, data.length);
        bytes[bytes.length - 2] = '\n';
        bytes[bytes.length - 1] = '\n';
        return new EncodedEvent(bytes);
    }
}
