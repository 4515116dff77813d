package dev.frontrow.chat.memory;

import dev.frontrow.chat.rules.ModeRules;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Fingerprints of what was said in one room while no text was to be repeated, oldest first. Guarded by its lock. */
final class SaidTexts {

    private static final int MAX = 10_000;

    private final Map<Long, Instant> saidAt = new LinkedHashMap<>();

    long bytes() {
        return (long) saidAt.size() * Weigher.SAID;
    }

    void remember(long fingerprint, Instant at) {
        saidAt.remove(fingerprint); // or it would keep its old place
        saidAt.put(fingerprint, at);
        Instant from = at.minus(ModeRules.UNIQUE_WINDOW);
        Iterator<Instant> oldest = saidAt.values().iterator();
        while (oldest.hasNext() && (oldest.next().isBefore(from) || saidAt.size() > MAX)) {
            oldest.remove();
        }
    }

    boolean dropOldest() {
        Iterator<Instant> oldest = saidAt.values().iterator();
        if (!oldest.hasNext()) {
            return false;
        }
        oldest.next();
        oldest.remove();
        return true;
    }

    boolean wasSaid(long fingerprint, Instant since) {
        Instant at = saidAt.get(fingerprint);
        return at != null && !at.isBefore(since);
    }
}
