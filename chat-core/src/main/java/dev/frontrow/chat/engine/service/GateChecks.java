package dev.frontrow.chat.engine.service;

import dev.frontrow.chat.engine.access.DirectoryClient;
import dev.frontrow.chat.engine.access.SendGate;
import dev.frontrow.chat.engine.fanout.UserStateKind;
import dev.frontrow.chat.engine.hub.Hub;
import dev.frontrow.chat.engine.send.GateStage;
import dev.frontrow.chat.gate.GateDecision;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.wire.StreamEvents;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Finds out whether the gate is open for those who only look: who joins, who comes back, of whom the host says that
 * something changed. "Not known yet" is an answer; then the gate is asked again until it says, and their streams are
 * told. That ends when they have no stream here any more. A gate that told somebody to wait is asked again in time.
 *
 * <p>At most one check waits for a user in a room, so there are never more than open streams. They run on threads of
 * their own: sends never wait for them. Safe for use by many threads.
 */
public final class GateChecks implements GateStage.Boxes {

    /** Somebody can be told later, so an answer after the gate's timeout is used; it has so many of them, up to this. */
    private static final int TIMEOUT_FACTOR = 10;

    private static final Duration MAX_TIMEOUT = Duration.ofSeconds(10);

    private record Key(RoomId room, UserId user) {}

    private final SendGate gate;
    private final DirectoryClient directory;
    private final Hub hub;
    private final Threads threads;
    private final Duration timeout;
    private final Duration interruptAfter;
    private final GateWaits waits;
    private final ConcurrentHashMap<Key, Check> newest = new ConcurrentHashMap<>();
    /** Checks that run or wait for a thread. */
    private final AtomicInteger due = new AtomicInteger();

    /** Where checks run: a pool for nothing else, how many threads it has, and what starts a check later. */
    public record Threads(ExecutorService pool, int size, ScheduledExecutorService timer) {}

    public GateChecks(SendGate gate, DirectoryClient directory, Hub hub, Threads threads, Duration timeout) {
        this.gate = gate;
        this.directory = directory;
        this.hub = hub;
        this.threads = threads;
        this.timeout = timeout;
        this.interruptAfter = Collections.min(List.of(timeout.multipliedBy(TIMEOUT_FACTOR), MAX_TIMEOUT));
        this.waits = new GateWaits(hub, threads.timer(), this::outdated);
    }

    /** What the gate said of somebody who wanted to send: where it told them to wait, it is asked again in time. */
    @Override
    public void closed(RoomId room, ChatUser user, GateDecision decision) {
        waits.decided(room, user, decision);
    }

    /** Nobody waits for this, but their streams are told. */
    @Override
    public void outdated(RoomId room, UserId user) {
        Key key = new Key(room, user);
        while (true) {
            Check before = newest.get(key);
            if (before != null && before.isYetToAsk(true)) {
                before.withoutWaiting(); // or it would tell whoever waits for it, and no stream
                if (before.isYetToAsk(true)) {
                    return;
                }
            }
            Check mine = new Check(key, Optional.empty(), 0, State.QUEUED);
            if (before == null ? newest.putIfAbsent(key, mine) == null : newest.replace(key, before, mine)) {
                mine.withoutWaiting();
                mine.queue();
                return;
            }
        }
    }

    /**
     * How the gate stands for somebody. Waits for the answer if a thread can ask at once, as long as a send would.
     * Empty: not known yet, their streams here will be told.
     *
     * @param atOnce something about them has changed: where the gate failed before, it is asked at once
     */
    Optional<GateDecision> ask(RoomId room, ChatUser user, boolean atOnce) {
        if (!gate.mayBlock(room)) {
            Optional<GateDecision> decision = known(room, user, gate.admission(room, user));
            if (decision.isPresent()) {
                return decision;
            }
        }
        Key key = new Key(room, user.id());
        while (true) {
            Check before = newest.get(key);
            if (before != null && before.isYetToAsk(atOnce)) {
                Optional<GateDecision> unknown = before.withoutWaiting();
                if (before.isYetToAsk(atOnce)) { // still: so it looks up anew who they are, as nobody waits
                    return unknown;
                }
                continue;
            }
            if (due.get() >= threads.size() && !hub.has(room, user.id())) {
                return Optional.empty(); // whoever has no stream cannot be told later; opening one asks again
            }
            Check mine = new Check(key, Optional.of(user), 0, State.QUEUED);
            if (before == null ? newest.putIfAbsent(key, mine) == null : newest.replace(key, before, mine)) {
                return mine.askNow();
            }
        }
    }

    private Optional<GateDecision> known(RoomId room, ChatUser user, Result<SendGate.Admission> answer) {
        answer.ifAccepted(admission -> waits.decided(room, user, admission.decision()));
        return answer.fold(admission -> Optional.of(admission.decision()), refused -> Optional.empty());
    }

    private enum State {
        /** The gate failed before, and is left alone for a while. */
        RESTING,
        QUEUED,
        ASKING
    }

    /** Asks once. Not begun after another replaced it; if it began before that, its answer counts until a newer one. */
    private final class Check implements Runnable {

        private final Key key;
        private final Optional<ChatUser> user;
        private final int failures;
        /** What whoever waits gets: the answer in time, or nothing, and then the streams are told the answer. */
        private final CompletableFuture<Optional<GateDecision>> answer = new CompletableFuture<>();

        private volatile State state;

        Check(Key key, Optional<ChatUser> user, int failures, State state) {
            this.key = key;
            this.user = user;
            this.failures = failures;
            this.state = state;
        }

        /** Whether who comes now can rely on this one: the gate is asked after they came. */
        boolean isYetToAsk(boolean atOnce) {
            return atOnce ? state == State.QUEUED : state != State.ASKING;
        }

        Optional<GateDecision> withoutWaiting() {
            answer.complete(Optional.empty());
            return answer.join();
        }

        Optional<GateDecision> askNow() {
            queue();
            try {
                return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                return withoutWaiting();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return withoutWaiting();
            } catch (ExecutionException e) {
                throw new IllegalStateException("completed normally, always", e);
            }
        }

        private void queue() {
            if (state == State.RESTING && newest.get(key) != this) {
                return; // another replaced it while it rested
            }
            state = State.QUEUED;
            if (due.incrementAndGet() > threads.size()) {
                withoutWaiting();
            }
            try {
                threads.pool().execute(this);
            } catch (Throwable stopped) { // rejected; or there is no memory for one more thread
                over();
            }
        }

        @Override
        public void run() {
            try {
                // First: who finds it queued after that has a stream that is seen here, who finds it asking asks anew.
                state = State.ASKING;
                boolean isWaitedFor = !answer.isDone();
                if (newest.get(key) == this && (isWaitedFor || hub.has(key.room(), key.user()))) {
                    long askedAt = hub.nanoTime();
                    // Whoever waits has just been looked up; of the others the directory knows how things are now.
                    settle((isWaitedFor ? user : lookUp()).flatMap(this::decide), askedAt);
                }
            } finally {
                over();
            }
        }

        /** Also after an Error: nobody may wait for ever, and no place may stay taken. */
        private void over() {
            withoutWaiting();
            due.decrementAndGet();
            newest.remove(key, this);
        }

        private Optional<ChatUser> lookUp() {
            return directory
                    .findHere(key.room(), key.user(), interruptAfter)
                    .fold(found -> found, refused -> Optional.empty());
        }

        private Optional<GateDecision> decide(ChatUser asked) {
            return known(key.room(), asked, gate.admissionHere(key.room(), asked, interruptAfter));
        }

        private void settle(Optional<GateDecision> decision, long askedAt) {
            boolean isHeard = answer.complete(decision);
            if (decision.isEmpty()) {
                askLater();
            } else if (!isHeard) {
                hub.tell(key.room(), key.user(), UserStateKind.GATE, StreamEvents.gate(decision), askedAt);
            }
        }

        @SuppressWarnings("FutureReturnValueIgnored") // it only queues
        private void askLater() {
            Check next = new Check(key, user, failures + 1, State.RESTING);
            next.withoutWaiting();
            if (hub.has(key.room(), key.user()) && newest.replace(key, this, next)) {
                Duration delay = RetryDelay.after(next.failures);
                threads.timer().schedule(next::queue, delay.toNanos(), TimeUnit.NANOSECONDS);
            }
        }
    }
}
