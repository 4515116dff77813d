package dev.frontrow.chat.host;

import dev.frontrow.chat.text.PlainText;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Somebody in one room, as others see them.
 *
 * @param id who
 * @param name the display name. Cleaned like a message (see {@link PlainText}), cut to 64 code points; the id stands in
 *     for a name that is blank after that
 * @param role what they are in this room
 * @param badges the host's own badges, at most 8 of {@code [a-z0-9_-]{1,32}}; those of creator, moderator and admin
 *     follow from the role
 */
public record ChatUser(UserId id, String name, Role role, List<String> badges) {

    private static final int MAX_NAME = 64;
    private static final int MAX_BADGES = 8;
    private static final Pattern BADGE = Pattern.compile("[a-z0-9_-]{1,32}");

    public ChatUser {
        name = PlainText.clean(name, MAX_NAME).map(PlainText::value).orElseGet(id::value);
        badges = List.copyOf(badges);
        if (badges.size() > MAX_BADGES) {
            throw new IllegalArgumentException("badges: " + badges.size() + " (expected: 0.." + MAX_BADGES + ")");
        }
        for (String badge : badges) {
            if (!BADGE.matcher(badge).matches()) {
                throw new IllegalArgumentException("badge: not [a-z0-9_-]{1,32}");
            }
        }
    }

    /** The same without name and badges: the id stands in for the name. */
    public ChatUser anonymous() {
        return new ChatUser(id, id.value(), role, List.of());
    }

    /** Somebody without badges of the host's own. */
    public ChatUser(UserId id, String name, Role role) {
        this(id, name, role, List.of());
    }
}
