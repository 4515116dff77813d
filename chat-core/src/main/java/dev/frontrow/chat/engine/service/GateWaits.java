package dev.frontrow.chat.engine.service;

import dev.frontrow.chat.engine.hub.Hub;
import dev.frontrow.chat.gate.GateDecision;
import dev.frontrow.chat.gate.GateReason;
import dev.frontrow.chat.gate.Requirement;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * Has the gate asked again when a moment comes that it told somebody to wait for. Of a user in a room the next such
 * moment is remembered, for little longer than a minute after their last stream here has gone. Safe for use by many
 * threads.
 */
final class GateWaits {

    /** So often it is looked at whether they still have a stream. */
    private static final Duration MAX_DELAY = Duration.ofMinutes(1);
    /** A gate that names one near moment after the other is not asked more often than this. */
    private static final Duration MIN_DELAY = Duration.ofMillis(250);

    /** Who has no stream is looked for once more after this: the gate is asked before a stream begins. */
    private static final Duration ABSENT_DELAY = Duration.ofSeconds(5);

    /** A moment may come between the decision and this: it is waited for as if it was still to come. */
    private static final Duration JUST_PASSED = Duration.ofSeconds(10);

    private record Key(RoomId room, UserId user) {}

    private final Hub hub;
    private final ScheduledExecutorService timer;
    private final BiConsumer<RoomId, UserId> ask;
    private final ConcurrentHashMap<Key, Wait> next = new ConcurrentHashMap<>();

    /**
     * @param ask is told whom the gate is to be asked about; must not block
     */
    GateWaits(Hub hub, ScheduledExecutorService timer, BiConsumer<RoomId, UserId> ask) {
        this.hub = hub;
        this.timer = timer;
        this.ask = ask;
    }

    /** The gate decided about somebody. An earlier moment that is to come stays: the gate names the other again. */
    void decided(RoomId room, ChatUser user, GateDecision decision) {
        Instant now = hub.now();
        firstAfter(now, decision).ifPresent(until -> {
            Wait mine = new Wait(new Key(room, user.id()), until);
            if (next.merge(mine.key, mine, (old, wait) -> old.until.isAfter(wait.until) ? wait : old) == mine) {
                mine.schedule(now);
            }
        });
    }

    private static Optional<Instant> firstAfter(Instant now, GateDecision decision) {
        return decision.reasons().stream()
                .map(GateReason::requirement)
                .filter(Requirement.WaitUntil.class::isInstance)
                .map(requirement -> ((Requirement.WaitUntil) requirement).until())
                .filter(until -> until.isAfter(now.minus(JUST_PASSED)))
                .min(Instant::compareTo);
    }

    private final class Wait {

        private final Key key;
        private final Instant until;
        /** Known to the timer's thread. */
        private boolean isAbsent;

        Wait(Key key, Instant until) {
            this.key = key;
            this.until = until;
        }

        void schedule(Instant now) {
            Duration left = Duration.between(now, until);
            schedule(left.compareTo(MAX_DELAY) > 0 ? MAX_DELAY : left.compareTo(MIN_DELAY) < 0 ? MIN_DELAY : left);
        }

        @SuppressWarnings("FutureReturnValueIgnored") // it does not fail, and is not cancelled: it ends within a minute
        private void schedule(Duration delay) {
            timer.schedule(this::due, delay.toNanos(), TimeUnit.NANOSECONDS);
        }

        private void due() {
            if (next.get(key) != this) {
                return; // an earlier moment took the place
            }
            boolean wasAbsent = isAbsent;
            isAbsent = !hub.has(key.room(), key.user());
            Instant now = hub.now();
            if (isAbsent && !wasAbsent) {
                schedule(ABSENT_DELAY);
            } else if (isAbsent) {
                next.remove(key, this);
                if (hub.has(key.room(), key.user())) { // they came just now, and may have relied on this one
                    ask.accept(key.room(), key.user());
                }
            } else if (now.isBefore(until)) {
                schedule(now);
            } else if (next.remove(key, this)) {
                ask.accept(key.room(), key.user());
            }
        }
    }
}
