package dev.frontrow.chat.engine.service;

import dev.frontrow.chat.engine.access.Access;
import dev.frontrow.chat.engine.access.DirectoryClient;
import dev.frontrow.chat.engine.access.ModerationPolicy;
import dev.frontrow.chat.engine.access.Target;
import dev.frontrow.chat.engine.calls.CommitClient;
import dev.frontrow.chat.engine.calls.InFlight;
import dev.frontrow.chat.engine.calls.StoreCalls;
import dev.frontrow.chat.engine.hub.Hub;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.SortableIds;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.ModerationRequest;
import dev.frontrow.chat.moderation.RoomAction;
import dev.frontrow.chat.result.Moderated;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.MessageQuery;
import dev.frontrow.chat.store.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of a moderation action: who asks, on whom, with what right; then it is committed like a message. */
public final class ModerationService {

    private static final Logger LOG = LoggerFactory.getLogger(ModerationService.class);
    /** How long an action that is committed waits for what is being written. */
    public static final Duration SETTLE = Duration.ofSeconds(1);

    private final InFlight inFlight;
    private final Access access;
    private final ActionLimit limit;
    private final ModerationPolicy policy;
    private final DirectoryClient directory;
    private final StoreCalls store;
    private final CommitClient commitClient;
    private final Hub hub;
    private final SortableIds ids;
    private final InstantSource clock;
    private final ChatSettings settings;

    public ModerationService(
            InFlight inFlight,
            Access access,
            ActionLimit limit,
            ModerationPolicy policy,
            DirectoryClient directory,
            StoreCalls store,
            CommitClient commitClient,
            Hub hub,
            SortableIds ids,
            InstantSource clock,
            ChatSettings settings) {
        this.inFlight = inFlight;
        this.access = access;
        this.limit = limit;
        this.policy = policy;
        this.directory = directory;
        this.store = store;
        this.commitClient = commitClient;
        this.hub = hub;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * Does what is asked, if whoever asks may. Blocks until it is committed and nothing that it hides is written any
     * more.
     */
    public Result<Moderated> moderate(ModerationRequest request) {
        return inFlight.during(
                request.room(),
                request.actor(),
                request.key(),
                running -> actor(request)
                        .flatMap(actor -> target(request, actor)
                                .flatMap(target -> hasRoom(request.room(), request.action())
                                        .flatMap(permitted -> commit(request, actor.orElse(null), target, running)))));
    }

    /** The host's own purge as a part of an erasure: also in a room that the host does not know any more. */
    Result<Moderated> purge(RoomId room, UserId user) {
        ModerationRequest request = ModerationRequest.byHost(room, new ModerationAction.Purge(user), null);
        Optional<Target> nameless = Optional.of(new Target(user, null)); // or there would be one to erase again
        return inFlight.during(room, null, null, running -> commit(request, null, nameless, running));
    }

    /** Who asks, as the host says now; nobody stands for the host itself. */
    private Result<Optional<ChatUser>> actor(ModerationRequest request) {
        if (request.actor() == null) {
            return directory.status(request.room()).map(status -> Optional.empty());
        }
        return access.enter(request.room(), request.actor())
                .flatMap(visitor -> mayAsk(request, visitor.user()))
                .flatMap(actor -> limit.spend(request.room(), actor))
                .map(Optional::of);
    }

    /** Looked at before anything is read, so that a viewer cannot find out which messages exist. */
    private Result<ChatUser> mayAsk(ModerationRequest request, ChatUser actor) {
        boolean may = request.action() instanceof RoomAction.ChangeModes
                ? UserStates.mayChangeModes(actor.role(), settings)
                : request.action().bySelf() || actor.role().isStaff();
        return may ? Result.accepted(actor) : Result.refused(RefusalCode.NOT_ALLOWED);
    }

    /**
     * Every sanction is held in memory, so there is a bound. Nodes that commit at the same moment may pass it by a few.
     */
    private Result<Boolean> hasRoom(RoomId room, ModerationAction action) {
        return action instanceof ModerationAction.OnUser onUser
                        && onUser.gives()
                                .filter(kind -> !hub.room(room).sanctions().takes(kind, onUser.user()))
                                .isPresent()
                ? Result.refused(RefusalCode.TOO_MANY_SANCTIONS)
                : Result.accepted(true);
    }

    /** On whom, if that is allowed; nobody where it is done to the room. */
    private Result<Optional<Target>> target(ModerationRequest request, Optional<ChatUser> actor) {
        return request.action() instanceof RoomAction && request.action().message() == null
                ? Result.accepted(Optional.empty())
                : target(request)
                        .flatMap(target -> policy.check(request, actor, target))
                        .map(Optional::of);
    }

    /** On whom: for a message its author. */
    private Result<Target> target(ModerationRequest request) {
        if (request.action() instanceof ModerationAction.OnUser onUser) {
            return Result.accepted(new Target(onUser.user(), null));
        }
        ModerationAction.OnMessage onMessage = (ModerationAction.OnMessage) request.action();
        return store.call(
                        request.room(),
                        chat -> chat.messages(new MessageQuery.One(request.room(), onMessage.message())))
                .flatMap(page -> page.items().stream().findFirst())
                .map(message -> message.author())
                .map(author -> Result.accepted(new Target(author.id(), author.name())))
                .orElseGet(() -> Result.refused(RefusalCode.MESSAGE_NOT_FOUND));
    }

    private Result<Moderated> commit(
            ModerationRequest request, @Nullable ChatUser actor, Optional<Target> target, InFlight.Running running) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        AuditEntry audit = new AuditEntry(
                ids.next(),
                request.room(),
                now,
                actor,
                request.action(),
                target.map(Target::id).orElse(null),
                target.map(Target::name).orElse(null),
                end(request.action(), now),
                request.reason(),
                List.of());
        return commitClient
                .commit(request.room(), new Entry.NewAction(audit, request.key()), running)
                .flatMap(outcome ->
                        outcome.fold(done -> moderated(done, false), first -> moderated(first, true), Result::refused))
                .map(moderated -> settled(request.room(), moderated));
    }

    private static Result<Moderated> moderated(Receipt receipt, boolean repeated) {
        return receipt.fold(
                posted -> Result.refused(RefusalCode.IDEMPOTENCY_MISMATCH),
                moderated -> Result.accepted(new Moderated(moderated.audit(), repeated)));
    }

    private static @Nullable Instant end(ModerationAction action, Instant now) {
        Duration duration = action.duration();
        return duration == null ? null : now.plus(duration);
    }

    /**
     * Returns when every loop has finished what it was writing: a text that is hidden now was in a slice cut before, at
     * the latest.
     */
    private Moderated settled(RoomId room, Moderated moderated) {
        CompletableFuture<Void> written = new CompletableFuture<>();
        hub.room(room).afterCurrentWrites(() -> written.complete(null));
        try {
            written.get(SETTLE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("a loop of room {} was busy for {}", room, SETTLE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return moderated;
    }
}
