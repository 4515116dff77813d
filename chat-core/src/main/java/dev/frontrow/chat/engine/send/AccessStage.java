package dev.frontrow.chat.engine.send;

import dev.frontrow.chat.engine.access.Access;
import dev.frontrow.chat.engine.room.Room;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.Draft;
import dev.frontrow.chat.message.MessageKind;
import dev.frontrow.chat.moderation.SanctionKind;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether somebody may send here: in, not muted, no warning unread, and the chat not over. */
public final class AccessStage implements SendStage {

    private final Access access;

    public AccessStage(Access access) {
        this.access = access;
    }

    @Override
    public Result<SendContext> admit(SendContext context) {
        Draft draft = context.draft();
        return check(draft.room(), draft.author())
                .flatMap(author -> mayBe(draft.kind(), author)
                        ? Result.accepted(context.by(author))
                        : Result.refused(RefusalCode.NOT_ALLOWED));
    }

    /** Somebody who may send something now. */
    Result<ChatUser> check(RoomId room, UserId author) {
        return access.enter(room, author).flatMap(visitor -> {
            if (!visitor.isOpen()) {
                return Result.refused(RefusalCode.CHAT_CLOSED);
            }
            return refusal(visitor.room(), author)
                    .<Result<ChatUser>>map(Result::refused)
                    .orElseGet(() -> Result.accepted(visitor.user()));
        });
    }

    private static boolean mayBe(MessageKind kind, ChatUser author) {
        return !(kind instanceof MessageKind.Announcement) || author.role().isStaff();
    }

    private static Optional<Refusal> refusal(Room room, UserId author) {
        return Stream.of(SanctionKind.MUTE, SanctionKind.WARNING)
                .flatMap(kind -> room.sanctions().find(kind, author).stream())
                .findFirst()
                .map(sanction -> Refusal.sanctioned(sanction, room.now()));
    }
}
