package dev.frontrow.chat.servlet;

import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From a method and a path to what answers there. */
final class Router {

    private final List<Resource> resources;

    Router(List<Resource> resources) {
        this.resources = List.copyOf(resources);
    }

    /**
     * What answers a request.
     *
     * @param endpoint the endpoint; one that refuses, if there is nothing at that path or not with that method
     * @param path the variables of the path
     */
    record Route(Endpoint endpoint, Map<String, String> path) {}

    Route route(String method, String path) {
        for (Resource resource : resources) {
            Optional<Map<String, String>> variables = resource.match(path);
            if (variables.isPresent()) {
                return new Route(resource.endpoint(method), variables.get());
            }
        }
        return new Route(call -> Result.refused(RefusalCode.NOT_FOUND), Map.of());
    }
}
