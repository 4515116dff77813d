package dev.frontrow.chat.pipeline;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.ModerationRequest;
import dev.frontrow.chat.outcome.RefusalCode;
import dev.frontrow.chat.outcome.Result;
import java.util.Optional;

/**
 * Who may act on whom: staff on somebody of lower rank; nobody on themself; nobody on the owner of the room. An author may take back what they wrote, and only they. The host may
 * do anything.
 */
final class Rights {

    private final People people;

    Rights(People people) {
        this.people = people;
    }

    /** Ranks are the host's word of this moment, for both. */
    Result<UserId> check(ModerationRequest request, Optional<ChatUser> actor, UserId target) {
        if (actor.isEmpty()) {
            return Result.accepted(target);
        }
        boolean isOnSelf = actor.get().id().equals(target);
        if (request.action() instanceof ModerationAction.TakeBack) {
            return isOnSelf ? Result.accepted(target) : Result.refused(RefusalCode.NOT_ALLOWED);
        }
        if (isOnSelf) {
            return Result.refused(RefusalCode.NOT_ALLOWED);
        }
        return people.find(request.room(), target)
                .map(found -> found.map(ChatUser::role)
                        .orElse(Role.VIEWER)) // somebody who left the platform, or has no access now: they may come
                // back
                .then(rank -> actor.get().role().outranks(rank)
                        ? Result.accepted(target)
                        : Result.refused(RefusalCode.TARGET_OUTRANKS_ACTOR));
    }
}
