package dev.frontrow.examples.docs;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.moderation.ContentFilter;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.ModerationRequest;
import dev.frontrow.chat.moderation.Verdict;
import dev.frontrow.chat.result.Moderated;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.store.AuditPage;
import dev.frontrow.chat.store.AuditQuery;
import java.time.Duration;
import java.util.regex.Pattern;

/** docs/moderation.md. */
final class Moderation {

    Result<Moderated> staff(Chat chat, RoomId room, UserId moderator, UserId troll) {
        return chat.moderate(
                ModerationRequest.by(moderator, room, new ModerationAction.Mute(troll, Duration.ofMinutes(10))));
    }

    Result<Moderated> host(Chat chat, RoomId room, MessageId message) {
        return chat.moderate(ModerationRequest.byHost(room, new ModerationAction.Delete(message), "court order 17/4"));
    }

    ContentFilter filter() {
        Pattern links = Pattern.compile("https?://\\S+");
        ContentFilter filter = request -> request.author().role().isStaff()
                ? Verdict.allow()
                : Verdict.replace(links.matcher(request.text()).replaceAll("[link]"));
        return filter;
    }

    String audit(Chat chat, RoomId room, UserId reader) {
        Result<AuditPage> page = chat.audit(reader, new AuditQuery(room, null, 50));
        return page.fold(
                found -> found.items().size() + " actions",
                refusal -> "refused: " + refusal.code().wireName());
    }
}
