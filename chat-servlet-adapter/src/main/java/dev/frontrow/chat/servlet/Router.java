package dev.frontrow.chat.servlet;

import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the endpoint for a method and a path. */
final class Router {

    private final List<Route> routes;

    Router(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    /**
     * The endpoint for a request.
     *
     * @param endpoint the endpoint; one that refuses if there is none for that path or method
     * @param path the variables of the path
     */
    record Match(Endpoint endpoint, Map<String, String> path) {}

    Match match(String method, String path) {
        List<String> segments = Route.segments(path);
        for (Route route : routes) {
            Optional<Map<String, String>> variables = route.match(segments);
            if (variables.isPresent()) {
                return new Match(route.endpoint(method), variables.get());
            }
        }
        return new Match(exchange -> Result.refused(RefusalCode.NOT_FOUND), Map.of());
    }
}
