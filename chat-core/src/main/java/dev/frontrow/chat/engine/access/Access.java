package dev.frontrow.chat.engine.access;

import dev.frontrow.chat.engine.hub.Hub;
import dev.frontrow.chat.engine.room.Room;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.RoomStatus;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.moderation.SanctionKind;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;

/** Who may come in at all: known to the host, in a room that is there, and not banned. Asked at every use. */
public final class Access {

    /**
     * Somebody who is in.
     *
     * @param user as the host says now
     * @param room where
     * @param isOpen whether the chat is not over
     */
    public record Visitor(ChatUser user, Room room, boolean isOpen) {}

    private final DirectoryClient directory;
    private final Hub hub;

    public Access(DirectoryClient directory, Hub hub) {
        this.directory = directory;
        this.hub = hub;
    }

    public Result<Visitor> enter(RoomId room, UserId user) {
        return directory.enter(room, user).flatMap(known -> notBanned(room, known));
    }

    /**
     * The same, as of now on all nodes: after what any of them committed before this call. For whoever is shown
     * something; sends are checked again at the commit.
     */
    public Result<Visitor> enterCurrent(RoomId room, UserId user) {
        return directory.enter(room, user).flatMap(known -> {
            hub.reconcile(room);
            return notBanned(room, known);
        });
    }

    public Result<Visitor> enterAsStaff(RoomId room, UserId user) {
        return enterCurrent(room, user)
                .flatMap(visitor -> visitor.user().role().isStaff()
                        ? Result.accepted(visitor)
                        : Result.refused(RefusalCode.NOT_ALLOWED));
    }

    private Result<Visitor> notBanned(RoomId id, DirectoryClient.Known known) {
        ChatUser who = known.user();
        Room room = hub.room(id);
        return room.sanctions()
                .find(SanctionKind.BAN, who.id())
                .<Result<Visitor>>map(ban -> Result.refused(Refusal.sanctioned(ban, room.now())))
                .orElseGet(() -> Result.accepted(new Visitor(who, room, known.status() == RoomStatus.OPEN)));
    }
}
