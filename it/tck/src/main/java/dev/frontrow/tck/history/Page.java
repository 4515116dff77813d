package dev.frontrow.tck.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.frontrow.chat.testkit.SseEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A page as docs/spec/wire.md tells a client to make it: of what {@code hello} says of the room, and the events. */
final class Page {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TreeMap<Long, ObjectNode> messages = new TreeMap<>();
    private JsonNode modes = NullNode.instance;
    private JsonNode preset = NullNode.instance;
    private JsonNode pin = NullNode.instance;
    private @Nullable String cursor;

    /** The cursor that a browser would come back with; null: none yet. */
    @Nullable
    String cursor() {
        return cursor;
    }

    /** How many messages it shows, tombstones included. */
    int size() {
        return messages.size();
    }

    /** The next event. Returns whether it said {@code resync}: then history and state are to be loaded again. */
    boolean apply(SseEvent event) {
        if (!event.isDispatched()) {
            return false;
        }
        ObjectNode data = (ObjectNode) read(event.requireData());
        switch (event.type()) {
            case "hello" -> room(data.get("room"));
            case "message" -> put(data);
            case "message.restored" -> put((ObjectNode) data.get("message"));
            case "message.deleted" -> hide(data.get("id").asText(), data);
            case "messages.cleared" -> clear(data);
            case "mode.changed" -> {
                modes = data.get("modes");
                preset = data.get("preset");
            }
            case "pin.changed" ->
                pin = data.path("pin").path("message").has("deleted") ? NullNode.instance : data.get("pin");
            default -> {} // private, passing, or of a kind that this client does not know
        }
        if (event.id() != null) {
            cursor = event.id();
        }
        return event.type().equals("resync");
    }

    /** What the state says of the room. */
    void state(byte[] answer) {
        room(read(answer).get("room"));
    }

    /** Older messages, or newer ones, as history has them now. */
    void history(byte[] answer) {
        read(answer).get("items").forEach(item -> messages.put(seq(item), (ObjectNode) item));
    }

    void forgetMessages() {
        messages.clear();
    }

    private void room(JsonNode room) {
        modes = room.get("modes");
        preset = room.get("preset");
        pin = room.get("pin");
    }

    private void put(ObjectNode message) {
        messages.put(seq(message), message);
    }

    private void hide(String id, ObjectNode event) {
        messages.replaceAll(
                (seq, message) -> message.get("id").asText().equals(id) ? tombstone(message, event) : message);
        if (pin.path("message").path("id").asText().equals(id)) {
            pin = NullNode.instance;
        }
    }

    private void clear(ObjectNode event) {
        messages.replaceAll((seq, message) -> isCleared(message, event) ? tombstone(message, event) : message);
        if (!pin.isNull() && isCleared(pin.get("message"), event)) {
            pin = NullNode.instance;
        }
    }

    private static boolean isCleared(JsonNode message, ObjectNode event) {
        JsonNode user = event.get("userId");
        return seq(message) < seq(event)
                && (user.isNull() || message.get("user").get("id").equals(user));
    }

    /** The first to hide a message is named. */
    private static ObjectNode tombstone(ObjectNode message, ObjectNode event) {
        if (message.has("deleted")) {
            return message;
        }
        ObjectNode hidden = message.deepCopy().remove(List.of("text", "replyTo", "announcement", "system", "first"));
        hidden.putObject("deleted").set("by", event.get("by"));
        return hidden;
    }

    private static long seq(JsonNode json) {
        return json.get("seq").asLong();
    }

    /** All of it, as the model of a room writes it. */
    List<String> shown(Instant now) {
        List<String> lines = new ArrayList<>();
        lines.add("modes " + written(modes) + " shield=" + modes.get("shield"));
        lines.add("preset " + written(preset));
        lines.add(pinShown(now));
        messages.values()
                .forEach(message -> lines.add(message.get("id").asText() + " "
                        + message.get("user").get("id").asText() + ": " + text(message)));
        return lines;
    }

    private static String text(JsonNode message) {
        return message.has("deleted")
                ? "(hidden by " + message.get("deleted").get("by").asText() + ")"
                : message.get("text").asText();
    }

    /** A client hides a pin whose time has come. */
    private String pinShown(Instant now) {
        if (pin.isNull()) {
            return "no pin";
        }
        JsonNode until = pin.get("until");
        Instant end = until == null || until.isNull() ? null : Instant.parse(until.asText());
        return end != null && !now.isBefore(end)
                ? "no pin"
                : "pin " + pin.get("message").get("id").asText() + " " + text(pin.get("message")) + " until " + end;
    }

    private static String written(JsonNode modes) {
        List<String> fields = new ArrayList<>();
        ModelRoom.FIELDS.forEach(field -> fields.add(field + "=" + modes.get(field)));
        return String.join(" ", fields);
    }

    /** Every message with every field, to be compared with those of another page. */
    Map<Long, ObjectNode> messages() {
        return messages;
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON: " + json, e);
        }
    }

    private static JsonNode read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException("no JSON", e);
        }
    }
}
