package dev.frontrow.chat.settings;

import dev.frontrow.chat.limit.RateLimit;
import java.time.Duration;
import java.util.Objects;

/**
 * Every number a host may turn. Called by hosts:
 *
 * <pre>{@code
 * ChatSettings settings = ChatSettings.builder().maxLength(280).rate(RateLimit.perSeconds(5, 10)).build();
 * }</pre>
 *
 * @param rate how often viewers may speak, per user and room; default 10 in 30 s
 * @param staffRate how often moderators, creators and admins may; default 100 in 30 s
 * @param moderationRate how often one of the staff may act (delete, mute, ban …) in a room, on each node; whoever is not staff retracts own messages as often as {@code rate}
 *     says; default 100 in 30 s
 * @param maxLength how long a message may be, in code points; 1 to 4000, default 500
 * @param tail how many events of the log somebody gets who comes without a cursor; 0 to 500, default 50
 * @param maxReplay how many missed events are replayed at the most; 0 to 100,000, default 1000
 * @param ringEntries how many entries a room's ring keeps in memory; 16 to 65,536, default 1024
 * @param ringBytes how many bytes of them a room keeps in memory; from 64 KiB, default 1 MiB
 * @param heartbeat at most so long nothing is written to a stream; 50 ms to 60 s, default 15 s
 * @param writeDeadline a stream that takes no bytes for so long is closed; 50 ms to 10 min, default 20 s
 * @param occupancyEvery the number of viewers is told at most so often; 50 ms to 10 min, default 5 s
 * @param idleRoom a room nobody watches or writes to is let go after so long, and after 1 s when over 2,000 rooms are in use; 1 s to 1 day, default 5 min
 * @param directoryTimeout a request waits so long for a thread that asks the directory ({@code overloaded}
 *     beyond), and then so long for its answer ({@code host_unavailable}
 *     beyond); 1 ms to 10 s, default 1 s
 * @param limiterTimeout the same for the rate limiter ({@code host_unavailable} beyond); 1 ms to 10 s, default 300 ms
 * @param filterTimeout the same for the content filter ({@code content_blocked} beyond); 1 ms to 10 s, default 1 s
 * @param hostThreads how many requests may be at the directory at once, how many at the limiter, and how many at
 *     the filter; 1 to 1000, default 64. Parts that do not block
 *     need none
 * @param gateTimeout a send waits so long for a thread that asks the gate ({@code overloaded} beyond), and then so long for the gate's answer ({@code gate_unavailable} beyond); 1 ms to 10 s,
 *     default 300 ms
 * @param gateThreads how many sends may be at the gate at once; 1 to 1000, default 64
 * @param gateCheckThreads how many of those who join may be at the gate at once, beside the sends; 1 to 1000, default 128
 * @param storeTimeout a send that is not committed, or a read that is not answered, after so long is refused with {@code store_unavailable}; 1 ms to 60 s, default 2.5 s
 * @param drainTimeout closing takes at most so long; 10 ms to 60 s, default 8 s
 * @param sessionLife how long a login lets somebody in: chat tokens and stream tickets end with it, streams too, and the client asks for new ones by the host's login; 1 s to 30
 *     days, default 12 h
 * @param maxSanctions how many mutes and bans may be in force in one room; 1 to 1,000,000, default 10,000
 * @param maxStreams how many streams may be open in all; 1 to 1,000,000, default 50,000
 * @param maxStreamsPerUser how many streams one user may have in one room; the oldest gives way to a new one; 1 to 1000, default 12
 */
public record ChatSettings(
        RateLimit rate,
        RateLimit staffRate,
        RateLimit moderationRate,
        int maxLength,
        int tail,
        int maxReplay,
        int ringEntries,
        int ringBytes,
        Duration heartbeat,
        Duration writeDeadline,
        Duration occupancyEvery,
        Duration idleRoom,
        Duration directoryTimeout,
        Duration limiterTimeout,
        Duration filterTimeout,
        int hostThreads,
        Duration gateTimeout,
        int gateThreads,
        int gateCheckThreads,
        Duration storeTimeout,
        Duration drainTimeout,
        Duration sessionLife,
        int maxSanctions,
        int maxStreams,
        int maxStreamsPerUser) {

    public ChatSettings {
        Range.check("maxLength", maxLength, 1, 4000);
        Range.check("tail", tail, 0, 500);
        Range.check("maxReplay", maxReplay, 0, 100_000);
        Range.check("ringEntries", ringEntries, 16, 65_536);
        Range.check("ringBytes", ringBytes, 64 * 1024, Integer.MAX_VALUE);
        Range.check("heartbeat", heartbeat, Duration.ofMillis(50), Duration.ofSeconds(60));
        Range.check("writeDeadline", writeDeadline, Duration.ofMillis(50), Duration.ofMinutes(10));
        Range.check("occupancyEvery", occupancyEvery, Duration.ofMillis(50), Duration.ofMinutes(10));
        Range.check("idleRoom", idleRoom, Duration.ofSeconds(1), Duration.ofDays(1));
        Range.check("directoryTimeout", directoryTimeout, Duration.ofMillis(1), Duration.ofSeconds(10));
        Range.check("limiterTimeout", limiterTimeout, Duration.ofMillis(1), Duration.ofSeconds(10));
        Range.check("filterTimeout", filterTimeout, Duration.ofMillis(1), Duration.ofSeconds(10));
        Range.check("hostThreads", hostThreads, 1, 1000);
        Range.check("gateTimeout", gateTimeout, Duration.ofMillis(1), Duration.ofSeconds(10));
        Range.check("gateThreads", gateThreads, 1, 1000);
        Range.check("gateCheckThreads", gateCheckThreads, 1, 1000);
        Range.check("storeTimeout", storeTimeout, Duration.ofMillis(1), Duration.ofSeconds(60));
        Range.check("drainTimeout", drainTimeout, Duration.ofMillis(10), Duration.ofSeconds(60));
        Range.check("sessionLife", sessionLife, Duration.ofSeconds(1), Duration.ofDays(30));
        Range.check("maxSanctions", maxSanctions, 1, 1_000_000);
        Range.check("maxStreams", maxStreams, 1, 1_000_000);
        Range.check("maxStreamsPerUser", maxStreamsPerUser, 1, 1000);
    }

    /** All defaults. */
    public static ChatSettings defaults() {
        return builder().build();
    }

    /** A builder that starts with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Used by one thread. Ranges are checked by {@link #build()}. */
    public static final class Builder {

        private RateLimit rate = RateLimit.perSeconds(10, 30);
        private RateLimit staffRate = RateLimit.perSeconds(100, 30);
        private RateLimit moderationRate = RateLimit.perSeconds(100, 30);
        private int maxLength = 500;
        private int tail = 50;
        private int maxReplay = 1000;
        private int ringEntries = 1024;
        private int ringBytes = 1024 * 1024;
        private Duration heartbeat = Duration.ofSeconds(15);
        private Duration writeDeadline = Duration.ofSeconds(20);
        private Duration occupancyEvery = Duration.ofSeconds(5);
        private Duration idleRoom = Duration.ofMinutes(5);
        private Duration directoryTimeout = Duration.ofSeconds(1);
        private Duration limiterTimeout = Duration.ofMillis(300);
        private Duration filterTimeout = Duration.ofSeconds(1);
        private int hostThreads = 64;
        private Duration gateTimeout = Duration.ofMillis(300);
        private int gateThreads = 64;
        private int gateCheckThreads = 128;
        private Duration storeTimeout = Duration.ofMillis(2500);
        private Duration drainTimeout = Duration.ofSeconds(8);
        private Duration sessionLife = Duration.ofHours(12);
        private int maxSanctions = 10_000;
        private int maxStreams = 50_000;
        private int maxStreamsPerUser = 12;

        private Builder() {}

        /** See {@link ChatSettings#rate()}. */
        public Builder rate(RateLimit value) {
            rate = Objects.requireNonNull(value, "rate");
            return this;
        }

        /** See {@link ChatSettings#staffRate()}. */
        public Builder staffRate(RateLimit value) {
            staffRate = Objects.requireNonNull(value, "staffRate");
            return this;
        }

        /** See {@link ChatSettings#moderationRate()}. */
        public Builder moderationRate(RateLimit value) {
            moderationRate = Objects.requireNonNull(value, "moderationRate");
            return this;
        }

        /** See {@link ChatSettings#maxLength()}. */
        public Builder maxLength(int value) {
            maxLength = value;
            return this;
        }

        /** See {@link ChatSettings#tail()}. */
        public Builder tail(int value) {
            tail = value;
            return this;
        }

        /** See {@link ChatSettings#maxReplay()}. */
        public Builder maxReplay(int value) {
            maxReplay = value;
            return this;
        }

        /** See {@link ChatSettings#ringEntries()}. */
        public Builder ringEntries(int value) {
            ringEntries = value;
            return this;
        }

        /** See {@link ChatSettings#ringBytes()}. */
        public Builder ringBytes(int value) {
            ringBytes = value;
            return this;
        }

        /** See {@link ChatSettings#heartbeat()}. */
        public Builder heartbeat(Duration value) {
            heartbeat = Objects.requireNonNull(value, "heartbeat");
            return this;
        }

        /** See {@link ChatSettings#writeDeadline()}. */
        public Builder writeDeadline(Duration value) {
            writeDeadline = Objects.requireNonNull(value, "writeDeadline");
            return this;
        }

        /** See {@link ChatSettings#occupancyEvery()}. */
        public Builder occupancyEvery(Duration value) {
            occupancyEvery = Objects.requireNonNull(value, "occupancyEvery");
            return this;
        }

        /** See {@link ChatSettings#idleRoom()}. */
        public Builder idleRoom(Duration value) {
            idleRoom = Objects.requireNonNull(value, "idleRoom");
            return this;
        }

        /** See {@link ChatSettings#directoryTimeout()}. */
        public Builder directoryTimeout(Duration value) {
            directoryTimeout = Objects.requireNonNull(value, "directoryTimeout");
            return this;
        }

        /** See {@link ChatSettings#limiterTimeout()}. */
        public Builder limiterTimeout(Duration value) {
            limiterTimeout = Objects.requireNonNull(value, "limiterTimeout");
            return this;
        }

        /** See {@link ChatSettings#filterTimeout()}. */
        public Builder filterTimeout(Duration value) {
            filterTimeout = Objects.requireNonNull(value, "filterTimeout");
            return this;
        }

        /** See {@link ChatSettings#hostThreads()}. */
        public Builder hostThreads(int value) {
            hostThreads = value;
            return this;
        }

        /** See {@link ChatSettings#gateTimeout()}. */
        public Builder gateTimeout(Duration value) {
            gateTimeout = Objects.requireNonNull(value, "gateTimeout");
            return this;
        }

        /** See {@link ChatSettings#gateThreads()}. */
        public Builder gateThreads(int value) {
            gateThreads = value;
            return this;
        }

        /** See {@link ChatSettings#gateCheckThreads()}. */
        public Builder gateCheckThreads(int value) {
            gateCheckThreads = value;
            return this;
        }

        /** See {@link ChatSettings#storeTimeout()}. */
        public Builder storeTimeout(Duration value) {
            storeTimeout = Objects.requireNonNull(value, "storeTimeout");
            return this;
        }

        /** See {@link ChatSettings#drainTimeout()}. */
        public Builder drainTimeout(Duration value) {
            drainTimeout = Objects.requireNonNull(value, "drainTimeout");
            return this;
        }

        /** See {@link ChatSettings#sessionLife()}. */
        public Builder sessionLife(Duration value) {
            sessionLife = Objects.requireNonNull(value, "sessionLife");
            return this;
        }

        /** See {@link ChatSettings#maxSanctions()}. */
        public Builder maxSanctions(int value) {
            maxSanctions = value;
            return this;
        }

        /** See {@link ChatSettings#maxStreams()}. */
        public Builder maxStreams(int value) {
            maxStreams = value;
            return this;
        }

        /** See {@link ChatSettings#maxStreamsPerUser()}. */
        public Builder maxStreamsPerUser(int value) {
            maxStreamsPerUser = value;
            return this;
        }

        /**
         * The settings.
         *
         * @throws IllegalArgumentException a number out of its range
         */
        public ChatSettings build() {
            return new ChatSettings(
                    rate,
                    staffRate,
                    moderationRate,
                    maxLength,
                    tail,
                    maxReplay,
                    ringEntries,
                    ringBytes,
                    heartbeat,
                    writeDeadline,
                    occupancyEvery,
                    idleRoom,
                    directoryTimeout,
                    limiterTimeout,
                    filterTimeout,
                    hostThreads,
                    gateTimeout,
                    gateThreads,
                    gateCheckThreads,
                    storeTimeout,
                    drainTimeout,
                    sessionLife,
                    maxSanctions,
                    maxStreams,
                    maxStreamsPerUser);
        }
    }
}
