package dev.frontrow.chat.jdbc;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Constants by the lower-case names under which they are stored. */
final class Names {

    private Names() {}

    /** Empty: a newer version on the same database wrote it. */
    static <E extends Enum<E>> Optional<E> of(Class<E> type, String stored) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(stored))
                .findFirst();
    }

    /** The names of all that this version knows. */
    static <E extends Enum<E>> List<String> all(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Names::of).toList();
    }

    private static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
