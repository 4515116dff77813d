package dev.frontrow.chat.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What goes back for one request. */
@FunctionalInterface
interface Reply {

    /**
     * Sends it; for a stream: starts it.
     *
     * @throws IOException the other side is gone
     */
    void send(HttpServletRequest request, HttpServletResponse response) throws IOException;
}
