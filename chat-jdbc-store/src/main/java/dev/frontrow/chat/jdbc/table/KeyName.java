package dev.frontrow.chat.jdbc.table;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.IdempotencyKey;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** A user's idempotency key in the current room. */
public record KeyName(UserId user, String value) {

    public static KeyName of(IdempotencyKey key) {
        return new KeyName(key.user(), key.value());
    }

    static Set<UserId> users(Collection<KeyName> names) {
        return names.stream().map(KeyName::user).collect(Collectors.toSet());
    }

    static Set<String> values(Collection<KeyName> names) {
        return names.stream().map(KeyName::value).collect(Collectors.toSet());
    }
}
