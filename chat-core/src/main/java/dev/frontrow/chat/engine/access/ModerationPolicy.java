package dev.frontrow.chat.engine.access;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.moderation.ModerationRequest;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import java.util.Optional;

/**
 * Who may act on whom: staff on somebody of lower rank; nobody on themself; nobody on the owner of the room. An author
 * may retract what they wrote, and only they; so with a warning. What is not done against anybody asks for no rank but
 * that of staff. The host may do anything.
 */
public final class ModerationPolicy {

    private final DirectoryClient directory;

    public ModerationPolicy(DirectoryClient directory) {
        this.directory = directory;
    }

    /** Ranks are the host's word of this moment, for both, and so is the name of whom it is done to. */
    public Result<Target> check(ModerationRequest request, Optional<ChatUser> actor, Target target) {
        if (actor.isEmpty()) { // who may do anything, also where the directory cannot say what somebody is called
            return directory
                    .find(request.room(), target.id())
                    .fold(found -> Result.accepted(target.named(found)), failed -> Result.accepted(target));
        }
        boolean isOnSelf = actor.get().id().equals(target.id());
        if (request.action().bySelf()) {
            return isOnSelf ? Result.accepted(target.named(actor)) : Result.refused(RefusalCode.NOT_ALLOWED);
        }
        if (isOnSelf && request.action().isAgainst()) {
            return Result.refused(RefusalCode.NOT_ALLOWED);
        }
        return directory.find(request.room(), target.id()).flatMap(found -> {
            // somebody who left the platform, or has no access now, may come back
            Role rank = found.map(ChatUser::role).orElse(Role.VIEWER);
            return !request.action().isAgainst() || actor.get().role().outranks(rank)
                    ? Result.accepted(target.named(found))
                    : Result.refused(RefusalCode.TARGET_OUTRANKS_ACTOR);
        });
    }
}
