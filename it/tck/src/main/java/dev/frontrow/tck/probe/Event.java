package dev.frontrow.tck.probe;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One event of the stream.
 *
 * @param id its position, or null: it is private or passing
 * @param name the event's name
 * @param data one line of JSON
 */
public record Event(@Nullable String id, String name, String data) {

    /** The data. */
    public JsonNode json() {
        return Jsons.read(data);
    }

    /** Whether it holds a position of its own in the log: all that carry an id but {@code resync}. */
    public boolean isPublic() {
        return id != null && !name.equals("resync");
    }

    /** The number in its id. */
    public long seq() {
        if (id == null) {
            throw new IllegalStateException(name + " has no id");
        }
        return Long.parseLong(id.substring(id.indexOf('.') + 1));
    }
}
