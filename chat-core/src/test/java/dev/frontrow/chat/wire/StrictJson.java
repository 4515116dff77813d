package dev.frontrow.chat.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A reader of JSON written from RFC 8259 alone, so that what the writer's own library would forgive is found. Objects are maps, arrays lists, numbers {@link Long}; null is
 * {@link #NULL}.
 */
final class StrictJson {

    static final Object NULL = new Object();

    private final String text;
    private int at;

    private StrictJson(String text) {
        this.text = text;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(String text) {
        StrictJson json = new StrictJson(text);
        Object value = json.value();
        if (json.at != text.length()) {
            throw json.wrong("something behind the value");
        }
        return (Map<String, Object>) value;
    }

    /** The value at a path of names and, in arrays, numbers. */
    static Object at(Map<String, Object> object, String... path) {
        Object value = object;
        for (String step : path) {
            value = value instanceof List<?> list ? list.get(Integer.parseInt(step)) : ((Map<?, ?>) value).get(step);
        }
        return value;
    }

    private Object value() {
        return switch (peek()) {
            case '{' -> fields();
            case '[' -> items();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", NULL);
            default -> number();
        };
    }

    private Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        expect('{');
        while (peek() != '}') {
            String name = string();
            expect(':');
            if (fields.put(name, value()) != null) {
                throw wrong("twice: " + name);
            }
            separator('}');
        }
        expect('}');
        return fields;
    }

    private List<Object> items() {
        List<Object> items = new ArrayList<>();
        expect('[');
        while (peek() != ']') {
            items.add(value());
            separator(']');
        }
        expect(']');
        return items;
    }

    private void separator(char end) {
        if (peek() != end) {
            expect(',');
            if (peek() == end) {
                throw wrong("a comma at the end");
            }
        }
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        expect('"');
        while (peek() != '"') {
            char c = next();
            if (c < 0x20) {
                throw wrong("a control character in a string");
            }
            string.append(c == '\\' ? escaped() : c);
        }
        expect('"');
        return string.toString();
    }

    private char escaped() {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                at += 4;
                yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
            }
            default -> throw wrong("an unknown escape");
        };
    }

    private Object word(String word, Object value) {
        if (!text.startsWith(word, at)) {
            throw wrong("no value");
        }
        at += word.length();
        return value;
    }

    private Long number() {
        int start = at;
        while (at < text.length() && (Character.isDigit(peek()) || peek() == '-')) {
            at++;
        }
        return Long.valueOf(text.substring(start, at));
    }

    private char peek() {
        if (at >= text.length()) {
            throw wrong("the end");
        }
        return text.charAt(at);
    }

    private char next() {
        char c = peek();
        at++;
        return c;
    }

    private void expect(char c) {
        if (next() != c) {
            throw wrong("no " + c);
        }
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(what + " at " + at);
    }
}
