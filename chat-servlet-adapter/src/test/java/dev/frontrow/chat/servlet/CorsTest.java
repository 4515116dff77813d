package dev.frontrow.chat.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsTest {

    private static final String SITE = "https://www.example.org";

    private final Cors cors = new Cors(Set.of(SITE), Set.of());

    @Test
    void an_allowed_origin_may_read_the_answer_and_its_headers() {
        assertThat(headers(cors, request("GET").header("Origin", SITE)))
                .containsEntry("Access-Control-Allow-Origin", SITE)
                .containsEntry("Access-Control-Allow-Credentials", "true")
                .containsEntry(
                        "Access-Control-Expose-Headers",
                        "Retry-After, RateLimit, RateLimit-Policy, Idempotency-Replayed")
                .containsEntry("Vary", "Origin")
                .doesNotContainKey("Access-Control-Allow-Methods");
    }

    @Test
    void a_preflight_is_told_methods_and_headers() {
        assertThat(headers(
                        cors,
                        request("OPTIONS").header("Origin", SITE).header("Access-Control-Request-Method", "POST")))
                .containsEntry("Access-Control-Allow-Methods", "GET, POST, PATCH, DELETE")
                .containsEntry(
                        "Access-Control-Allow-Headers", "Authorization, Content-Type, Idempotency-Key, Last-Event-ID")
                .containsEntry("Access-Control-Max-Age", "600");
    }

    @Test
    void a_preflight_is_told_the_headers_of_the_host_too() {
        Cors withHost = new Cors(Set.of(SITE), Set.of("X-CSRF-Token"));
        assertThat(headers(
                        withHost,
                        request("OPTIONS").header("Origin", SITE).header("Access-Control-Request-Method", "POST")))
                .containsEntry(
                        "Access-Control-Allow-Headers",
                        "Authorization, Content-Type, Idempotency-Key, Last-Event-ID, X-CSRF-Token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "X CSRF", "X-CSRF:", "a\r\nb", "X,Y", "\u00e9"})
    void what_is_no_header_is_refused(String name) {
        assertThatThrownBy(() -> new Cors(Set.of(SITE), Set.of(name)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("X-CSRF-Token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://www.example.org",
                "https://www.example.org:8443",
                "https://www.example.org.evil.example",
                "null",
                "",
                "HTTPS://WWW.EXAMPLE.ORG"
            })
    void any_other_origin_is_told_nothing(String origin) {
        assertThat(headers(
                        cors,
                        request("OPTIONS").header("Origin", origin).header("Access-Control-Request-Method", "POST")))
                .isEqualTo(Map.of("Vary", "Origin"));
    }

    @Test
    void a_request_without_an_origin_still_varies() {
        assertThat(headers(cors, request("GET"))).isEqualTo(Map.of("Vary", "Origin"));
    }

    @Test
    void without_a_list_there_is_nothing_to_say() {
        assertThat(headers(new Cors(Set.of(), Set.of()), request("GET").header("Origin", SITE)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "null",
                "",
                "www.example.org",
                "https://www.example.org/",
                "https://Example.org",
                "https://*.example.org",
                "ftp://example.org",
                "https://a b"
            })
    void what_is_no_origin_cannot_be_allowed(String origin) {
        assertThatThrownBy(() -> new Cors(Set.of(origin), Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("origin: " + origin);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "https://a.example", "http://127.0.0.1:80", "http://[::1]:8080"})
    void origins_may_have_ports(String origin) {
        assertThat(new Cors(Set.of(origin), Set.of()).origins()).containsExactly(origin);
    }

    private static FakeRequest request(String method) {
        return FakeRequest.of(method, "/chat");
    }

    private static Map<String, String> headers(Cors cors, FakeRequest request) {
        FakeResponse response = new FakeResponse();
        cors.apply(request.build(), response.build());
        return response.headers;
    }
}
