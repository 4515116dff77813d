package dev.frontrow.chat.engine.service;

import dev.frontrow.chat.engine.access.Access;
import dev.frontrow.chat.engine.room.Room;
import dev.frontrow.chat.engine.send.LimitStage;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.log.RoomState;
import dev.frontrow.chat.moderation.Sanction;
import dev.frontrow.chat.moderation.SanctionKind;
import dev.frontrow.chat.result.Capabilities;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.result.UserState;
import dev.frontrow.chat.settings.ChatSettings;

/** How somebody stands: asked of gate, limit and sanctions at this moment, taking nothing. */
public final class UserStates {

    private final Access access;
    private final GateChecks gate;
    private final LimitStage limit;
    private final ChatSettings settings;

    public UserStates(Access access, GateChecks gate, LimitStage limit, ChatSettings settings) {
        this.access = access;
        this.gate = gate;
        this.limit = limit;
        this.settings = settings;
    }

    /** Whether somebody of that role may switch the modes of a room. */
    static boolean mayChangeModes(Role role, ChatSettings settings) {
        return settings.moderatorsChangeModes() ? role.isStaff() : role.compareTo(Role.CREATOR) >= 0;
    }

    /** With the room as it is now. */
    Result<UserState> of(RoomId id, UserId user) {
        return access.enterCurrent(id, user)
                .flatMap(visitor -> of(id, visitor, visitor.room().state()));
    }

    Result<UserState> of(RoomId id, Access.Visitor visitor, RoomState state) {
        ChatUser user = visitor.user();
        Room room = visitor.room();
        Sanction mute = room.sanctions().find(SanctionKind.MUTE, user.id()).orElse(null);
        Sanction warning =
                room.sanctions().find(SanctionKind.WARNING, user.id()).orElse(null);
        return limit.state(id, user)
                .map(rate -> new UserState(
                        user,
                        new Capabilities(
                                true,
                                visitor.isOpen() && mute == null && warning == null,
                                user.role().isStaff(),
                                mayChangeModes(user.role(), settings)),
                        gate.ask(id, user, false),
                        rate,
                        mute,
                        warning,
                        settings.maxLength(),
                        state,
                        room.people(),
                        room.now()));
    }
}
