package dev.frontrow.chat.settings;

import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.limit.RateLimit;
import dev.frontrow.chat.mode.Mode;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Every number a host may choose. Called by hosts. Immutable:
 *
 * <pre>{@code
 * ChatSettings settings = ChatSettings.builder().maxLength(280).rate(RateLimit.perSeconds(5, 10)).build();
 * }</pre>
 *
 * <p>What a setting means, its unit, range and default are told by the method of the same name of {@link Builder}.
 */
public final class ChatSettings extends SettingValues {

    private ChatSettings(Map<Setting<?>, Object> values) {
        super(values);
    }

    /** All defaults. */
    public static ChatSettings defaults() {
        return builder().build();
    }

    /** A builder that starts with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Used once, by one thread. Every setter throws {@link IllegalArgumentException} for a value out of its range, and
     * {@link IllegalStateException} after {@link #build()}.
     */
    public static final class Builder {

        private final Map<Setting<?>, Object> values = Setting.defaults();
        private boolean isBuilt;

        private Builder() {}

        /** How often a viewer may send, per user and room; default 10 in 30 s. */
        public Builder rate(RateLimit value) {
            return set(Setting.RATE, value);
        }

        /** How often moderators, creators and admins may send, per user and room; default 100 in 30 s. */
        public Builder staffRate(RateLimit value) {
            return set(Setting.STAFF_RATE, value);
        }

        /**
         * How often one member of the staff may act (delete, mute, ban …) in a room, on each node; default 100 in 30 s.
         * Users who are not staff may retract their own messages as often as {@link #rate} says.
         */
        public Builder moderationRate(RateLimit value) {
            return set(Setting.MODERATION_RATE, value);
        }

        /** Maximum length of a message in code points; 1 to 4000, default 500. */
        public Builder maxLength(int value) {
            return set(Setting.MAX_LENGTH, value);
        }

        /** How many events a stream without a cursor begins with; 0 to 500, default 50. */
        public Builder tail(int value) {
            return set(Setting.TAIL, value);
        }

        /** How many missed events are replayed at most; 0 to 100,000, default 1000. */
        public Builder maxReplay(int value) {
            return set(Setting.MAX_REPLAY, value);
        }

        /** How many entries of a room's ring are kept in memory; 16 to 65,536, default 1024. */
        public Builder ringEntries(int value) {
            return set(Setting.RING_ENTRIES, value);
        }

        /** How many bytes of a room's ring are kept in memory; from 64 KiB, default 1 MiB. */
        public Builder ringBytes(int value) {
            return set(Setting.RING_BYTES, value);
        }

        /**
         * Above how many deliveries a second in one room (people who watch on this node, times events) viewers get what
         * is new in batches: every 100 to 250 ms, the longer the more there is. Staff never wait. Whole numbers from 1,
         * default 20,000; {@link Integer#MAX_VALUE} for never.
         */
        public Builder batchFrom(int value) {
            return set(Setting.BATCH_FROM, value);
        }

        /** The longest time in which nothing is written to a stream; 50 ms to 60 s, default 15 s. */
        public Builder heartbeat(Duration value) {
            return set(Setting.HEARTBEAT, value);
        }

        /** A stream that accepts no bytes for this long is closed; 50 ms to 10 min, default 20 s. */
        public Builder writeDeadline(Duration value) {
            return set(Setting.WRITE_DEADLINE, value);
        }

        /** The shortest time between two notices of the number of viewers; 50 ms to 10 min, default 5 s. */
        public Builder occupancyEvery(Duration value) {
            return set(Setting.OCCUPANCY_EVERY, value);
        }

        /**
         * A room that nobody watches or writes to is dropped from memory after this time, and after 1 s while more than
         * 2,000 rooms are in use; 1 s to 1 day, default 5 min.
         */
        public Builder idleRoom(Duration value) {
            return set(Setting.IDLE_ROOM, value);
        }

        /**
         * How long a request waits for a thread that asks the directory, after which it is refused with {@code
         * overloaded}, and then again for the answer, after which it is refused with {@code host_unavailable}; 1 ms to
         * 10 s, default 1 s.
         */
        public Builder directoryTimeout(Duration value) {
            return set(Setting.DIRECTORY_TIMEOUT, value);
        }

        /** The same for the limiter ({@code host_unavailable} without an answer); 1 ms to 10 s, default 300 ms. */
        public Builder limiterTimeout(Duration value) {
            return set(Setting.LIMITER_TIMEOUT, value);
        }

        /** The same for the filter ({@code content_blocked} without an answer); 1 ms to 10 s, default 1 s. */
        public Builder filterTimeout(Duration value) {
            return set(Setting.FILTER_TIMEOUT, value);
        }

        /**
         * How many requests may be at the directory at the same time, how many at the limiter, at the
         * filter, and how many ask for facts; 1 to 1000, default 64. Parts that do not block need no threads.
         */
        public Builder hostThreads(int value) {
            return set(Setting.HOST_THREADS, value);
        }

        /**
         * How long a send waits for a thread that asks the gate, after which it is refused with {@code overloaded}, and
         * then again for the answer, after which it is refused with {@code gate_unavailable}; 1 ms to 10 s, default 300
         * ms.
         */
        public Builder gateTimeout(Duration value) {
            return set(Setting.GATE_TIMEOUT, value);
        }

        /**
         * The same for what the host knows of people, beside the gate's time ({@code gate_unavailable} without an
         * answer); 1 ms to 10 s, default 300 ms.
         */
        public Builder factsTimeout(Duration value) {
            return set(Setting.FACTS_TIMEOUT, value);
        }

        /** How many sends may be at the gate at once; 1 to 1000, default 64. */
        public Builder gateThreads(int value) {
            return set(Setting.GATE_THREADS, value);
        }

        /** How many joining users may be at the gate at once, beside the sends; 1 to 1000, default 128. */
        public Builder gateCheckThreads(int value) {
            return set(Setting.GATE_CHECK_THREADS, value);
        }

        /** How long a commit or a read may take ({@code store_unavailable} beyond); 1 ms to 60 s, default 2.5 s. */
        public Builder storeTimeout(Duration value) {
            return set(Setting.STORE_TIMEOUT, value);
        }

        /** How long closing the chat takes at most; 10 ms to 60 s, default 8 s. */
        public Builder drainTimeout(Duration value) {
            return set(Setting.DRAIN_TIMEOUT, value);
        }

        /**
         * How long a login lets a user in: chat tokens, stream tickets and streams end with it, and the client asks for
         * new ones by the host's login; 1 s to 30 days, default 12 h.
         */
        public Builder sessionLife(Duration value) {
            return set(Setting.SESSION_LIFE, value);
        }

        /** How many mutes and bans may be in force in one room; 1 to 1,000,000, default 10,000. */
        public Builder maxSanctions(int value) {
            return set(Setting.MAX_SANCTIONS, value);
        }

        /** How many streams may be open in all; 1 to 1,000,000, default 50,000. */
        public Builder maxStreams(int value) {
            return set(Setting.MAX_STREAMS, value);
        }

        /** How many streams a user may have in a room; a new one closes the oldest; 1 to 1000, default 12. */
        public Builder maxStreamsPerUser(int value) {
            return set(Setting.MAX_STREAMS_PER_USER, value);
        }

        /**
         * Which roles need not keep a mode of a room; by default moderators and higher, and of {@link Mode#SLOW} also
         * {@link Role#VIP}. Nobody but these may send in a room that is {@link Mode#LOCKED}.
         */
        public Builder exempt(Mode mode, Set<Role> roles) {
            Exemptions before = (Exemptions) Objects.requireNonNull(values.get(Setting.EXEMPT));
            return set(Setting.EXEMPT, before.with(Objects.requireNonNull(mode, "mode"), Set.copyOf(roles)));
        }

        /** Whether moderators may switch the modes of a room, or only its creator and admins; default true. */
        public Builder moderatorsChangeModes(boolean value) {
            return set(Setting.MODERATORS_CHANGE_MODES, value);
        }

        private <T> Builder set(Setting<T> setting, T value) {
            if (isBuilt) {
                throw new IllegalStateException(setting + ": set after build");
            }
            values.put(setting, setting.check(value));
            return this;
        }

        /**
         * The settings.
         *
         * @throws IllegalStateException they were built before
         */
        public ChatSettings build() {
            if (isBuilt) {
                throw new IllegalStateException("build: was called before; a builder builds its settings once");
            }
            isBuilt = true;
            return new ChatSettings(values);
        }
    }
}
