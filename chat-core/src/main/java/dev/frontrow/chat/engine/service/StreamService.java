package dev.frontrow.chat.engine.service;

import dev.frontrow.chat.engine.access.Access;
import dev.frontrow.chat.engine.calls.InFlight;
import dev.frontrow.chat.engine.calls.StoreCalls;
import dev.frontrow.chat.engine.hub.Hub;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.transport.PendingSubscription;
import dev.frontrow.chat.transport.StreamRequest;

/** Lets people in to follow a room. */
public final class StreamService {

    private final Revocations revocations;
    private final Access access;
    private final UserStates userStates;
    private final StoreCalls store;
    private final Hub hub;
    private final InFlight inFlight;

    public StreamService(
            Revocations revocations,
            Access access,
            UserStates userStates,
            StoreCalls store,
            Hub hub,
            InFlight inFlight) {
        this.revocations = revocations;
        this.access = access;
        this.userStates = userStates;
        this.store = store;
        this.hub = hub;
        this.inFlight = inFlight;
    }

    /**
     * A stream that may be opened. The right is asked for twice: before, for the answer, and again when the place in
     * the log is taken, so that a ban or a sign-out in between is not missed.
     */
    public Result<PendingSubscription> open(StreamRequest request) {
        return inFlight.unlessClosed(() -> store.guard(() -> enter(request)
                .flatMap(visitor -> hub.open(
                        request,
                        visitor.user().role().isStaff(),
                        state -> enter(request).flatMap(now -> userStates.of(request.room(), now, state))))));
    }

    private Result<Access.Visitor> enter(StreamRequest request) {
        if (request.signedInAt()
                .filter(at -> revocations.isRevoked(request.user(), at))
                .isPresent()) {
            return Result.refused(RefusalCode.TOKEN_REVOKED);
        }
        return access.enter(request.room(), request.user())
                .flatMap(visitor ->
                        visitor.isOpen() ? Result.accepted(visitor) : Result.refused(RefusalCode.CHAT_CLOSED));
    }
}
