package dev.frontrow.chat.mode;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * The modes of a room, and its shield: one switch that brings a whole preset of modes and, switched off, leaves those
 * of before. What is changed while the shield is on wins over the preset, and stays. Immutable.
 */
public final class RoomModes {

    /** All off; the shield brings {@link Mode#SLOW} with 60 s and {@link Mode#UNIQUE}. */
    public static final RoomModes NONE = new RoomModes(
            ModeSet.NONE, ModeSet.NONE.with(Mode.SLOW, Duration.ofSeconds(60)).with(Mode.UNIQUE), false, ModeSet.NONE);

    private final ModeSet chosen;
    private final ModeSet preset;
    private final boolean isShielded;
    /** What the shield brought and nobody has changed since; none without a shield. */
    private final ModeSet brought;

    private final ModeSet inForce;

    private RoomModes(ModeSet chosen, ModeSet preset, boolean isShielded, ModeSet brought) {
        this.chosen = chosen;
        this.preset = preset;
        this.isShielded = isShielded;
        this.brought = brought;
        this.inForce = chosen.under(brought);
    }

    /** Those that count now. */
    public ModeSet inForce() {
        return inForce;
    }

    /** Whether the shield is on. */
    public boolean isShielded() {
        return isShielded;
    }

    /** What the shield brings when it is switched on next. */
    public ModeSet preset() {
        return preset;
    }

    /** The modes after a change: first the preset, then the shield, then each mode. */
    public RoomModes with(ModeChange change) {
        RoomModes changed = new RoomModes(chosen, change.changedPreset(preset), isShielded, brought);
        changed = change.shield().map(changed::shielded).orElse(changed);
        ModeSet kept = changed.brought;
        for (Mode mode : change.modes()) {
            kept = kept.without(mode);
        }
        return new RoomModes(change.changed(chosen), changed.preset, changed.isShielded, kept);
    }

    private RoomModes shielded(boolean on) {
        return on == isShielded ? this : new RoomModes(chosen, preset, on, on ? preset : ModeSet.NONE);
    }

    /** As stores keep it; read again by {@link #parse}. At most 400 characters of ASCII. */
    public String toText() {
        String shield = isShielded ? "|" + brought.toText() : "";
        return chosen.toText() + "|" + preset.toText() + shield;
    }

    /**
     * What {@link #toText} wrote. Of what a newer version wrote, what this one knows.
     *
     * @throws IllegalArgumentException it was not written so
     */
    public static RoomModes parse(String text) {
        String[] parts = text.split("\\|", -1);
        if (parts.length < 2) {
            throw new IllegalArgumentException("modes: " + parts.length + " part (expected: 2 or 3)");
        }
        Optional<ModeSet> shield = parts.length < 3 ? Optional.empty() : Optional.of(ModeSet.parse(parts[2]));
        return new RoomModes(
                ModeSet.parse(parts[0]), ModeSet.parse(parts[1]), shield.isPresent(), shield.orElse(ModeSet.NONE));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RoomModes that && toText().equals(that.toText());
    }

    @Override
    public int hashCode() {
        return Objects.hash(chosen, preset, isShielded, brought);
    }

    @Override
    public String toString() {
        return "RoomModes[" + toText() + "]";
    }
}
