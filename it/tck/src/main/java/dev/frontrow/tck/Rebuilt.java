package dev.frontrow.tck;

import com.fasterxml.jackson.databind.JsonNode;
import dev.frontrow.tck.host.Person;
import dev.frontrow.tck.probe.Event;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The messages of a room as somebody sees them: by number, each its author and text, or by whom it was deleted. */
final class Rebuilt {

    private Rebuilt() {}

    /** From the events of a stream that was followed from the first on. */
    static Map<Long, String> fromEvents(List<Event> events) {
        Map<Long, String> room = new TreeMap<>();
        Map<Long, String> authors = new TreeMap<>();
        Map<String, Long> numbers = new TreeMap<>();
        for (Event event : events) {
            JsonNode data = event.json();
            switch (event.name()) {
                case "message" -> {
                    long seq = data.get("seq").asLong();
                    room.put(seq, shown(data));
                    authors.put(seq, data.get("user").get("id").asText());
                    numbers.put(data.get("id").asText(), seq);
                }
                case "message.deleted" ->
                    room.put(
                            Objects.requireNonNull(numbers.get(data.get("id").asText())),
                            "deleted by " + data.get("by").asText());
                case "messages.cleared" ->
                    authors.forEach((seq, author) -> {
                        if (author.equals(data.get("userId").asText())
                                && seq < data.get("seq").asLong()) {
                            String cleared = "deleted by " + data.get("by").asText();
                            room.computeIfPresent(seq, (s, shown) -> shown.startsWith("deleted by ") ? shown : cleared);
                        }
                    });
                default -> {
                    continue;
                }
            }
        }
        return room;
    }

    /** From the pages of history. */
    static Map<Long, String> fromHistory(Person reader) {
        Map<Long, String> room = new TreeMap<>();
        String after = reader.position().replaceFirst("\\..*", ".0");
        while (!after.isEmpty()) {
            JsonNode page = Check.ok(reader.get("/messages?limit=100&after=" + after), 200);
            page.get("items").forEach(item -> room.put(item.get("seq").asLong(), shown(item)));
            after = page.path("nextAfter").asText();
        }
        return room;
    }

    private static String shown(JsonNode message) {
        return message.has("deleted")
                ? "deleted by " + message.get("deleted").get("by").asText()
                : message.get("user").get("id").asText() + ": "
                        + message.get("text").asText();
    }
}
