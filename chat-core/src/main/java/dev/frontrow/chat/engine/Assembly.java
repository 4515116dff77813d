package dev.frontrow.chat.engine;

import dev.frontrow.chat.engine.access.Access;
import dev.frontrow.chat.engine.access.People;
import dev.frontrow.chat.engine.access.Rights;
import dev.frontrow.chat.engine.calls.Commits;
import dev.frontrow.chat.engine.calls.HostGate;
import dev.frontrow.chat.engine.calls.InFlight;
import dev.frontrow.chat.engine.calls.StoreCalls;
import dev.frontrow.chat.engine.context.Environment;
import dev.frontrow.chat.engine.hub.Hub;
import dev.frontrow.chat.engine.send.CommitStage;
import dev.frontrow.chat.engine.send.GateKeeper;
import dev.frontrow.chat.engine.send.GateStage;
import dev.frontrow.chat.engine.send.LimitStage;
import dev.frontrow.chat.engine.send.ModerationStage;
import dev.frontrow.chat.engine.send.Repeats;
import dev.frontrow.chat.engine.send.SendPipeline;
import dev.frontrow.chat.engine.send.StandingStage;
import dev.frontrow.chat.engine.service.ActionLimit;
import dev.frontrow.chat.engine.service.Changes;
import dev.frontrow.chat.engine.service.Door;
import dev.frontrow.chat.engine.service.Erasure;
import dev.frontrow.chat.engine.service.GateChecks;
import dev.frontrow.chat.engine.service.ModerationDesk;
import dev.frontrow.chat.engine.service.Reading;
import dev.frontrow.chat.engine.service.Revalidation;
import dev.frontrow.chat.engine.service.Revocations;
import dev.frontrow.chat.engine.service.Standings;
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
 * @param reading what is only read
 * @param door the way in
 * @param changes what the host says
 * @param revalidation asks the directory again
 * @param erasure the way out
 * @param inFlight what is under way
 */
public record Assembly(
        Hub hub,
        SendPipeline sends,
        ModerationDesk moderation,
        Reading reading,
        Door door,
        Changes changes,
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
    public static Assembly of(Parts parts, Environment env, GateThreads threads, Executor directoryThreads) {
        var settings = env.settings();
        var observer = env.observer();
        var hub = new Hub(env);
        var ids = new SortableIds(env.time(), new SecureRandom());
        var people = new People(parts.directory(), observer);
        var access = new Access(people, hub);
        var revocations = new Revocations(env.clock(), settings.sessionLife());
        var store = new StoreCalls(env);
        var commits = new Commits(hub, settings.storeTimeout());
        var inFlight = new InFlight();
        var gate = new HostGate(parts.gate(), observer);
        var keeper = new GateKeeper(gate, threads.sends(), settings.gateThreads(), settings.gateTimeout());
        var checkThreads = new GateChecks.Threads(threads.checks(), settings.gateCheckThreads(), threads.timer());
        var checks = new GateChecks(gate, people, hub, checkThreads, settings.gateTimeout());
        var limit = new LimitStage(parts.limiter(), settings, hub, observer);
        var standings = new Standings(access, checks, limit, settings);
        var sends = new SendPipeline(
                inFlight,
                new Repeats(store, limit),
                new StandingStage(access),
                new GateStage(keeper, hub),
                limit,
                new ModerationStage(parts.filter(), settings.maxLength(), observer),
                new CommitStage(commits, ids, env.time()));
        var actionLimit = new ActionLimit(new WindowRateLimiter(env.nanoTime()), settings);
        var moderation = new ModerationDesk(
                inFlight, access, actionLimit, new Rights(people), people, store, commits, hub, ids, env.time());
        var changes = new Changes(people, revocations, checks, inFlight, hub, settings, observer);
        return new Assembly(
                hub,
                sends,
                moderation,
                new Reading(access, standings, store, inFlight),
                new Door(revocations, access, standings, store, hub, inFlight),
                changes,
                new Revalidation(
                        changes::revalidate,
                        new Revalidation.Threads(directoryThreads, threads.timer(), env.work()),
                        observer),
                new Erasure(moderation, hub, env),
                inFlight);
    }
}
