package dev.frontrow.chat.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.limit.RateState;
import dev.frontrow.chat.message.Body;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.message.MessageKind;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.Sanction;
import dev.frontrow.chat.result.UserState;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How each value stands in JSON (docs/spec/wire.md). Every method writes the fields of an object that is open already.
 */
final class Shapes {

    private Shapes() {}

    static String time(Instant instant) {
        return WireTime.format(instant);
    }

    static void time(JsonGenerator json, String name, @Nullable Instant instant) throws IOException {
        json.writeStringField(name, instant == null ? null : time(instant));
    }

    static void message(JsonGenerator json, ChatMessage message) throws IOException {
        json.writeNumberField("seq", message.seq());
        json.writeStringField("id", message.id().value());
        Json.object(json, "user", user -> user(user, message.author()));
        if (message.body() instanceof Body.Text text) {
            json.writeStringField("text", text.text());
            if (text.replyTo() != null) {
                String replyTo = text.replyTo().value();
                Json.object(json, "replyTo", reply -> reply.writeStringField("id", replyTo));
            }
            if (text.first()) {
                json.writeBooleanField("first", true);
            }
            kind(json, text.kind());
        } else if (message.body() instanceof Body.Deleted deleted) {
            Json.object(
                    json,
                    "deleted",
                    by -> by.writeStringField("by", deleted.by().wireName()));
        }
        time(json, "ts", message.sentAt());
    }

    /** Nothing for what was said. */
    private static void kind(JsonGenerator json, MessageKind kind) throws IOException {
        if (kind instanceof MessageKind.Announcement announcement) {
            Json.object(
                    json,
                    "announcement",
                    field ->
                            field.writeStringField("color", announcement.color().wireName()));
        } else if (kind instanceof MessageKind.Notice notice) {
            Json.object(json, "system", field -> {
                field.writeStringField("kind", notice.name());
                Json.object(field, "data", data -> {
                    for (Map.Entry<String, String> entry : notice.data().entrySet()) {
                        data.writeStringField(entry.getKey(), entry.getValue());
                    }
                });
            });
        }
    }

    static void user(JsonGenerator json, ChatUser user) throws IOException {
        json.writeStringField("id", user.id().value());
        json.writeStringField("name", user.name());
        json.writeStringField("role", user.role().wireName());
        json.writeArrayFieldStart("badges");
        for (String badge : user.badges()) {
            json.writeString(badge);
        }
        json.writeEndArray();
    }

    /** Somebody as they were called when something was done; the name is left out where it is not known. */
    static void person(JsonGenerator json, String field, UserId id, @Nullable String name) throws IOException {
        Json.object(json, field, person -> {
            person.writeStringField("id", id.value());
            if (name != null) {
                person.writeStringField("name", name);
            }
        });
    }

    static void rate(JsonGenerator json, RateState rate) throws IOException {
        json.writeNumberField("limit", rate.limit().permits());
        json.writeNumberField("remaining", rate.remaining());
        json.writeNumberField("windowMs", rate.limit().window().toMillis());
        json.writeNumberField("resetMs", rate.reset().toMillis());
    }

    static void sanction(JsonGenerator json, Sanction sanction) throws IOException {
        json.writeStringField("kind", sanction.kind().wireName());
        time(json, "until", sanction.until());
        if (sanction.reason() != null) {
            json.writeStringField("reason", sanction.reason());
        }
    }

    static void userState(JsonGenerator json, UserState state) throws IOException {
        time(json, "now", state.now());
        Json.object(json, "user", user -> user(user, state.user()));
        Json.object(json, "can", can -> {
            can.writeBooleanField("read", state.capabilities().read());
            can.writeBooleanField("send", state.capabilities().send());
            can.writeBooleanField("moderate", state.capabilities().moderate());
            can.writeBooleanField("modes", state.capabilities().modes());
        });
        Json.object(json, "gate", gate -> GateShapes.gate(gate, state.gate()));
        Json.object(json, "limits", limits -> {
            Json.object(limits, "rate", rate -> rate(rate, state.rate()));
            limits.writeNumberField("maxLength", state.maxLength());
        });
        Sanction sanction = state.sanction();
        if (sanction == null) {
            json.writeNullField("sanction");
        } else {
            Json.object(json, "sanction", mute -> sanction(mute, sanction));
        }
        Sanction warning = state.warning();
        if (warning == null) {
            json.writeNullField("warning");
        } else {
            Json.object(json, "warning", unread -> {
                unread.writeStringField("reason", warning.reason());
                time(unread, "ts", warning.at());
            });
        }
        RoomShapes.room(json, state.room(), state.now());
    }

    /** What is the same for everybody in a room. */
    static void room(JsonGenerator json, UserState state) throws IOException {
        Json.object(json, "occupancy", occupancy -> occupancy.writeNumberField("viewers", state.viewers()));
    }

    static void audit(JsonGenerator json, AuditEntry entry) throws IOException {
        json.writeStringField("auditId", entry.id());
        time(json, "ts", entry.at());
        json.writeStringField("action", entry.action().wireName());
        ChatUser actor = entry.actor();
        if (actor == null) {
            json.writeNullField("actor");
        } else {
            Json.object(json, "actor", who -> user(who, actor));
        }
        UserId target = entry.target();
        if (target == null) {
            json.writeNullField("userId");
            json.writeNullField("user");
        } else {
            json.writeStringField("userId", target.value());
            person(json, "user", target, entry.targetName());
        }
        MessageId message = entry.action().message();
        if (message != null) {
            json.writeStringField("messageId", message.value());
        }
        until(json, entry);
        if (entry.action().detail() != null) {
            json.writeStringField("detail", entry.action().detail());
        }
        if (entry.reason() != null) {
            json.writeStringField("reason", entry.reason());
        }
    }

    /** When the sanction ends; nothing for actions that give none. */
    static void until(JsonGenerator json, AuditEntry entry) throws IOException {
        if (entry.action().gives().isPresent()) {
            time(json, "until", entry.until());
        }
    }

    static <T> void list(JsonGenerator json, String name, List<T> items, Shape<T> shape) throws IOException {
        json.writeArrayFieldStart(name);
        for (T item : items) {
            json.writeStartObject();
            shape.write(json, item);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Writes the fields of one kind of value. */
    @FunctionalInterface
    interface Shape<T> {
        void write(JsonGenerator json, T value) throws IOException;
    }
}
