package dev.frontrow.chat.servlet;

import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A path, such as {@code /streams/{room}/messages}, and its endpoint for each method. Immutable. */
final class Route {

    private final List<String> template;
    private final Map<String, Endpoint> methods;

    private Route(List<String> template, Map<String, Endpoint> methods) {
        this.template = template;
        this.methods = methods;
    }

    static Route at(String template) {
        return new Route(segments(template), Map.of());
    }

    Route on(String method, Endpoint endpoint) {
        Map<String, Endpoint> more = new LinkedHashMap<>(methods);
        more.put(method, endpoint);
        return new Route(template, more);
    }

    /** GET, and HEAD, for which the container omits the body (RFC 9110 §9.3.2). */
    Route onRead(Endpoint endpoint) {
        return on("GET", endpoint).on("HEAD", endpoint);
    }

    /** The variables of a path that matches, given its {@link #segments}; empty if it does not match. */
    Optional<Map<String, String>> match(List<String> given) {
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
            return exchange -> Result.accepted(FullResponse.empty(204).with("Allow", allow()));
        }
        Endpoint endpoint = methods.get(method);
        return endpoint == null ? new NotWithThisMethod(allow()) : endpoint;
    }

    private String allow() {
        return String.join(", ", methods.keySet()) + ", OPTIONS";
    }

    /**
     * The parts of a path. With the limit -1 a trailing slash is a segment of its own, so {@code /chat/} is not
     * {@code /chat}.
     */
    static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }

    private record NotWithThisMethod(String allow) implements Endpoint {
        @Override
        public Result<Response> handle(Exchange exchange) {
            return Result.refused(RefusalCode.METHOD_NOT_ALLOWED);
        }

        @Override
        public FullResponse refused(Refusal refusal) {
            return Problem.of(refusal).with("Allow", allow);
        }
    }
}
