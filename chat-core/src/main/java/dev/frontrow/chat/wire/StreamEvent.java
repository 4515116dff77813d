package dev.frontrow.chat.wire;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One event of a stream before any encoding: a name, its data as JSON, and the position if it has one. Only this
 * package can make one, so nothing that was not escaped can be sent. Immutable and shared between viewers.
 */
public final class StreamEvent {

    private static final int OVERHEAD = 32;

    private final String name;
    private final @Nullable String id;
    private final byte[] json;

    /**
     * Name and id come from fixed alphabets of ASCII without line breaks.
     *
     * @param json the data in UTF-8, without a line break
     */
    StreamEvent(String name, @Nullable String id, byte[] json) {
        this.name = name;
        this.id = id;
        this.json = json;
    }

    /** Its name: lower-case ASCII letters and dots. */
    public String name() {
        return name;
    }

    /** The position at which a client resumes after this event, as ASCII text; empty if it moves no cursor. */
    public Optional<String> id() {
        return Optional.ofNullable(id);
    }

    /** The size of its data in bytes. */
    public int jsonSize() {
        return json.length;
    }

    /** Puts its data, a JSON object in UTF-8 without line breaks, into a buffer. */
    public void putJson(ByteBuffer target) {
        target.put(json);
    }

    /** About as many bytes as it takes in memory, or in any encoding. */
    public int size() {
        return OVERHEAD + name.length() + (id == null ? 0 : id.length()) + json.length;
    }

    /** Without its data, which may be a secret. */
    @Override
    public String toString() {
        return id == null ? name : name + " " + id;
    }
}
