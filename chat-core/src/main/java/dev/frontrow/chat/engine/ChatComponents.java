package dev.frontrow.chat.engine;

import dev.frontrow.chat.engine.access.Access;
import dev.frontrow.chat.engine.access.DirectoryClient;
import dev.frontrow.chat.engine.access.FactsClient;
import dev.frontrow.chat.engine.access.GateClient;
import dev.frontrow.chat.engine.access.ModeGate;
import dev.frontrow.chat.engine.access.ModerationPolicy;
import dev.frontrow.chat.engine.access.SendGate;
import dev.frontrow.chat.engine.calls.CommitClient;
import dev.frontrow.chat.engine.calls.InFlight;
import dev.frontrow.chat.engine.calls.StoreCalls;
import dev.frontrow.chat.engine.context.EngineContext;
import dev.frontrow.chat.engine.hub.Hub;
import dev.frontrow.chat.engine.send.AccessStage;
import dev.frontrow.chat.engine.send.CommitStage;
import dev.frontrow.chat.engine.send.ContentStage;
import dev.frontrow.chat.engine.send.DryRun;
import dev.frontrow.chat.engine.send.GateStage;
import dev.frontrow.chat.engine.send.IdempotentReplay;
import dev.frontrow.chat.engine.send.LimitStage;
import dev.frontrow.chat.engine.send.SendPipeline;
import dev.frontrow.chat.engine.service.ActionLimit;
import dev.frontrow.chat.engine.service.Erasure;
import dev.frontrow.chat.engine.service.GateChecks;
import dev.frontrow.chat.engine.service.HostEvents;
import dev.frontrow.chat.engine.service.ModerationService;
import dev.frontrow.chat.engine.service.Notices;
import dev.frontrow.chat.engine.service.Queries;
import dev.frontrow.chat.engine.service.Revalidation;
import dev.frontrow.chat.engine.service.Revocations;
import dev.frontrow.chat.engine.service.StreamService;
import dev.frontrow.chat.engine.service.UserStates;
import dev.frontrow.chat.gate.Facts;
import dev.frontrow.chat.gate.Gate;
import dev.frontrow.chat.host.Directory;
import dev.frontrow.chat.limit.RateLimiter;
import dev.frontrow.chat.limit.WindowRateLimiter;
import dev.frontrow.chat.message.SortableIds;
import dev.frontrow.chat.moderation.ContentFilter;
import java.security.SecureRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Everything wired together, once.
 *
 * @param hub rooms and streams
 * @param sends the way of a message
 * @param moderation the way of an action
 * @param notices the way of what the host posts
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
        Notices notices,
        Queries queries,
        StreamService streams,
        HostEvents hostEvents,
        Revalidation revalidation,
        Erasure erasure,
        InFlight inFlight) {

    /** What the host supplied. */
    public record Parts(Directory directory, Gate gate, Facts facts, RateLimiter limiter, ContentFilter filter) {}

    /**
     * What runs the host's parts where they may block, each pool for nothing else.
     *
     * @param directory as many threads as {@code hostThreads} says, and so limiter, filter and
     *     facts
     * @param gate as many threads as {@code gateThreads} says: for sends
     * @param gateChecks as many threads as {@code gateCheckThreads} says: for boxes
     * @param revalidation runs the questions to the directory that no request waits for; may refuse when too many wait
     * @param timer for what is due later; must not be blocked
     */
    public record HostThreads(
            ExecutorService directory,
            ExecutorService limiter,
            ExecutorService filter,
            ExecutorService facts,
            ExecutorService gate,
            ExecutorService gateChecks,
            ExecutorService revalidation,
            ScheduledExecutorService timer) {}

    /** Wires it. */
    public static ChatComponents of(Parts parts, EngineContext env, HostThreads threads) {
        var settings = env.settings();
        var observer = env.observer();
        var hub = new Hub(env);
        var ids = new SortableIds(env.time(), new SecureRandom());
        var calls = HostCalls.of(parts, env, threads);
        var directory = new DirectoryClient(parts.directory(), calls.directory());
        var access = new Access(directory, hub);
        var facts = new FactsClient(calls.facts());
        var store = new StoreCalls(env);
        var modes = new ModeGate(hub, store, facts, settings);
        var hostGate = new GateClient(parts.gate(), calls.gate(), facts, hub, settings.gateTimeout(), env.nanoTime());
        var gate = new SendGate(modes, hostGate);
        var revocations = new Revocations(env.clock(), settings.sessionLife());
        var commitClient = new CommitClient(hub, settings.storeTimeout());
        var inFlight = new InFlight();
        var checkThreads = new GateChecks.Threads(threads.gateChecks(), settings.gateCheckThreads(), threads.timer());
        var checks = new GateChecks(gate, directory, hub, checkThreads, settings.gateTimeout());
        hub.whenModesChange(room -> room.users().forEach(user -> checks.outdated(room.id(), user)));
        var accessStage = new AccessStage(access);
        var gateStage = new GateStage(gate, modes, hub, checks);
        var limit = new LimitStage(calls.limiter(), settings, hub);
        var userStates = new UserStates(access, checks, limit, settings);
        var sends = new SendPipeline(
                inFlight,
                new IdempotentReplay(store, limit),
                accessStage,
                gateStage,
                limit,
                new ContentStage(calls.filter(), settings.maxLength()),
                new CommitStage(commitClient, gateStage, ids, env.time()));
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
                env.time(),
                settings);
        var askedOnce =
                new DirectoryClient(parts.directory(), calls.directory().waitingForThread(HostEvents.THREAD_TIMEOUT));
        var hostEvents =
                new HostEvents(askedOnce, revocations, checks, inFlight, hub, calls.longestRequest(), observer);
        return new ChatComponents(
                hub,
                sends,
                moderation,
                new Notices(inFlight, commitClient, ids, env.time()),
                new Queries(access, userStates, store, inFlight, hub, new DryRun(accessStage, gate, limit)),
                new StreamService(revocations, access, userStates, store, hub, inFlight),
                hostEvents,
                new Revalidation(
                        hostEvents::revalidate,
                        new Revalidation.Threads(threads.revalidation(), threads.timer(), env.work()),
                        observer),
                new Erasure(moderation, hub, env),
                inFlight);
    }
}
