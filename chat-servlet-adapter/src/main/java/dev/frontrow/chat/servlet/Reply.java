package dev.frontrow.chat.servlet;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What goes back for one request. */
@FunctionalInterface
interface Reply {

    /**
     * Sends it; for a stream: starts it.
     *
     * @param call what it replies to
     * @throws IOException the other side is gone
     */
    void send(Call call, HttpServletResponse response) throws IOException;
}
