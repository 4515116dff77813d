package dev.frontrow.tck.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;

/** JSON as a client reads and writes it. */
public final class Jsons {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final ObjectReader READER = MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Jsons() {}

    /** Reads one value and nothing behind it. */
    public static JsonNode read(String json) {
        try {
            return READER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new ProtocolViolation("no JSON: " + json);
        }
    }

    /** A string literal. */
    public static String quote(String text) {
        return JsonNodeFactory.instance.textNode(text).toString();
    }

    /** An object. */
    public static String object(Map<String, ?> fields) {
        return MAPPER.valueToTree(fields).toString();
    }
}
