package dev.frontrow.chat.testkit;

import java.util.List;

/** Texts that people really type, or that attackers do; all of them are clean in the sense of {@code PlainText}. */
final class AwkwardText {

    static final List<String> ALL = List.of(
            "'; DROP TABLE messages; --",
            "\" OR \"1\"=\"1",
            "Robert'); DELETE FROM rooms WHERE ('1'='1",
            "\\",
            "\\' \\\" \\n \\u0041 \\0",
            "%_%",
            "? :name $1 $$ {0} %s #{x} ${jndi:ldap://example.org/a}",
            "/* comment */ -- comment # comment",
            "`backticks` [brackets]",
            "NULL",
            "null",
            "0",
            "<script>alert(1)</script>",
            "<b>bold</b> &amp; &lt; \u00A0 &nbsp;",
            "{\"text\":\"json\"}",
            "line one data: two id: 3",
            "\u00E9", // one code point
            "e\u0301", // the same to the eye, two code points
            "Stra\u00DFe STRASSE \u0130I\u0131i",
            "\u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627",
            "\u0E2A\u0E27\u0E31\u0E2A\u0E14\u0E35 \u65E5\u672C\u8A9E \uD55C\uAD6D\uC5B4",
            "\uD83D\uDE00 \uD83C\uDDEA\uD83C\uDDFA \uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66",
            "\uD835\uDCB3 \uD800\uDF48 \uDBFF\uDFFD", // planes 1 and 16
            "\uFFFD replacement",
            " spaces around ",
            "two  spaces",
            "a",
            "x".repeat(4_000),
            "\uD83D\uDE00".repeat(4_000));

    private AwkwardText() {}
}
