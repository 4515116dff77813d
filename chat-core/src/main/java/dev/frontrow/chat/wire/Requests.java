package dev.frontrow.chat.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.message.MessageKind;
import dev.frontrow.chat.mode.ModeChange;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.RoomAction;
import dev.frontrow.chat.moderation.WarningAction;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.text.PlainText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The bodies of requests. Unknown fields are ignored; anything else that is not as the contract says is
 * {@code malformed}: also what is not UTF-8, and a name that stands twice in an object, of which two readers might take
 * different values.
 */
public final class Requests {

    private static final ObjectReader READER = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(20)
                            .maxStringLength(64 * 1024)
                            .maxNumberLength(20)
                            .build())
                    .build())
            .reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private Requests() {}

    /**
     * A send.
     *
     * @param text as typed
     * @param replyTo the message it answers, or null
     * @param kind something said, or an announcement
     */
    public record Send(String text, @Nullable MessageId replyTo, MessageKind kind) {}

    /**
     * A moderation request.
     *
     * @param action what
     * @param reason why, or null
     */
    public record Moderate(
            ModerationAction action, @Nullable String reason) {}

    /** Reads the body of a send. */
    public static Result<Send> send(byte[] body) {
        return read(body, json -> {
            String replyTo = optional(json, "replyTo");
            return new Send(required(json, "text"), replyTo == null ? null : new MessageId(replyTo), kind(json));
        });
    }

    private static MessageKind kind(JsonNode json) {
        JsonNode announcement = json.get("announcement");
        if (announcement == null || announcement.isNull()) {
            return MessageKind.SAID;
        }
        if (!announcement.isObject()) {
            throw new IllegalArgumentException("announcement: not an object");
        }
        String color = optional(announcement, "color");
        return new MessageKind.Announcement(
                color == null ? MessageKind.Announcement.Color.PRIMARY : MessageKind.Announcement.Color.of(color));
    }

    /** Reads the body of a change of modes: all of it is right, or nothing is changed. */
    public static Result<ModeChange> modes(byte[] body) {
        return read(body, ModePatch::read);
    }

    /** Reads the body of a moderation request. */
    public static Result<Moderate> moderate(byte[] body) {
        return read(body, json -> {
            ModerationAction action = action(json);
            String reason = optional(json, "reason");
            if (action.needsReason()
                    && (reason == null || PlainText.clean(reason).isEmpty())) {
                throw new IllegalArgumentException("reason: missing");
            }
            return new Moderate(action, reason);
        });
    }

    private static ModerationAction action(JsonNode json) {
        String action = required(json, "action");
        return switch (action) {
            case "delete" -> new ModerationAction.Delete(message(json));
            case "mute" -> new ModerationAction.Mute(user(json), muteDuration(json));
            case "unmute" -> new ModerationAction.Unmute(user(json));
            case "ban" -> new ModerationAction.Ban(user(json), duration(json));
            case "unban" -> new ModerationAction.Unban(user(json));
            case "purge" -> new ModerationAction.Purge(user(json));
            case "restore" -> new ModerationAction.Restore(message(json));
            case "pin" -> new RoomAction.Pin(message(json), duration(json));
            case "unpin" -> new RoomAction.Unpin();
            case "clear" -> new RoomAction.Clear();
            case "warn" -> new WarningAction.Warn(user(json));
            case "note" -> new ModerationAction.Note(user(json));
            default -> throw new IllegalArgumentException("action: unknown");
        };
    }

    private static MessageId message(JsonNode json) {
        return new MessageId(required(json, "messageId"));
    }

    private static UserId user(JsonNode json) {
        return new UserId(required(json, "userId"));
    }

    private static Duration muteDuration(JsonNode json) {
        Duration asked = duration(json);
        return asked == null ? ModerationAction.DEFAULT_MUTE : asked;
    }

    private static @Nullable Duration duration(JsonNode json) {
        JsonNode seconds = json.get("durationSeconds");
        if (seconds == null || seconds.isNull()) {
            return null;
        }
        if (!seconds.isIntegralNumber() || !seconds.canConvertToInt()) {
            throw new IllegalArgumentException("durationSeconds: not a whole number");
        }
        return Duration.ofSeconds(seconds.intValue());
    }

    private static String required(JsonNode json, String name) {
        String value = optional(json, name);
        if (value == null) {
            throw new IllegalArgumentException(name + ": missing");
        }
        return value;
    }

    private static @Nullable String optional(JsonNode json, String name) {
        JsonNode value = json.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new IllegalArgumentException(name + ": not a string");
        }
        return value.textValue();
    }

    /** Values check themselves with IllegalArgumentException; to a client all of them are the same mistake. */
    private static <T> Result<T> read(byte[] body, Function<JsonNode, T> shape) {
        try {
            // Decoded here, because Jackson would also take UTF-16, and forms of a character that UTF-8 does not allow.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            JsonNode json = READER.readTree(text);
            return json.isObject() ? Result.accepted(shape.apply(json)) : Result.refused(RefusalCode.MALFORMED);
        } catch (JsonProcessingException | CharacterCodingException | IllegalArgumentException e) {
            return Result.refused(RefusalCode.MALFORMED);
        }
    }
}
