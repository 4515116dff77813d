package dev.frontrow.chat.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.frontrow.chat.log.Pin;
import dev.frontrow.chat.log.RoomState;
import dev.frontrow.chat.mode.Mode;
import dev.frontrow.chat.mode.ModeSet;
import dev.frontrow.chat.mode.RoomModes;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** What is the same for everybody in a room, in JSON (docs/spec/wire.md §3.5). */
final class RoomShapes {

    private RoomShapes() {}

    static void room(JsonGenerator json, RoomState state, Instant now) throws IOException {
        Json.object(json, "room", room -> {
            modes(room, state.modes());
            pin(room, state.pin(now));
        });
    }

    static void modes(JsonGenerator json, RoomModes modes) throws IOException {
        Json.object(json, "modes", inForce -> {
            modes(inForce, modes.inForce());
            inForce.writeBooleanField("shield", modes.isShielded());
        });
        Json.object(json, "preset", preset -> modes(preset, modes.preset()));
    }

    private static void modes(JsonGenerator json, ModeSet modes) throws IOException {
        for (Mode mode : Mode.values()) {
            String field = field(mode);
            if (!mode.hasLength()) {
                json.writeBooleanField(field, modes.isOn(mode));
            } else if (modes.isOn(mode)) {
                json.writeNumberField(field, modes.length(mode).orElseThrow().toSeconds());
            } else {
                json.writeNullField(field);
            }
        }
    }

    /** The name of a mode in JSON. */
    static String field(Mode mode) {
        return mode.hasLength() ? mode.wireName() + "Seconds" : mode.wireName();
    }

    static void pin(JsonGenerator json, Optional<Pin> pin) throws IOException {
        if (pin.isEmpty()) {
            json.writeNullField("pin");
        } else {
            Json.object(json, "pin", held -> {
                Json.object(
                        held,
                        "message",
                        message -> Shapes.message(message, pin.get().message()));
                Shapes.time(held, "ts", pin.get().at());
                Shapes.time(held, "until", pin.get().until());
            });
        }
    }
}
