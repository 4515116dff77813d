package dev.frontrow.chat.mode;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Which modes are on, and for how long where they have a length. Immutable. */
public final class ModeSet {

    /** All off. */
    public static final ModeSet NONE = new ModeSet(new EnumMap<>(Mode.class));

    private final Map<Mode, Duration> on;

    private ModeSet(EnumMap<Mode, Duration> on) {
        this.on = Collections.unmodifiableMap(on);
    }

    /** The same with a mode on that has no length. */
    public ModeSet with(Mode mode) {
        return with(mode, Duration.ZERO);
    }

    /**
     * The same with a mode on.
     *
     * @throws IllegalArgumentException the mode does not take that length
     */
    public ModeSet with(Mode mode, Duration length) {
        EnumMap<Mode, Duration> more = copy();
        more.put(mode, mode.check(Objects.requireNonNull(length, "length")));
        return new ModeSet(more);
    }

    /** The same with a mode off. */
    public ModeSet without(Mode mode) {
        EnumMap<Mode, Duration> fewer = copy();
        fewer.remove(mode);
        return new ModeSet(fewer);
    }

    /** These, and in place of those that are on in the other set what that says. */
    ModeSet under(ModeSet other) {
        EnumMap<Mode, Duration> both = copy();
        both.putAll(other.on);
        return new ModeSet(both);
    }

    public boolean isOn(Mode mode) {
        return on.containsKey(mode);
    }

    /** Whether all are off. */
    public boolean isEmpty() {
        return on.isEmpty();
    }

    /** How long, of one that has a length; empty: it is off. */
    public Optional<Duration> length(Mode mode) {
        return Optional.ofNullable(on.get(mode));
    }

    private EnumMap<Mode, Duration> copy() {
        EnumMap<Mode, Duration> copy = new EnumMap<>(Mode.class);
        copy.putAll(on);
        return copy;
    }

    /** As stores keep it: the names of those that are on, with their seconds. */
    String toText() {
        StringBuilder text = new StringBuilder();
        on.forEach((mode, length) -> {
            text.append(text.isEmpty() ? "" : " ").append(mode.wireName());
            if (mode.hasLength()) {
                text.append('=').append(length.toSeconds());
            }
        });
        return text.toString();
    }

    /** What {@link #toText} wrote; of a newer version's, what is known here, with the nearest length that is. */
    static ModeSet parse(String text) {
        ModeSet modes = NONE;
        for (String one : text.split(" ", -1)) {
            String[] parts = one.split("=", 2);
            Optional<Mode> mode = Mode.find(parts[0]);
            if (mode.isPresent()) {
                modes = modes.with(mode.get(), length(mode.get(), parts));
            }
        }
        return modes;
    }

    private static Duration length(Mode mode, String[] parts) {
        return mode.hasLength() && parts.length > 1
                ? mode.nearest(Duration.ofSeconds(Long.parseLong(parts[1])))
                : mode.nearest(Duration.ZERO);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ModeSet that && on.equals(that.on);
    }

    @Override
    public int hashCode() {
        return on.hashCode();
    }

    @Override
    public String toString() {
        return "ModeSet[" + toText() + "]";
    }
}
