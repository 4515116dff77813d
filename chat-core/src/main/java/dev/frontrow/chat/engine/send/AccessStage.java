package dev.frontrow.chat.engine.send;

import dev.frontrow.chat.engine.access.Access;
import dev.frontrow.chat.message.Draft;
import dev.frontrow.chat.moderation.Sanction;
import dev.frontrow.chat.moderation.SanctionKind;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import java.util.Optional;

/** Whether somebody may send here: in, not muted, and the chat not over. */
public final class AccessStage implements SendStage {

    private final Access access;

    public AccessStage(Access access) {
        this.access = access;
    }

    @Override
    public Result<SendContext> admit(SendContext context) {
        Draft draft = context.draft();
        return access.enter(draft.room(), draft.author()).flatMap(visitor -> {
            if (!visitor.isOpen()) {
                return Result.refused(RefusalCode.CHAT_CLOSED);
            }
            Optional<Sanction> mute = visitor.room().sanctions().find(SanctionKind.MUTE, draft.author());
            return mute.isPresent()
                    ? Result.refused(Refusal.sanctioned(
                            RefusalCode.MUTED, mute.get(), visitor.room().now()))
                    : Result.accepted(context.by(visitor.user()));
        });
    }
}
