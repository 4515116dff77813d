package dev.frontrow.chat.engine.service;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.limit.RateDecision;
import dev.frontrow.chat.limit.RateLimit;
import dev.frontrow.chat.limit.RateLimiter;
import dev.frontrow.chat.limit.RateRequest;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.settings.ChatSettings;

/**
 * How often somebody may act: a budget of its own, so that moderating takes nothing from talking. Every action that is
 * tried counts, whatever becomes of it, as each costs the store. On each node by itself: it bounds what one person can
 * do to a node, not what is fair between people.
 */
public final class ActionLimit {

    private final RateLimiter limiter;
    private final ChatSettings settings;

    /** @param limiter nobody else's: windows of another limit of the same user would be mixed up with these */
    public ActionLimit(RateLimiter limiter, ChatSettings settings) {
        this.limiter = limiter;
        this.settings = settings;
    }

    /**
     * Takes a permit. Whoever is not staff acts on own messages only, and retracts no more often than they may send.
     */
    Result<ChatUser> spend(RoomId room, ChatUser actor) {
        RateLimit limit = actor.role().isStaff() ? settings.moderationRate() : settings.rate();
        RateDecision decision = limiter.tryAcquire(new RateRequest(room, actor.id(), limit));
        return decision.allowed()
                ? Result.accepted(actor)
                : Result.refused(Refusal.retryable(
                        RefusalCode.RATE_LIMITED, decision.state().reset()));
    }
}
