package dev.frontrow.chat.wire;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.log.RoomState;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.SanctionPage;
import dev.frontrow.chat.result.History;
import dev.frontrow.chat.result.Moderated;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.Sent;
import dev.frontrow.chat.result.UserState;
import dev.frontrow.chat.store.AuditPage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The bodies of successful answers, as UTF-8 JSON (docs/spec/wire.md §3). */
public final class Answers {

    private Answers() {}

    /** Answer to a token request. */
    public static byte[] token(
            String token,
            Instant expiresAt,
            String ticket,
            Instant ticketExpiresAt,
            UserState state,
            Duration heartbeat) {
        return Json.object(json -> {
            json.writeStringField("token", token);
            Shapes.time(json, "expiresAt", expiresAt);
            json.writeStringField("ticket", ticket);
            Shapes.time(json, "ticketExpiresAt", ticketExpiresAt);
            Shapes.userState(json, state);
            json.writeStringField("position", state.position().toString());
            json.writeNumberField("heartbeatMs", heartbeat.toMillis());
        });
    }

    /** Answer to a send. */
    public static byte[] sent(Sent sent) {
        return Json.object(json -> {
            Json.object(json, "message", message -> Shapes.message(message, sent.message()));
            Json.object(json, "rate", rate -> Shapes.rate(rate, sent.rate()));
        });
    }

    /** A page of history; {@code next} is named {@code nextBefore} or {@code nextAfter}. */
    public static byte[] history(History history, String next) {
        return Json.object(json -> {
            Shapes.list(json, "items", history.items(), Shapes::message);
            json.writeStringField("position", history.position().toString());
            if (history.next().isPresent()) {
                json.writeStringField(next, history.next().get().toString());
            }
        });
    }

    /** Answer to a moderation request. */
    public static byte[] moderated(Moderated moderated) {
        AuditEntry audit = moderated.audit();
        return Json.object(json -> {
            json.writeStringField("auditId", audit.id());
            Json.object(json, "effect", effect -> {
                effect.writeStringField("action", audit.action().wireName());
                UserId target = audit.target();
                effect.writeStringField("userId", target == null ? null : target.value());
                MessageId message = audit.action().message();
                if (message != null) {
                    effect.writeStringField("messageId", message.value());
                }
                Shapes.until(effect, audit);
            });
        });
    }

    /** Answer to a change of modes: the room as it is now. */
    public static byte[] modesChanged(Moderated moderated, RoomState room, Instant now) {
        return Json.object(json -> {
            json.writeStringField("auditId", moderated.audit().id());
            RoomShapes.room(json, room, now);
        });
    }

    /** Answer to the question what a send would meet: nothing, or this refusal. */
    public static byte[] check(Optional<Refusal> refusal) {
        return Json.object(json -> {
            json.writeBooleanField("allowed", refusal.isEmpty());
            if (refusal.isPresent()) {
                Json.object(json, "problem", problem -> Problems.problem(problem, refusal.get()));
            }
        });
    }

    /** The state of a room as one person sees it. */
    public static byte[] state(UserState state) {
        return Json.object(json -> {
            json.writeStringField("position", state.position().toString());
            Shapes.room(json, state);
            Shapes.userState(json, state);
        });
    }

    /** A page of the audit log, with what was hidden. */
    public static byte[] audit(AuditPage page) {
        return Json.object(json -> {
            Shapes.list(json, "items", page.items(), (item, entry) -> {
                Shapes.audit(item, entry);
                Shapes.list(item, "hidden", entry.hidden(), (text, hidden) -> {
                    text.writeStringField("id", hidden.message().value());
                    text.writeStringField("text", hidden.text());
                });
            });
            if (page.more()) {
                json.writeStringField(
                        "nextBefore", page.items().get(page.items().size() - 1).id());
            }
        });
    }

    /** A page of the sanctions in force. */
    public static byte[] sanctions(SanctionPage page) {
        return Json.object(json -> {
            Shapes.list(json, "items", page.items(), (item, sanction) -> {
                Shapes.sanction(item, sanction);
                item.writeStringField("userId", sanction.user().value());
                Shapes.person(item, "user", sanction.user(), sanction.userName());
                UserId by = sanction.by();
                item.writeStringField("by", by == null ? null : by.value());
                if (by == null) {
                    item.writeNullField("actor");
                } else {
                    Shapes.person(item, "actor", by, sanction.byName());
                }
                Shapes.time(item, "ts", sanction.at());
            });
            json.writeNumberField("total", page.total());
            if (page.next().isPresent()) {
                json.writeStringField("nextBefore", page.next().get().toString());
            }
        });
    }
}
