package dev.frontrow.chat.engine.service;

import dev.frontrow.chat.engine.access.Access;
import dev.frontrow.chat.engine.calls.InFlight;
import dev.frontrow.chat.engine.calls.StoreCalls;
import dev.frontrow.chat.engine.hub.Hub;
import dev.frontrow.chat.engine.send.DryRun;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.log.HistoryRequest;
import dev.frontrow.chat.log.Position;
import dev.frontrow.chat.log.RoomState;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.moderation.SanctionPage;
import dev.frontrow.chat.moderation.SanctionQuery;
import dev.frontrow.chat.result.History;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.result.UserState;
import dev.frontrow.chat.store.AuditPage;
import dev.frontrow.chat.store.AuditQuery;
import dev.frontrow.chat.store.MessagePage;
import dev.frontrow.chat.store.MessageQuery;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that is only read, by those who may. */
public final class Queries {

    private final Access access;
    private final UserStates userStates;
    private final StoreCalls store;
    private final InFlight inFlight;
    private final Hub hub;
    private final DryRun dryRun;

    public Queries(Access access, UserStates userStates, StoreCalls store, InFlight inFlight, Hub hub, DryRun dryRun) {
        this.access = access;
        this.userStates = userStates;
        this.store = store;
        this.inFlight = inFlight;
        this.hub = hub;
        this.dryRun = dryRun;
    }

    /** How somebody stands. */
    public Result<UserState> userState(RoomId room, UserId user) {
        return inFlight.unlessClosed(() -> store.guard(() -> userStates.of(room, user)));
    }

    /** A room, as it is on all nodes. */
    public Result<RoomState> roomState(RoomId room) {
        return inFlight.unlessClosed(() -> store.guard(() -> {
            hub.reconcile(room);
            return Result.accepted(hub.room(room).state());
        }));
    }

    /** What a send of somebody would meet now, whatever the text; takes nothing. */
    public Result<Optional<Refusal>> check(RoomId room, UserId user) {
        return inFlight.unlessClosed(() -> store.guard(() -> dryRun.check(room, user)));
    }

    /** The audit log, for staff. */
    public Result<AuditPage> audit(UserId reader, AuditQuery query) {
        return store.guard(() -> access.enterAsStaff(query.room(), reader)
                .map(visitor -> store.call(query.room(), chat -> chat.audit(query))));
    }

    /** A page of the sanctions in force, for staff. */
    public Result<SanctionPage> sanctions(UserId reader, SanctionQuery query) {
        return store.guard(() -> access.enterAsStaff(query.room(), reader)
                .map(visitor -> visitor.room().sanctions().page(query)));
    }

    /** A page of history. */
    public Result<History> history(HistoryRequest request) {
        return store.guard(() -> access.enterCurrent(request.room(), request.reader())
                .flatMap(visitor -> page(request, visitor.room().head())));
    }

    private Result<History> page(HistoryRequest request, Position head) {
        return request.direction()
                .fold(
                        back -> page(request, head, back.before(), false),
                        forward -> page(request, head, forward.after(), true));
    }

    private Result<History> page(HistoryRequest request, Position head, @Nullable Position cursor, boolean isForward) {
        if (cursor != null && !cursor.epoch().equals(head.epoch())) {
            return Result.refused(RefusalCode.CURSOR_EXPIRED);
        }
        long seq = cursor == null ? Long.MAX_VALUE : cursor.seq();
        MessageQuery query = isForward
                ? new MessageQuery.After(request.room(), seq, request.limit())
                : new MessageQuery.Before(request.room(), seq, request.limit());
        Optional<MessagePage> page = store.call(request.room(), chat -> chat.messages(query));
        if (page.isEmpty() && cursor == null) { // all that was ever said here is pruned, and nobody asked from anywhere
            return Result.accepted(new History(List.of(), head, Optional.empty()));
        }
        return page.map(found -> Result.accepted(new History(found.items(), head, next(found, head))))
                .orElseGet(() -> Result.refused(RefusalCode.CURSOR_EXPIRED));
    }

    private static Optional<Position> next(MessagePage page, Position head) {
        List<ChatMessage> items = page.items();
        return page.more() && !items.isEmpty()
                ? Optional.of(head.at(items.get(items.size() - 1).seq()))
                : Optional.empty();
    }
}
