package dev.frontrow.chat.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.result.Result;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {

    private static final Endpoint READ = exchange -> Result.accepted(FullResponse.empty(200));
    private static final Endpoint WRITE = exchange -> Result.accepted(FullResponse.empty(201));

    private final Router router = new Router(List.of(
            Route.at("/chat").on("GET", READ).on("POST", WRITE),
            Route.at("/streams/{room}/messages").onRead(READ).on("POST", WRITE),
            Route.at("/streams/{room}/messages/{message}").on("DELETE", WRITE)));

    @Test
    void a_path_names_its_variables() {
        Router.Match match = router.match("DELETE", "/streams/r1/messages/m1");
        assertThat(match.endpoint()).isSameAs(WRITE);
        assertThat(match.path()).isEqualTo(Map.of("room", "r1", "message", "m1"));
    }

    @Test
    void the_method_chooses_the_endpoint() {
        assertThat(router.match("GET", "/chat").endpoint()).isSameAs(READ);
        assertThat(router.match("POST", "/chat").endpoint()).isSameAs(WRITE);
    }

    @Test
    void head_is_get_where_reading_is_all_that_happens() throws IOException {
        assertThat(router.match("HEAD", "/streams/r1/messages").endpoint()).isSameAs(READ);
        assertThat(response("HEAD", "/chat").status).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/chat/",
                "//chat",
                "/Chat",
                "/streams",
                "/streams/r1",
                "/streams/r1/messages/",
                "/streams/r1/messages/m1/x",
                "/streams/r1/nothing",
                "/api/chat"
            })
    void other_paths_are_not_found(String path) throws IOException {
        // "/streams/r1/messages/" names a message without an id, which only DELETE could mean.
        FakeResponse response = response("GET", path);
        assertThat(response.status).isIn(404, 405);
        assertThat(response.status == 405).isEqualTo(path.equals("/streams/r1/messages/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE", "TRACE", "BREW", "get"})
    void another_method_is_refused_with_those_that_work(String method) throws IOException {
        FakeResponse response = response(method, "/chat");
        assertThat(response.status).isEqualTo(405);
        assertThat(response.headers).containsEntry("Allow", "GET, POST, OPTIONS");
        assertThat(response.body()).contains("\"code\":\"method_not_allowed\"");
    }

    @Test
    void options_tells_the_methods() throws IOException {
        FakeResponse response = response("OPTIONS", "/streams/r1/messages");
        assertThat(response.status).isEqualTo(204);
        assertThat(response.headers).containsEntry("Allow", "GET, HEAD, POST, OPTIONS");
        assertThat(response("OPTIONS", "/nothing").status).isEqualTo(404);
    }

    private FakeResponse response(String method, String path) throws IOException {
        FakeResponse response = new FakeResponse();
        Router.Match match = router.match(method, path);
        Exchange exchange = Exchange.of(
                FakeRequest.of(method, path).build(),
                match.path(),
                new Arrival(new byte[0], true),
                new Delivery(Delivery.DEFAULT_TIMEOUT));
        match.endpoint()
                .handle(exchange)
                .fold(full -> full, match.endpoint()::refused)
                .send(exchange, response.build());
        return response;
    }
}
