package dev.frontrow.chat.mode;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is to be changed of a room's modes; what it does not name stays. Immutable:
 *
 * <pre>{@code
 * ModeChange change = ModeChange.on(Mode.SLOW, Duration.ofSeconds(30)).and(ModeChange.off(Mode.LOCKED));
 * }</pre>
 */
public final class ModeChange {

    /** Everything stays. */
    public static final ModeChange NOTHING = new ModeChange(none(), none(), Optional.empty());

    private final Map<Mode, Optional<Duration>> modes;
    private final Map<Mode, Optional<Duration>> preset;
    private final Optional<Boolean> shield;

    private ModeChange(
            Map<Mode, Optional<Duration>> modes, Map<Mode, Optional<Duration>> preset, Optional<Boolean> shield) {
        this.modes = Collections.unmodifiableMap(modes);
        this.preset = Collections.unmodifiableMap(preset);
        this.shield = shield;
    }

    /** A mode that has no length is switched on. */
    public static ModeChange on(Mode mode) {
        return on(mode, Duration.ZERO);
    }

    /**
     * A mode is switched on, or gets another length.
     *
     * @throws IllegalArgumentException the mode does not take that length
     */
    public static ModeChange on(Mode mode, Duration length) {
        return of(mode, Optional.of(mode.check(Objects.requireNonNull(length, "length"))));
    }

    /** A mode is switched off. */
    public static ModeChange off(Mode mode) {
        return of(mode, Optional.empty());
    }

    /** The shield is switched on or off. */
    public static ModeChange shield(boolean on) {
        return new ModeChange(none(), none(), Optional.of(on));
    }

    private static ModeChange of(Mode mode, Optional<Duration> length) {
        Map<Mode, Optional<Duration>> modes = none();
        modes.put(Objects.requireNonNull(mode, "mode"), length);
        return new ModeChange(modes, none(), Optional.empty());
    }

    private static Map<Mode, Optional<Duration>> none() {
        return new EnumMap<>(Mode.class);
    }

    /** The same change of modes, made to what the shield brings instead of to what is on. */
    public ModeChange ofPreset() {
        return new ModeChange(none(), modes, Optional.empty());
    }

    /** Both changes; where they name the same, the other one counts. */
    public ModeChange and(ModeChange other) {
        return new ModeChange(
                joined(modes, other.modes),
                joined(preset, other.preset),
                other.shield.isPresent() ? other.shield : shield);
    }

    private static Map<Mode, Optional<Duration>> joined(
            Map<Mode, Optional<Duration>> one, Map<Mode, Optional<Duration>> other) {
        Map<Mode, Optional<Duration>> both = none();
        both.putAll(one);
        both.putAll(other);
        return both;
    }

    Set<Mode> modes() {
        return modes.keySet();
    }

    Optional<Boolean> shield() {
        return shield;
    }

    ModeSet changed(ModeSet before) {
        return applied(modes, before);
    }

    ModeSet changedPreset(ModeSet before) {
        return applied(preset, before);
    }

    private static ModeSet applied(Map<Mode, Optional<Duration>> changes, ModeSet before) {
        ModeSet after = before;
        for (Map.Entry<Mode, Optional<Duration>> change : changes.entrySet()) {
            after = change.getValue().isPresent()
                    ? after.with(change.getKey(), change.getValue().get())
                    : after.without(change.getKey());
        }
        return after;
    }

    /** As the audit log keeps and shows it, such as {@code slow=30 locked=off shield=on}; at most 400 characters. */
    public String toText() {
        String text = text("", modes) + text("preset.", preset);
        return (text + shield.map(on -> " shield=" + (on ? "on" : "off")).orElse("")).strip();
    }

    private static String text(String prefix, Map<Mode, Optional<Duration>> changes) {
        return changes.entrySet().stream()
                .map(change ->
                        " " + prefix + change.getKey().wireName() + "=" + text(change.getKey(), change.getValue()))
                .collect(Collectors.joining());
    }

    private static String text(Mode mode, Optional<Duration> length) {
        return length.map(on -> mode.hasLength() ? Long.toString(on.toSeconds()) : "on")
                .orElse("off");
    }

    /**
     * What {@link #toText} wrote.
     *
     * @throws IllegalArgumentException it was not written so, or by a newer version that knows more
     */
    public static ModeChange parse(String text) {
        ModeChange change = NOTHING;
        if (text.isEmpty()) {
            return change;
        }
        for (String one : text.split(" ", -1)) {
            String[] parts = one.split("=", 2);
            if (parts.length < 2) {
                throw new IllegalArgumentException("change: without a value");
            }
            change = change.and(one(parts[0], parts[1]));
        }
        return change;
    }

    private static ModeChange one(String name, String value) {
        if (name.equals("shield")) {
            return shield(value.equals("on"));
        }
        boolean isPreset = name.startsWith("preset.");
        Mode mode = Mode.find(isPreset ? name.substring("preset.".length()) : name)
                .orElseThrow(() -> new IllegalArgumentException("change: unknown mode"));
        ModeChange change = switch (value) {
            case "off" -> off(mode);
            case "on" -> on(mode);
            default -> on(mode, Duration.ofSeconds(Long.parseLong(value)));
        };
        return isPreset ? change.ofPreset() : change;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ModeChange that && toText().equals(that.toText());
    }

    @Override
    public int hashCode() {
        return toText().hashCode();
    }

    @Override
    public String toString() {
        return "ModeChange[" + toText() + "]";
    }
}
