package dev.frontrow.tck.probe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A whole answer.
 *
 * @param status the status
 * @param headers by name in lower case
 * @param text the body, as UTF-8
 */
public record Reply(int status, Map<String, List<String>> headers, String text) {

    /** The first value of a header, or null. */
    public @Nullable String header(String name) {
        List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
        return values == null ? null : values.get(0);
    }

    /** The body as JSON. */
    public JsonNode json() {
        return Jsons.read(text);
    }

    /** The problem's code; the empty string for what is no problem. */
    public String code() {
        String type = header("content-type");
        return type != null && type.startsWith("application/problem+json")
                ? json().path("code").asText()
                : "";
    }

    /** Status and code, such as {@code 403 muted}. */
    public String outcome() {
        return (status + " " + code()).strip();
    }

    @Override
    public String toString() {
        return status + " " + headers + " " + text;
    }
}
