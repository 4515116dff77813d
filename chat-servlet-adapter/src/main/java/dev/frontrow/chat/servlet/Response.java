package dev.frontrow.chat.servlet;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The response to a request. */
@FunctionalInterface
interface Response {

    /**
     * Sends it; for a stream: starts it.
     *
     * @param exchange the request it responds to
     * @throws IOException the client is gone
     */
    void send(Exchange exchange, HttpServletResponse response) throws IOException;
}
