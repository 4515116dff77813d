package dev.frontrow.chat.jdbc.table;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Enum constants by the lower-case names under which they are stored. */
final class EnumNames {

    private EnumNames() {}

    /** Empty if a newer version on the same database wrote it. */
    static <E extends Enum<E>> Optional<E> of(Class<E> type, String stored) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(stored))
                .findFirst();
    }

    /** The names of all constants that this version knows. */
    static <E extends Enum<E>> List<String> all(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(EnumNames::of).toList();
    }

    private static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
