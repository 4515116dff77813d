package dev.frontrow.tck.history;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.MessageId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A room as it ought to be, kept in the plainest way. */
final class ModelRoom {

    /** The fields of modes on the wire. */
    static final List<String> FIELDS =
            List.of("slowSeconds", "subscribers", "followersSeconds", "emojiOnly", "unique", "locked");

    /** A message. */
    static final class Message {

        final MessageId id;
        final UserId author;
        final String text;
        /** By whom it was hidden; null: it is shown. */
        @Nullable
        String hiddenBy;
        /** Whether it was a delete that hid it. */
        boolean isDeleted;

        Message(MessageId id, UserId author, String text) {
            this.id = id;
            this.author = author;
            this.text = text;
        }

        boolean isShown() {
            return hiddenBy == null;
        }
    }

    /** What is pinned. */
    record Pinned(Message message, @Nullable Instant until) {}

    final List<Message> messages = new ArrayList<>();
    final Set<UserId> banned = new HashSet<>();
    private final Map<String, Object> chosen = new TreeMap<>();
    private final Map<String, Object> preset = new TreeMap<>(Map.of("slowSeconds", 60, "unique", true));
    /** What the shield has brought, and nobody has switched since; null: there is none. */
    private @Nullable Map<String, Object> brought;

    private @Nullable Pinned pinned;

    void hide(Message message, String by, boolean isDelete) {
        if (message.isShown()) {
            message.hiddenBy = by;
            message.isDeleted = isDelete;
            if (pinned != null && pinned.message() == message) {
                pinned = null;
            }
        }
    }

    void restore(Message message) {
        message.hiddenBy = null;
        message.isDeleted = false;
    }

    void pin(Message message, @Nullable Instant until) {
        pinned = new Pinned(message, until);
    }

    void unpin() {
        pinned = null;
    }

    boolean isPinned(Instant now) {
        return pinned != null && (pinned.until() == null || now.isBefore(pinned.until()));
    }

    /** @param value null: off */
    void preset(String field, @Nullable Object value) {
        put(preset, field, value);
    }

    void shield(boolean on) {
        if (on && brought == null) {
            brought = new TreeMap<>(preset);
        } else if (!on) {
            brought = null;
        }
    }

    /** @param value null: off */
    void mode(String field, @Nullable Object value) {
        put(chosen, field, value);
        if (brought != null) {
            brought.remove(field);
        }
    }

    private static void put(Map<String, Object> modes, String field, @Nullable Object value) {
        if (value == null) {
            modes.remove(field);
        } else {
            modes.put(field, value);
        }
    }

    boolean isOn(String field) {
        return inForce().containsKey(field);
    }

    Map<String, Object> inForce() {
        Map<String, Object> all = new TreeMap<>(chosen);
        if (brought != null) {
            all.putAll(brought);
        }
        return all;
    }

    /** All that a page shows. */
    List<String> shown(Instant now) {
        List<String> lines = new ArrayList<>();
        lines.add("modes " + written(inForce()) + " shield=" + (brought != null));
        lines.add("preset " + written(preset));
        Pinned here = pinned;
        lines.add(
                here != null && isPinned(now)
                        ? "pin " + here.message().id + " " + here.message().text + " until " + here.until()
                        : "no pin");
        for (Message message : messages) {
            lines.add(message.id + " " + message.author + ": "
                    + (message.isShown() ? message.text : "(hidden by " + message.hiddenBy + ")"));
        }
        return lines;
    }

    private static String written(Map<String, Object> modes) {
        List<String> fields = new ArrayList<>();
        FIELDS.forEach(field -> {
            Object off = field.endsWith("Seconds") ? "null" : "false";
            fields.add(field + "=" + modes.getOrDefault(field, off));
        });
        return String.join(" ", fields);
    }
}
