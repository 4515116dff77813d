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

/**
 * Every event of a stream, with its data as JSON (docs/spec/wire.md §4). An {@link EventEncoding} makes bytes of it.
 */
public final class StreamEvents {

    /** The name of the event which shows that the connection lives; it has no data. */
    public static final String HEARTBEAT = "heartbeat";
    /** The name of the event which says how long to wait before reconnecting; its data is a number of milliseconds. */
    public static final String RETRY = "retry";

    private static final StreamEvent EMPTY_HEARTBEAT = new StreamEvent(HEARTBEAT, null, new byte[0]);

    private StreamEvents() {}

    /** A public event, with its id. */
    public static StreamEvent event(String epoch, RoomEvent event) {
        String id = epoch + "." + event.seq();
        return event.accept(new RoomEventEncoder(id));
    }

    /** The first event of a stream. */
    public static StreamEvent hello(UserState state, boolean resumed, long replayed, Duration heartbeat) {
        return new StreamEvent("hello", null, Json.object(json -> {
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
    public static StreamEvent resync(ResyncReason reason, Position head) {
        return new StreamEvent("resync", head.toString(), Json.object(json -> {
            json.writeStringField("reason", reason.wireName());
            json.writeNumberField("headSeq", head.seq());
        }));
    }

    /** The gate opened or closed. */
    public static StreamEvent gate(GateDecision gate) {
        return gate(Optional.of(gate));
    }

    /** How the gate stands now; empty: that is not known yet. */
    public static StreamEvent gate(Optional<GateDecision> gate) {
        return new StreamEvent("gate", null, Json.object(json -> GateShapes.gate(json, gate)));
    }

    /** How it stands with the limit. */
    public static StreamEvent limit(RateState rate) {
        return new StreamEvent("limit", null, Json.object(json -> Shapes.rate(json, rate)));
    }

    /** A sanction was given or lifted. */
    public static StreamEvent sanction(Sanction sanction, boolean active) {
        return new StreamEvent("sanction", null, Json.object(json -> {
            json.writeBooleanField("active", active);
            Shapes.sanction(json, sanction);
        }));
    }

    /** An action, for staff; without the texts it hid. */
    public static StreamEvent moderation(AuditEntry entry) {
        return new StreamEvent("moderation", null, Json.object(json -> Shapes.audit(json, entry)));
    }

    /** How many people watch. */
    public static StreamEvent occupancy(int viewers) {
        return new StreamEvent("occupancy", null, Json.object(json -> json.writeNumberField("viewers", viewers)));
    }

    /** The next ticket. */
    public static StreamEvent ticket(String ticket, Instant expiresAt) {
        return new StreamEvent("ticket", null, Json.object(json -> {
            json.writeStringField("ticket", ticket);
            Shapes.time(json, "ticketExpiresAt", expiresAt);
        }));
    }

    /** The last event of a stream. */
    public static StreamEvent bye(CloseReason reason) {
        return new StreamEvent("bye", null, Json.object(json -> {
            json.writeStringField("reason", reason.wireName());
            json.writeBooleanField("reconnect", reason.reconnect());
        }));
    }

    /** How long a client waits before it reconnects. */
    public static StreamEvent retry(Duration delay) {
        return new StreamEvent(RETRY, null, Long.toString(delay.toMillis()).getBytes(StandardCharsets.US_ASCII));
    }

    /** Shows that the connection lives. */
    public static StreamEvent heartbeat() {
        return EMPTY_HEARTBEAT;
    }
}
