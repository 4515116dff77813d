package dev.frontrow.chat.jdbc.schema;

import java.util.Arrays;
import java.util.List;

/**
 * A numbered script. It is written so that Flyway and people can read it too:
 *
 * <ul>
 *   <li>A statement ends with a semicolon at the end of a line. A script that holds a statement with such lines inside
 *       (a function, a trigger) writes the line {@code -- step} between its statements, and is then cut there and
 *       nowhere else.
 *   <li>With the line {@code -- outside a transaction} each statement commits by itself, on PostgreSQL too: for {@code
 *       CREATE INDEX CONCURRENTLY}. Such a script may be applied again after it failed half way, so it first drops what
 *       a failed run may have left.
 *   <li>Where definitions commit by themselves (MariaDB, MySQL, H2) a script may also fail half way. When it is applied
 *       again, existing definitions are skipped; rows are inserted after the last definition, together with the row
 *       that records that the script was applied.
 * </ul>
 *
 * @param statements in their order
 * @param inTransaction whether they are one transaction, as far as the database supports that
 */
record SqlScript(List<String> statements, boolean inTransaction) {

    private static final String STEP = "(?m)^-- step\\s*$";
    private static final String END_OF_STATEMENT = "(?m);[ \\t\\r]*$";
    private static final String OUTSIDE = "(?ms).*^-- outside a transaction\\s*$.*";
    private static final String NOTHING_BUT_COMMENTS = "(?m)(^\\s*--.*$|\\s)*";

    static SqlScript parse(String text) {
        String[] parts = text.split(STEP);
        List<String> statements = Arrays.stream(parts.length > 1 ? parts : text.split(END_OF_STATEMENT))
                .filter(part -> !part.matches(NOTHING_BUT_COMMENTS))
                .map(String::strip)
                .toList();
        return new SqlScript(statements, !text.matches(OUTSIDE));
    }
}
