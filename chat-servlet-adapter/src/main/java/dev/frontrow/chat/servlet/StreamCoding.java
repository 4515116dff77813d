package dev.frontrow.chat.servlet;

import dev.frontrow.chat.wire.EventEncoding;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/**
 * The content coding of an event stream.
 *
 * @param encoding makes the bytes
 * @param headers say it; added to those that are there
 */
record StreamCoding(EventEncoding encoding, Map<String, String> headers) {

    StreamCoding {
        headers = Map.copyOf(headers);
    }

    void apply(HttpServletResponse response) {
        headers.forEach(response::addHeader);
    }

    /** Chooses the coding of a stream. */
    @FunctionalInterface
    interface Negotiation {
        StreamCoding of(Exchange exchange);
    }

    /** No coding, for everybody. */
    static Negotiation none() {
        StreamCoding identity = new StreamCoding(EventEncoding.sse(), Map.of());
        return exchange -> identity;
    }

    /** gzip for those who accept it. */
    static Negotiation gzip() {
        Map<String, String> vary = Map.of("Vary", "Accept-Encoding");
        StreamCoding identity = new StreamCoding(EventEncoding.sse(), vary);
        StreamCoding gzip = new StreamCoding(
                EventEncoding.gzip(EventEncoding.sse()), Map.of("Vary", "Accept-Encoding", "Content-Encoding", "gzip"));
        return exchange -> AcceptEncoding.prefersGzip(exchange.headers("Accept-Encoding")) ? gzip : identity;
    }
}
