package dev.frontrow.chat.servlet;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The query of a request. Parsed from the query string itself, because {@code getParameter} also reads form bodies,
 * which would let a body pass as a query, and because containers disagree on invalid percent signs.
 */
final class Query {

    private final List<String> pairs;

    private Query(List<String> pairs) {
        this.pairs = pairs;
    }

    static Query of(@Nullable String queryString) {
        return new Query(queryString == null ? List.of() : List.of(queryString.split("&")));
    }

    /**
     * The value of a parameter; empty if it is missing or has no value. Refused if it occurs twice or cannot be
     * decoded.
     */
    Result<Optional<String>> one(String name) {
        List<String> values = new ArrayList<>();
        for (String pair : pairs) {
            if (pair.startsWith(name + "=")) {
                values.add(pair.substring(name.length() + 1));
            }
        }
        if (values.size() > 1) {
            return Result.refused(RefusalCode.MALFORMED);
        }
        try {
            return Result.accepted(values.stream()
                    .map(value -> URLDecoder.decode(value, StandardCharsets.UTF_8))
                    .filter(value -> !value.isEmpty())
                    .findFirst());
        } catch (IllegalArgumentException badEncoding) {
            return Result.refused(RefusalCode.MALFORMED);
        }
    }

    /** A parameter that is at most one user id. */
    Result<Optional<UserId>> user(String name) {
        return read(name, Query::userId);
    }

    /** A parameter that stands once at the most, and can be read. */
    <T> Result<Optional<T>> read(String name, Function<String, Optional<T>> parse) {
        return one(name).flatMap(given -> {
            Optional<T> value = given.flatMap(parse);
            return given.isPresent() && value.isEmpty()
                    ? Result.refused(RefusalCode.MALFORMED)
                    : Result.accepted(value);
        });
    }

    private static Optional<UserId> userId(String value) {
        try {
            return Optional.of(new UserId(value));
        } catch (IllegalArgumentException noUserId) {
            return Optional.empty();
        }
    }
}
