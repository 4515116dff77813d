package dev.frontrow.chat.jdbc;

import java.util.Locale;

/** Constants by the lower-case names under which they are stored. */
final class Names {

    private Names() {}

    static <E extends Enum<E>> E of(Class<E> type, String stored) {
        return Enum.valueOf(type, stored.toUpperCase(Locale.ROOT));
    }
}
