package dev.frontrow.chat.moderation;

import dev.frontrow.chat.host.UserId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of a sanction among those of its room: newest first, and in one order also where several were given in the
 * same millisecond. It stays good when the sanction is lifted.
 *
 * @param atMillis when it was given, in milliseconds since 1970
 * @param kind which kind
 * @param user on whom
 */
public record SanctionCursor(long atMillis, SanctionKind kind, UserId user) implements Comparable<SanctionCursor> {

    private static final Comparator<SanctionCursor> NEWEST_FIRST = Comparator.comparingLong(SanctionCursor::atMillis)
            .reversed()
            .thenComparing(SanctionCursor::kind)
            .thenComparing(cursor -> cursor.user().value());
    private static final Pattern TEXT = Pattern.compile("(\\d{1,15})\\.([a-z]{1,10})\\.(.{1,128})");

    /** The place of a sanction. */
    public static SanctionCursor of(Sanction sanction) {
        return new SanctionCursor(sanction.at().toEpochMilli(), sanction.kind(), sanction.user());
    }

    /** Reads what {@link #toString()} made; empty: it did not. */
    public static Optional<SanctionCursor> parse(String text) {
        try {
            Matcher parts = TEXT.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII));
            return parts.matches()
                    ? Optional.of(new SanctionCursor(
                            Long.parseLong(parts.group(1)), kind(parts.group(2)), new UserId(parts.group(3))))
                    : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static SanctionKind kind(String wireName) {
        for (SanctionKind kind : SanctionKind.values()) {
            if (kind.wireName().equals(wireName)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("sanction kind: unknown");
    }

    @Override
    public int compareTo(SanctionCursor other) {
        return NEWEST_FIRST.compare(this, other);
    }

    /** Opaque to clients, of URL-safe characters. */
    @Override
    public String toString() {
        String text = atMillis + "." + kind.wireName() + "." + user.value();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
