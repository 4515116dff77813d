package dev.frontrow.chat.settings;

import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.mode.Mode;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Which roles need not keep which modes. Immutable. */
final class Exemptions {

    /** Staff need not keep any, and a VIP not {@link Mode#SLOW}. */
    static final Exemptions DEFAULT = byDefault();

    private final Map<Role, Set<Mode>> modes;

    private Exemptions(Map<Role, Set<Mode>> modes) {
        this.modes = modes;
    }

    private static Exemptions byDefault() {
        Exemptions all = new Exemptions(new EnumMap<>(Role.class));
        for (Mode mode : Mode.values()) {
            all = all.with(mode, EnumSet.range(mode == Mode.SLOW ? Role.VIP : Role.MODERATOR, Role.ADMIN));
        }
        return all;
    }

    Exemptions with(Mode mode, Set<Role> roles) {
        Map<Role, Set<Mode>> changed = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            Set<Mode> exempt = EnumSet.noneOf(Mode.class);
            exempt.addAll(of(role));
            exempt.remove(mode);
            if (roles.contains(role)) {
                exempt.add(mode);
            }
            changed.put(role, Set.copyOf(exempt));
        }
        return new Exemptions(changed);
    }

    Set<Mode> of(Role role) {
        return modes.getOrDefault(role, Set.of());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Exemptions that && modes.equals(that.modes);
    }

    @Override
    public int hashCode() {
        return modes.hashCode();
    }

    @Override
    public String toString() {
        return modes.toString();
    }
}
