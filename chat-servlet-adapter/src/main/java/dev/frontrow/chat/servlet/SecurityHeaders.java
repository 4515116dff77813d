package dev.frontrow.chat.servlet;

import jakarta.servlet.http.HttpServletResponse;

/** Headers of every response: none is a page, none may be stored, and none may be interpreted as another type. */
final class SecurityHeaders {

    private SecurityHeaders() {}

    static void apply(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("Referrer-Policy", "no-referrer");
    }
}
