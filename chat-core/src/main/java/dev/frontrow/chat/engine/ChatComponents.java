package dev.frontrow.chat.engine;

import dev.frontrow.chat.engine.access.Access;
import dev.frontrow.chat.engine.access.DirectoryClient;
import dev.frontrow.chat.engine.access.ModerationPolicy;
import dev.frontrow.chat.engine.calls.CommitClient;
import dev.frontrow.chat.engine.calls.HostGate;
import dev.frontrow.chat.engine.calls.InFlight;
import dev.frontrow.chat.engine.calls.StoreCalls;
import dev.frontrow.chat.engine.context.EngineContext;
import dev.frontrow.chat.engine.hub.Hub;
import dev.frontrow.chat.engine.send.AccessStage;
import dev.frontrow.chat.engine.send.CommitStage;
import dev.frontrow.chat.engine.send.GateStage;
import dev.frontrow.chat.engine.send.IdempotentReplay;
import dev.frontrow.chat.engine.send.LimitStage;
import dev.frontrow.chat.engine.send.ModerationStage;
import dev.frontrow.chat.engine.send.SendPipeline;
import dev.frontrow.chat.engine.send.TimedGate;
import dev.frontrow.chat.engine.service.ActionLimit;
import dev.frontrow.chat.engine.service.Erasure;
import dev.frontrow.chat.engine.service.GateChecks;
import dev.frontrow.chat.engine.service.HostEvents;
import dev.frontrow.chat.engine.service.ModerationService;
import dev.frontrow.chat.engine.service.Queries;
import dev.frontrow.chat.engine.service.Revalidation;
import dev.frontrow.chat.engine.service.Revocations;
import dev.frontrow.chat.engine.service.StreamService;
import dev.frontrow.chat.engine.service.UserStates;
import dev.frontrow.chat.gate.Gate;
import dev.frontrow.chat.host.Directory;
import dev.frontrow.chat.limit.RateLimiter;
import dev.frontrow.chat.limit.WindowRateLimiter;
import dev.frontrow.chat.message.SortableIds;
import dev.frontrow.chat.moderation.ContentFilter;
import java.security.SecureRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Everything wired together, once.
 *
 * @param hub rooms and streams
 * @param sends the way of a message
 * @param moderation the way of an action
 * @param queries what is only read
 * @param streams the way in
 * @param hostEvents what the host says
 * @param revalidation asks the directory again
 * @param erasure the way out
 * @param inFlight what is under way
 */
public record ChatComponents(
        Hub hub,
        SendPipeline sends,
        ModerationService moderation,
        Queries queries,
        StreamService streams,
        HostEvents hostEvents,
        Revalidation revalidation,
        Erasure erasure,
        InFlight inFlight) {

    /** What the host supplied. */
    public record Parts(Directory directory, Gate gate, RateLimiter limiter, ContentFilter filter) {}

    /**
     * What runs the host's gate.
     *
     * @param sends as many threads as {@code gateThreads} says, for nothing else
     * @param checks as many threads as {@code gateCheckThreads} says, for nothing else
     * @param timer for what is due later; must not be blocked
     */
    public record GateThreads(ExecutorService sends, ExecutorService checks, ScheduledExecutorService timer) {}

    /** Wires it. {@code directoryThreads} run the questions to the directory that no request waits for. */
    public static ChatComponents of(Parts parts, EngineContext env, GateThreads threads, Executor directoryThreads) {
        var settings = env.settings();
        var observer = env.observer();
        var hub = new Hub(env);
        var ids = new SortableIds(env.time(), new SecureRandom());
        var directory = new DirectoryClient(parts.directory(), observer);
        var access = new Access(directory, hub);
        var revocations = new Revocations(env.clock(), settings.sessionLife());
        var store = new StoreCalls(env);
        var commitClient = new CommitClient(hub, settings.storeTimeout());
        var inFlight = new InFlight();
        var gate = new HostGate(parts.gate(), observer);
        var timedGate = new TimedGate(gate, threads.sends(), settings.gateThreads(), settings.gateTimeout());
        var checkThreads = new GateChecks.Threads(threads.checks(), settings.gateCheckThreads(), threads.timer());
        var checks = new GateChecks(gate, directory, hub, checkThreads, settings.gateTimeout());
        var limit = new LimitStage(parts.limiter(), settings, hub, observer);
        var userStates = new UserStates(access, checks, limit, settings);
        var sends = new SendPipeline(
                inFlight,
                new IdempotentReplay(store, limit),
                new AccessStage(access),
                new GateStage(timedGate, hub),
                limit,
                new ModerationStage(parts.filter(), settings.maxLength(), observer),
                new CommitStage(commitClient, ids, env.time()));
        var actionLimit = new ActionLimit(new WindowRateLimiter(env.nanoTime()), settings);
        var moderation = new ModerationService(
                inFlight,
                access,
                actionLimit,
                new ModerationPolicy(directory),
                directory,
                store,
                commitClient,
                hub,
                ids,
                env.time());
        var hostEvents = new HostEvents(directory, revocations, checks, inFlight, hub, settings, observer);
        return new ChatComponents(
                hub,
                sends,
                moderation,
                new Queries(access, userStates, store, inFlight),
                new StreamService(revocations, access, userStates, store, hub, inFlight),
                hostEvents,
                new Revalidation(
                        hostEvents::revalidate,
                        new Revalidation.Threads(directoryThreads, threads.timer(), env.work()),
                        observer),
                new Erasure(moderation, hub, env),
                inFlight);
    }
}
