package dev.frontrow.chat.settings;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.frontrow.chat.limit.RateLimit;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** A setting: its name, its default, and the values it takes. {@link ChatSettings.Builder} tells what each means. */
final class Setting<T> {

    private static final Map<Setting<?>, Object> DEFAULTS = new LinkedHashMap<>();

    static final Setting<RateLimit> RATE = of("rate", RateLimit.perSeconds(10, 30));
    static final Setting<RateLimit> STAFF_RATE = of("staffRate", RateLimit.perSeconds(100, 30));
    static final Setting<RateLimit> MODERATION_RATE = of("moderationRate", RateLimit.perSeconds(100, 30));
    static final Setting<Integer> MAX_LENGTH = of("maxLength", 500, 1, 4000);
    static final Setting<Integer> TAIL = of("tail", 50, 0, 500);
    static final Setting<Integer> MAX_REPLAY = of("maxReplay", 1000, 0, 100_000);
    static final Setting<Integer> RING_ENTRIES = of("ringEntries", 1024, 16, 65_536);
    static final Setting<Integer> RING_BYTES = of("ringBytes", 1024 * 1024, 64 * 1024, Integer.MAX_VALUE);
    static final Setting<Integer> BATCH_FROM = of("batchFrom", 20_000, 1, Integer.MAX_VALUE);
    static final Setting<Duration> HEARTBEAT = of("heartbeat", ofSeconds(15), ofMillis(50), ofSeconds(60));
    static final Setting<Duration> WRITE_DEADLINE = of("writeDeadline", ofSeconds(20), ofMillis(50), ofMinutes(10));
    static final Setting<Duration> OCCUPANCY_EVERY = of("occupancyEvery", ofSeconds(5), ofMillis(50), ofMinutes(10));
    static final Setting<Duration> IDLE_ROOM = of("idleRoom", ofMinutes(5), ofSeconds(1), ofDays(1));
    static final Setting<Duration> DIRECTORY_TIMEOUT = of("directoryTimeout", ofSeconds(1), ofMillis(1), ofSeconds(10));
    static final Setting<Duration> LIMITER_TIMEOUT = of("limiterTimeout", ofMillis(300), ofMillis(1), ofSeconds(10));
    static final Setting<Duration> FILTER_TIMEOUT = of("filterTimeout", ofSeconds(1), ofMillis(1), ofSeconds(10));
    static final Setting<Integer> HOST_THREADS = of("hostThreads", 64, 1, 1000);
    static final Setting<Duration> GATE_TIMEOUT = of("gateTimeout", ofMillis(300), ofMillis(1), ofSeconds(10));
    static final Setting<Duration> FACTS_TIMEOUT = of("factsTimeout", ofMillis(300), ofMillis(1), ofSeconds(10));
    static final Setting<Integer> GATE_THREADS = of("gateThreads", 64, 1, 1000);
    static final Setting<Integer> GATE_CHECK_THREADS = of("gateCheckThreads", 128, 1, 1000);
    static final Setting<Duration> STORE_TIMEOUT = of("storeTimeout", ofMillis(2500), ofMillis(1), ofSeconds(60));
    static final Setting<Duration> DRAIN_TIMEOUT = of("drainTimeout", ofSeconds(8), ofMillis(10), ofSeconds(60));
    static final Setting<Duration> SESSION_LIFE = of("sessionLife", ofHours(12), ofSeconds(1), ofDays(30));
    static final Setting<Integer> MAX_SANCTIONS = of("maxSanctions", 10_000, 1, 1_000_000);
    static final Setting<Integer> MAX_STREAMS = of("maxStreams", 50_000, 1, 1_000_000);
    static final Setting<Integer> MAX_STREAMS_PER_USER = of("maxStreamsPerUser", 12, 1, 1000);

    static final Setting<Exemptions> EXEMPT = of("exempt", Exemptions.DEFAULT);
    static final Setting<Boolean> MODERATORS_CHANGE_MODES = of("moderatorsChangeModes", true);

    private final String name;
    private final Predicate<T> isInRange;
    private final String range;

    private Setting(String name, Predicate<T> isInRange, String range) {
        this.name = name;
        this.isInRange = isInRange;
        this.range = range;
    }

    /** One that takes every value of its type. */
    private static <T> Setting<T> of(String name, T byDefault) {
        return add(new Setting<>(name, any -> true, ""), byDefault);
    }

    private static <T extends Comparable<T>> Setting<T> of(String name, T byDefault, T min, T max) {
        Predicate<T> isInRange = value -> value.compareTo(min) >= 0 && value.compareTo(max) <= 0;
        return add(new Setting<>(name, isInRange, min + ".." + max), byDefault);
    }

    private static <T> Setting<T> add(Setting<T> setting, T byDefault) {
        DEFAULTS.put(setting, setting.check(byDefault));
        return setting;
    }

    /** Every setting with its default, in the order of their declaration; the map belongs to the caller. */
    static Map<Setting<?>, Object> defaults() {
        return new LinkedHashMap<>(DEFAULTS);
    }

    /** Returns the value if this setting takes it. */
    T check(T value) {
        Objects.requireNonNull(value, name);
        if (!isInRange.test(value)) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + range + ")");
        }
        return value;
    }

    @Override
    public String toString() {
        return name;
    }
}
