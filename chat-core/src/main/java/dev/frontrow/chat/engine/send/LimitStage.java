package dev.frontrow.chat.engine.send;

import dev.frontrow.chat.engine.fanout.UserStateKind;
import dev.frontrow.chat.engine.hub.Hub;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.limit.RateDecision;
import dev.frontrow.chat.limit.RateLimiter;
import dev.frontrow.chat.limit.RateRefund;
import dev.frontrow.chat.limit.RateRequest;
import dev.frontrow.chat.limit.RateState;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.observe.ChatObserver;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.result.Sent;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.wire.EventEncoder;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * How often somebody may speak. A permit is taken before the rest of the way and given back when it is certain that no new message came of it: one that may be in the room
 * keeps its permit, or a store that fails would let everybody say more than they may.
 */
public final class LimitStage {

    private static final int WARN_BELOW = 3;
    private static final Duration RETRY = Duration.ofSeconds(1);

    /**
     * What the rest of the way came to.
     *
     * @param message the message
     * @param repeated whether it was there before
     */
    record Committed(ChatMessage message, boolean repeated) {}

    private final RateLimiter limiter;
    private final ChatSettings settings;
    private final Hub hub;
    private final ChatObserver observer;
    private final KeptPermits kept;

    public LimitStage(RateLimiter limiter, ChatSettings settings, Hub hub, ChatObserver observer) {
        this.limiter = limiter;
        this.settings = settings;
        this.hub = hub;
        this.observer = observer;
        this.kept = new KeptPermits(hub::nanoTime);
    }

    /** Takes a permit for the rest of the way. */
    Result<Sent> spend(SendContext context, Supplier<Result<Committed>> rest) {
        RateRequest request = request(context.draft().room(), context.author());
        if (kept.has(context.draft())) {
            return ask(request.room(), () -> limiter.peek(request))
                    .flatMap(state -> rest.get().map(committed -> {
                        kept.use(context.draft()); // or a store that forgets keys would get more messages for it
                        return new Sent(committed.message(), state, committed.repeated());
                    }));
        }
        long askedAt = hub.nanoTime();
        return ask(request.room(), () -> limiter.tryAcquire(request)).flatMap(decision -> {
            warn(request, decision, askedAt);
            return decision.allowed()
                    ? spent(context, new Permit(request, decision, askedAt), rest)
                    : Result.refused(Refusal.limited(decision.state()));
        });
    }

    /** How it stands; takes nothing. */
    public Result<RateState> state(RoomId room, ChatUser user) {
        return ask(room, () -> limiter.peek(request(room, user)));
    }

    /** @param askedAt before it was given: what is left of its window counts from there, not from when the outcome is known */
    private record Permit(RateRequest request, RateDecision decision, long askedAt) {

        long end() {
            return askedAt + decision.state().reset().toNanos();
        }
    }

    private Result<Sent> spent(SendContext context, Permit permit, Supplier<Result<Committed>> rest) {
        boolean isSpent = false;
        try {
            Result<Committed> result = rest.get();
            boolean isUnknown =
                    result.fold(committed -> false, refusal -> !refusal.code().isOutcomeKnown());
            isSpent = result.fold(committed -> !committed.repeated(), refusal -> isUnknown);
            if (isUnknown) {
                kept.keep(context.draft(), permit.end());
            }
            return result.map(
                    committed -> new Sent(committed.message(), permit.decision().state(), committed.repeated()));
        } finally {
            if (!isSpent) {
                ask(permit.request().room(), () -> {
                    limiter.refund(
                            new RateRefund(permit.request(), permit.decision().window()));
                    return true;
                });
            }
        }
    }

    private void warn(RateRequest request, RateDecision decision, long askedAt) {
        if (!decision.allowed() || decision.state().remaining() < WARN_BELOW) {
            hub.tell(
                    request.room(), request.user(), UserStateKind.LIMIT, EventEncoder.limit(decision.state()), askedAt);
        }
    }

    private RateRequest request(RoomId room, ChatUser user) {
        return new RateRequest(room, user.id(), user.role().isStaff() ? settings.staffRate() : settings.rate());
    }

    private <T> Result<T> ask(RoomId room, Supplier<T> question) {
        try {
            return Result.accepted(question.get());
        } catch (Exception e) {
            observer.hostFailed("limiter", room, e);
            return Result.refused(Refusal.retryable(RefusalCode.HOST_UNAVAILABLE, RETRY));
        }
    }
}
