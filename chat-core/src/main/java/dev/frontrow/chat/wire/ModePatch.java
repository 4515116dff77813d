package dev.frontrow.chat.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.frontrow.chat.mode.Mode;
import dev.frontrow.chat.mode.ModeChange;
import java.time.Duration;
import java.util.Map;

/**
 * A change of modes in JSON: a field for each that is to be changed, null for off (docs/spec/wire.md §3.7). Other than
 * in every other request a field that is not known is a mistake: whoever switches a mode must not take it for switched.
 */
final class ModePatch {

    private ModePatch() {}

    static ModeChange read(JsonNode json) {
        if (json.isEmpty()) {
            throw new IllegalArgumentException("modes: none");
        }
        ModeChange change = ModeChange.NOTHING;
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            ModeChange one = switch (field.getKey()) {
                case "shield" -> ModeChange.shield(bool(field));
                case "preset" -> preset(field.getValue());
                default -> mode(field);
            };
            change = change.and(one);
        }
        return change;
    }

    private static ModeChange preset(JsonNode json) {
        if (!json.isObject() || json.isEmpty() || json.has("shield") || json.has("preset")) {
            throw new IllegalArgumentException("preset: not an object of modes");
        }
        return read(json).ofPreset();
    }

    private static ModeChange mode(Map.Entry<String, JsonNode> field) {
        for (Mode mode : Mode.values()) {
            if (RoomShapes.field(mode).equals(field.getKey())) {
                return mode.hasLength()
                        ? length(mode, field)
                        : bool(field) ? ModeChange.on(mode) : ModeChange.off(mode);
            }
        }
        throw new IllegalArgumentException("modes: unknown");
    }

    private static ModeChange length(Mode mode, Map.Entry<String, JsonNode> field) {
        JsonNode value = field.getValue();
        if (value.isNull()) {
            return ModeChange.off(mode);
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw new IllegalArgumentException(field.getKey() + ": not a whole number");
        }
        return ModeChange.on(mode, Duration.ofSeconds(value.intValue()));
    }

    /** Off is false, or null as everywhere. */
    private static boolean bool(Map.Entry<String, JsonNode> field) {
        if (!field.getValue().isBoolean() && !field.getValue().isNull()) {
            throw new IllegalArgumentException(field.getKey() + ": neither true nor false");
        }
        return field.getValue().booleanValue();
    }
}
