package dev.frontrow.chat.servlet;

import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;

/** The {@code limit} of a page: 1 to 100, 50 by default. */
final class PageLimit {

    private static final int DEFAULT = 50;
    private static final int MAX = 100;

    private PageLimit() {}

    static Result<Integer> of(Query query) {
        return query.one("limit").flatMap(given -> given.isEmpty() ? Result.accepted(DEFAULT) : read(given.get()));
    }

    private static Result<Integer> read(String given) {
        if (!given.matches("[0-9]{1,3}")) {
            return Result.refused(RefusalCode.MALFORMED);
        }
        int limit = Integer.parseInt(given);
        return limit >= 1 && limit <= MAX ? Result.accepted(limit) : Result.refused(RefusalCode.MALFORMED);
    }
}
