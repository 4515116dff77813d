package dev.frontrow.chat.settings;

import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.limit.RateLimit;
import dev.frontrow.chat.mode.Mode;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The value of every setting, as the chat reads it. Immutable. What a value means, its unit, range and default are told
 * by the method of the same name of {@link ChatSettings.Builder}.
 */
abstract sealed class SettingValues permits ChatSettings {

    private final Map<Setting<?>, Object> values;

    /** @param values every setting with its value; not changed by anybody afterwards */
    SettingValues(Map<Setting<?>, Object> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    @SuppressWarnings("unchecked") // whoever fills the map has a setting and a value of its type
    private <T> T get(Setting<T> setting) {
        return (T) Objects.requireNonNull(values.get(setting));
    }

    public RateLimit rate() {
        return get(Setting.RATE);
    }

    public RateLimit staffRate() {
        return get(Setting.STAFF_RATE);
    }

    public RateLimit moderationRate() {
        return get(Setting.MODERATION_RATE);
    }

    public int maxLength() {
        return get(Setting.MAX_LENGTH);
    }

    public int tail() {
        return get(Setting.TAIL);
    }

    public int maxReplay() {
        return get(Setting.MAX_REPLAY);
    }

    public int ringEntries() {
        return get(Setting.RING_ENTRIES);
    }

    public int ringBytes() {
        return get(Setting.RING_BYTES);
    }

    public int batchFrom() {
        return get(Setting.BATCH_FROM);
    }

    public Duration heartbeat() {
        return get(Setting.HEARTBEAT);
    }

    public Duration writeDeadline() {
        return get(Setting.WRITE_DEADLINE);
    }

    public Duration occupancyEvery() {
        return get(Setting.OCCUPANCY_EVERY);
    }

    public Duration idleRoom() {
        return get(Setting.IDLE_ROOM);
    }

    public Duration directoryTimeout() {
        return get(Setting.DIRECTORY_TIMEOUT);
    }

    public Duration limiterTimeout() {
        return get(Setting.LIMITER_TIMEOUT);
    }

    public Duration filterTimeout() {
        return get(Setting.FILTER_TIMEOUT);
    }

    public int hostThreads() {
        return get(Setting.HOST_THREADS);
    }

    public Duration gateTimeout() {
        return get(Setting.GATE_TIMEOUT);
    }

    public Duration factsTimeout() {
        return get(Setting.FACTS_TIMEOUT);
    }

    public int gateThreads() {
        return get(Setting.GATE_THREADS);
    }

    public int gateCheckThreads() {
        return get(Setting.GATE_CHECK_THREADS);
    }

    public Duration storeTimeout() {
        return get(Setting.STORE_TIMEOUT);
    }

    public Duration drainTimeout() {
        return get(Setting.DRAIN_TIMEOUT);
    }

    public Duration sessionLife() {
        return get(Setting.SESSION_LIFE);
    }

    public int maxSanctions() {
        return get(Setting.MAX_SANCTIONS);
    }

    public int maxStreams() {
        return get(Setting.MAX_STREAMS);
    }

    public int maxStreamsPerUser() {
        return get(Setting.MAX_STREAMS_PER_USER);
    }

    /** The modes that somebody of that role need not keep. */
    public Set<Mode> exempt(Role role) {
        return get(Setting.EXEMPT).of(role);
    }

    public boolean moderatorsChangeModes() {
        return get(Setting.MODERATORS_CHANGE_MODES);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SettingValues settings && settings.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "ChatSettings" + values;
    }
}
