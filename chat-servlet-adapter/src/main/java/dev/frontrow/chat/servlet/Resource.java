package dev.frontrow.chat.servlet;

import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A path, such as {@code /streams/{room}/messages}, and what each method does there. Immutable. */
final class Resource {

    private final List<String> template;
    private final Map<String, Endpoint> methods;

    private Resource(List<String> template, Map<String, Endpoint> methods) {
        this.template = template;
        this.methods = methods;
    }

    static Resource at(String template) {
        return new Resource(segments(template), Map.of());
    }

    Resource on(String method, Endpoint endpoint) {
        Map<String, Endpoint> more = new LinkedHashMap<>(methods);
        more.put(method, endpoint);
        return new Resource(template, more);
    }

    /** GET, and HEAD, which is the same; the container leaves the body out (RFC 9110 §9.3.2). */
    Resource onRead(Endpoint endpoint) {
        return on("GET", endpoint).on("HEAD", endpoint);
    }

    /** The variables of a path that is this one; empty: it is another. */
    Optional<Map<String, String>> match(String path) {
        List<String> given = segments(path);
        if (given.size() != template.size()) {
            return Optional.empty();
        }
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < given.size(); i++) {
            String expected = template.get(i);
            if (expected.startsWith("{")) {
                variables.put(expected.substring(1, expected.length() - 1), given.get(i));
            } else if (!expected.equals(given.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    Endpoint endpoint(String method) {
        if (method.equals("OPTIONS")) {
            return call -> Result.accepted(Answer.empty(204).with("Allow", allow()));
        }
        return methods.getOrDefault(method, new NotWithThisMethod(allow()));
    }

    private String allow() {
        return String.join(", ", methods.keySet()) + ", OPTIONS";
    }

    /** With the limit -1 a slash at the end is a segment of its own, so {@code /chat/} is not {@code /chat}. */
    private static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }

    private record NotWithThisMethod(String allow) implements Endpoint {
        @Override
        public Result<Reply> answer(Call call) {
            return Result.refused(RefusalCode.METHOD_NOT_ALLOWED);
        }

        @Override
        public Answer refused(Refusal refusal) {
            return Problem.of(refusal).with("Allow", allow);
        }
    }
}
