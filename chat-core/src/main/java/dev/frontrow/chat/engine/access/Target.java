package dev.frontrow.chat.engine.access;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.UserId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody on whom an action is done.
 *
 * @param name what they are called, or null as long as nobody said
 */
public record Target(UserId id, @Nullable String name) {

    /** By the name that the host has for them now, if it knows them. */
    Target named(Optional<ChatUser> found) {
        return found.map(user -> new Target(id, user.name())).orElse(this);
    }
}
