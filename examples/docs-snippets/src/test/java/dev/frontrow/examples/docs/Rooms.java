package dev.frontrow.examples.docs;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.message.MessageKind;
import dev.frontrow.chat.message.Notice;
import dev.frontrow.chat.mode.Mode;
import dev.frontrow.chat.mode.ModeChange;
import dev.frontrow.chat.moderation.ModerationRequest;
import dev.frontrow.chat.moderation.RoomAction;
import dev.frontrow.chat.result.Moderated;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.settings.ChatSettings;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;

/** The examples of docs/rooms.md. */
final class Rooms {

    private Rooms() {}

    static Result<Moderated> modes(Chat chat, RoomId room) {
        ModeChange change = ModeChange.on(Mode.SLOW, Duration.ofSeconds(30)).and(ModeChange.off(Mode.LOCKED));
        return chat.moderate(ModerationRequest.byHost(room, new RoomAction.ChangeModes(change), "the match begins"));
    }

    static ChatSettings exempt() {
        return ChatSettings.builder()
                .exempt(Mode.SLOW, EnumSet.range(Role.SUBSCRIBER, Role.ADMIN))
                .build();
    }

    static Result<Moderated> pin(Chat chat, RoomId room, MessageId message) {
        RoomAction pin = new RoomAction.Pin(message, Duration.ofMinutes(10));
        return chat.moderate(ModerationRequest.byHost(room, pin, null));
    }

    static Result<ChatMessage> notice(Chat chat, RoomId room, ChatUser sam) {
        MessageKind.Notice kind = new MessageKind.Notice("subscribed", Map.of("months", "3"));
        return chat.post(new Notice(room, sam, "Sam subscribed, for the third month", kind, null));
    }

    static String check(Chat chat, RoomId room, UserId user) {
        Result<Optional<Refusal>> met = chat.check(room, user);
        return met.fold(refusal -> refusal.map(why -> why.code().wireName()).orElse("may send"), down -> "cannot say");
    }
}
