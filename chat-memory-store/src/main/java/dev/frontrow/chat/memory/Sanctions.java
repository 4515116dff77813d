package dev.frontrow.chat.memory;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.moderation.Sanction;
import dev.frontrow.chat.moderation.SanctionKind;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The mutes and bans of one room, the last given last. Guarded by the room's lock. */
final class Sanctions {

    /** More than any room's staff gives; with more, the one given first is forgotten. */
    private static final int MAX = 100_000;

    /** How much older than the newest action a message may be that still finds the sanction of its time. */
    private static final Duration STRAGGLERS = Duration.ofHours(1);

    private final Map<Of, Sanction> given = new LinkedHashMap<>();
    private long bytes;
    private long version;

    long bytes() {
        return bytes;
    }

    /** How many actions gave or lifted one, and erasures changed some, so far. */
    long version() {
        return version;
    }

    /** An action gives or lifts one. */
    void changed() {
        version++;
    }

    /** The sanction of this kind that holds for a user at that moment. */
    Optional<Sanction> inForce(SanctionKind kind, UserId user, Instant at) {
        return Optional.ofNullable(given.get(new Of(kind, user))).filter(sanction -> sanction.holdsAt(at));
    }

    void put(Sanction sanction) {
        lift(sanction.kind(), sanction.user());
        forgetEnded(sanction.at().minus(STRAGGLERS));
        given.put(new Of(sanction.kind(), sanction.user()), sanction);
        bytes += Cost.of(sanction);
        if (given.size() > MAX) {
            Sanction first = given.values().iterator().next();
            lift(first.kind(), first.user());
        }
    }

    void lift(SanctionKind kind, UserId user) {
        Sanction lifted = given.remove(new Of(kind, user));
        if (lifted != null) {
            bytes -= Cost.of(lifted);
        }
    }

    List<Sanction> all() {
        return List.copyOf(given.values());
    }

    /** Whether somebody gave one of these. */
    boolean hasFrom(UserId user) {
        return given.values().stream().anyMatch(sanction -> user.equals(sanction.by()));
    }

    /** Takes out what somebody was called; from how many. */
    long erase(UserId user) {
        long before = given.values().stream()
                .filter(sanction -> !sanction.equals(sanction.without(user)))
                .count();
        if (before > 0) {
            bytes -= bytesOfAll();
            given.replaceAll((of, sanction) -> sanction.without(user));
            bytes += bytesOfAll();
            version++;
        }
        return before;
    }

    private long bytesOfAll() {
        return given.values().stream().mapToLong(Cost::of).sum();
    }

    private void forgetEnded(Instant at) {
        given.values().removeIf(sanction -> {
            boolean ended = !sanction.holdsAt(at);
            bytes -= ended ? Cost.of(sanction) : 0;
            return ended;
        });
    }

    private record Of(SanctionKind kind, UserId user) {}
}
