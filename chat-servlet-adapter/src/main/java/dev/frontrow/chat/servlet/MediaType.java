package dev.frontrow.chat.servlet;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The only media type of request bodies. Parsed by hand: a regular expression with adjacent blanks takes quadratic
 * time.
 */
final class MediaType {

    private static final String JSON = "application/json";
    private static final String CHARSET = "charset=";

    private MediaType() {}

    /** Whether a {@code Content-Type} is {@code application/json}, with UTF-8 if it names a charset. */
    static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        String given = contentType.strip();
        int semicolon = given.indexOf(';');
        return semicolon < 0
                ? given.equalsIgnoreCase(JSON)
                : given.substring(0, semicolon).stripTrailing().equalsIgnoreCase(JSON)
                        && isUtf8(given.substring(semicolon + 1).strip());
    }

    private static boolean isUtf8(String parameter) {
        String one = parameter.endsWith(";")
                ? parameter.substring(0, parameter.length() - 1).stripTrailing()
                : parameter;
        String charset = one.toLowerCase(Locale.ROOT);
        return parameter.isEmpty() || charset.equals(CHARSET + "utf-8") || charset.equals(CHARSET + "\"utf-8\"");
    }
}
