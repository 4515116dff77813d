package dev.frontrow.chat.engine.send;

import dev.frontrow.chat.engine.calls.HostCall;
import dev.frontrow.chat.engine.fanout.UserStateKind;
import dev.frontrow.chat.engine.hub.Hub;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.limit.RateDecision;
import dev.frontrow.chat.limit.RateLimiter;
import dev.frontrow.chat.limit.RateRefund;
import dev.frontrow.chat.limit.RateRequest;
import dev.frontrow.chat.limit.RateState;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.wire.StreamEvents;

/**
 * How often somebody may speak. A permit is taken before the rest of the way and given back when it is certain that no
 * new message came of it: one that may be in the room keeps its permit, or a store that fails would let everybody say
 * more than they may. Nobody waits for a limiter that may block to take a permit back.
 */
public final class LimitStage implements SendStage {

    private static final int WARN_BELOW = 3;

    private final HostCall<RateLimiter> limiter;
    private final ChatSettings settings;
    private final Hub hub;
    private final KeptPermits kept;

    public LimitStage(HostCall<RateLimiter> limiter, ChatSettings settings, Hub hub) {
        this.limiter = limiter;
        this.settings = settings;
        this.hub = hub;
        this.kept = new KeptPermits(hub::nanoTime);
    }

    /** Takes a permit, and settles it when the send has ended. */
    @Override
    public Result<SendContext> admit(SendContext context) {
        RateRequest request = request(context.draft().room(), context.author());
        return kept.has(context.draft()) ? repeat(context, request) : take(context, request);
    }

    /** How it stands; takes nothing. */
    public Result<RateState> state(RoomId room, ChatUser user) {
        RateRequest request = request(room, user);
        return limiter.ask(room, asked -> asked.peek(request));
    }

    private Result<SendContext> repeat(SendContext context, RateRequest request) {
        return limiter.ask(request.room(), asked -> asked.peek(request)).map(state -> {
            context.onEnd(end -> {
                if (end == SendEnd.COMMITTED || end == SendEnd.REPEATED) {
                    kept.use(context.draft()); // or a store that forgets keys would get more messages for it
                }
            });
            return context.with(state);
        });
    }

    private Result<SendContext> take(SendContext context, RateRequest request) {
        long askedAt = hub.nanoTime();
        return limiter.ask(request.room(), asked -> asked.tryAcquire(request), (asked, late) -> {
                    if (late.allowed()) {
                        asked.refund(new RateRefund(request, late.window()));
                    }
                })
                .flatMap(decision -> {
                    warn(request, decision, askedAt);
                    if (!decision.allowed()) {
                        return Result.refused(Refusal.limited(decision.state()));
                    }
                    Permit permit = new Permit(request, decision, askedAt);
                    context.onEnd(end -> settle(context, permit, end));
                    return Result.accepted(context.with(decision.state()));
                });
    }

    /**
     * @param askedAt before it was given: what is left of its window counts from there, not from when the outcome is
     * known
     */
    private record Permit(RateRequest request, RateDecision decision, long askedAt) {

        long end() {
            return askedAt + decision.state().reset().toNanos();
        }
    }

    private void settle(SendContext context, Permit permit, SendEnd end) {
        switch (end) {
            case COMMITTED -> {}
            case UNKNOWN -> kept.keep(context.draft(), permit.end());
            case REPEATED, REFUSED ->
                limiter.tell(
                        permit.request().room(),
                        asked -> asked.refund(new RateRefund(
                                permit.request(), permit.decision().window())));
        }
    }

    private void warn(RateRequest request, RateDecision decision, long askedAt) {
        if (!decision.allowed() || decision.state().remaining() < WARN_BELOW) {
            hub.tell(
                    request.room(), request.user(), UserStateKind.LIMIT, StreamEvents.limit(decision.state()), askedAt);
        }
    }

    private RateRequest request(RoomId room, ChatUser user) {
        return new RateRequest(room, user.id(), user.role().isStaff() ? settings.staffRate() : settings.rate());
    }
}
