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

/** The mutes and bans of one room, in the order they were given. Guarded by the room's lock. */
final class Sanctions {

    /** More than any room's staff gives; beyond that, the oldest one is dropped. */
    private static final int MAX = 100_000;

    /**
     * How much older than the newest action a message may be and still be checked against the sanctions of its time.
     */
    private static final Duration STRAGGLERS = Duration.ofHours(1);

    private final Map<Of, Sanction> given = new LinkedHashMap<>();
    private long bytes;
    private long version;

    long bytes() {
        return bytes;
    }

    /** The number of actions that gave or lifted a sanction, and of erasures that changed sanctions. */
    long version() {
        return version;
    }

    /** The sanction of this kind that a user was given, ended or not. */
    Optional<Sanction> find(SanctionKind kind, UserId user) {
        return Optional.ofNullable(given.get(new Of(kind, user)));
    }

    /** An action gives a sanction in place of the one of its kind and user, or lifts that. */
    void set(SanctionKind kind, UserId user, Optional<Sanction> sanction) {
        version++;
        lift(kind, user);
        sanction.ifPresent(this::put);
    }

    private void put(Sanction sanction) {
        forgetEnded(sanction.at().minus(STRAGGLERS));
        given.put(new Of(sanction.kind(), sanction.user()), sanction);
        bytes += Weigher.of(sanction);
        if (given.size() > MAX) {
            Sanction first = given.values().iterator().next();
            lift(first.kind(), first.user());
        }
    }

    private void lift(SanctionKind kind, UserId user) {
        Sanction lifted = given.remove(new Of(kind, user));
        if (lifted != null) {
            bytes -= Weigher.of(lifted);
        }
    }

    List<Sanction> all() {
        return List.copyOf(given.values());
    }

    /** Whether a user gave one of these sanctions. */
    boolean hasFrom(UserId user) {
        return given.values().stream().anyMatch(sanction -> user.equals(sanction.by()));
    }

    /** Removes a user's name from the sanctions; returns how many changed. */
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
        return given.values().stream().mapToLong(Weigher::of).sum();
    }

    private void forgetEnded(Instant at) {
        given.values().removeIf(sanction -> {
            boolean ended = !sanction.holdsAt(at);
            bytes -= ended ? Weigher.of(sanction) : 0;
            return ended;
        });
    }

    private record Of(SanctionKind kind, UserId user) {}
}
