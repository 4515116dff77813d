package dev.frontrow.chat.engine.room;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.moderation.Sanction;
import dev.frontrow.chat.moderation.SanctionCursor;
import dev.frontrow.chat.moderation.SanctionKind;
import dev.frontrow.chat.moderation.SanctionPage;
import dev.frontrow.chat.moderation.SanctionQuery;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sanctions of one room, as last heard from the store. Read by many threads, changed by the room's committer alone.
 * The store checks again at every commit: this copy spares the question, it does not decide.
 */
public final class Sanctions {

    private final ConcurrentHashMap<Key, Sanction> inForce = new ConcurrentHashMap<>();

    private final InstantSource time;
    private final int max;

    /**
     * @param time by which they end
     * @param max how many a room may have
     */
    Sanctions(List<Sanction> sanctions, InstantSource time, int max) {
        this.time = time;
        this.max = max;
        sanctions.forEach(this::put);
    }

    /** A sanction in force. */
    public Optional<Sanction> find(SanctionKind kind, UserId user) {
        Sanction given = inForce.get(new Key(kind, user));
        return given != null && given.holdsAt(time.instant()) ? Optional.of(given) : Optional.empty();
    }

    /** All in force, newest first. */
    List<Sanction> list() {
        return list(time.instant());
    }

    private List<Sanction> list(Instant now) {
        return inForce.values().stream()
                .filter(sanction -> sanction.holdsAt(now))
                .sorted(Comparator.comparing(SanctionCursor::of))
                .toList();
    }

    /** Whether one more may be put in: there is room, or it takes the place of another. */
    public boolean takes(SanctionKind kind, UserId user) {
        return inForce.containsKey(new Key(kind, user)) || count(kind == SanctionKind.WARNING) < max;
    }

    /** Warnings, which do not end by themselves, take no place from mutes and bans. */
    private long count(boolean warnings) {
        return inForce.keySet().stream()
                .filter(key -> (key.kind() == SanctionKind.WARNING) == warnings)
                .count();
    }

    /** Some of those in force. */
    public SanctionPage page(SanctionQuery query) {
        Instant now = time.instant();
        SanctionCursor before = query.before();
        List<Sanction> behind = inForce.values().stream()
                .filter(sanction -> sanction.holdsAt(now))
                .filter(sanction -> query.user() == null || sanction.user().equals(query.user()))
                .filter(sanction ->
                        before == null || SanctionCursor.of(sanction).compareTo(before) > 0)
                .sorted(Comparator.comparing(SanctionCursor::of))
                .limit(query.limit() + 1L)
                .toList();
        boolean hasMore = behind.size() > query.limit();
        List<Sanction> items = hasMore ? behind.subList(0, query.limit()) : behind;
        return new SanctionPage(
                items,
                inForce.size(),
                hasMore ? Optional.of(SanctionCursor.of(items.get(items.size() - 1))) : Optional.empty());
    }

    public void put(Sanction sanction) {
        inForce.put(new Key(sanction.kind(), sanction.user()), sanction);
    }

    public Optional<Sanction> remove(SanctionKind kind, UserId user) {
        return Optional.ofNullable(inForce.remove(new Key(kind, user)));
    }

    /** Tells the name of somebody no more. */
    void anonymize(UserId user) {
        inForce.replaceAll((key, sanction) -> sanction.without(user));
    }

    /** Those that have run out are not needed any more. */
    void forgetEnded() {
        Instant now = time.instant();
        inForce.values().removeIf(sanction -> !sanction.holdsAt(now));
    }

    /**
     * What another node changed.
     *
     * @param given new here or other than here
     * @param lifted here, but not there
     * @param renamed the same as here, but for what people are called in it
     */
    public record Difference(List<Sanction> given, List<Sanction> lifted, List<Sanction> renamed) {}

    /** How these differ from the ones of the store. */
    public Difference against(List<Sanction> stored) {
        Instant now = time.instant();
        List<Sanction> holding =
                stored.stream().filter(sanction -> sanction.holdsAt(now)).toList();
        Set<Key> keys = new HashSet<>();
        holding.forEach(sanction -> keys.add(new Key(sanction.kind(), sanction.user())));
        List<Sanction> given = new ArrayList<>();
        List<Sanction> renamed = new ArrayList<>();
        for (Sanction sanction : holding) {
            Sanction here = inForce.get(new Key(sanction.kind(), sanction.user()));
            if (!sanction.equals(here)) {
                (here != null && sanction.isSameAs(here) ? renamed : given).add(sanction);
            }
        }
        List<Sanction> lifted = new ArrayList<>(list(now));
        lifted.removeIf(sanction -> keys.contains(new Key(sanction.kind(), sanction.user())));
        return new Difference(given, lifted, renamed);
    }

    private record Key(SanctionKind kind, UserId user) {}
}
