package dev.frontrow.chat.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What to do when the container dispatches a request to the servlet again. Used for requests whose body had not
 * arrived: containers wait for the rest of a body at the end of a request's first dispatch (Tomcat), or at an
 * asynchronous completion (Undertow), but at the end of a later dispatch they just close the connection if the response
 * says so.
 */
@FunctionalInterface
interface Deferred {

    /** The response was sent, and the dispatch only has to end. */
    Deferred NOTHING = response -> {};

    void proceed(HttpServletResponse response) throws IOException;

    /** Stores this with the request. */
    default void keep(HttpServletRequest request) {
        request.setAttribute(Deferred.class.getName(), this);
    }

    /** Takes what was stored; null for a new request. */
    static @Nullable Deferred take(HttpServletRequest request) {
        Object kept = request.getAttribute(Deferred.class.getName());
        if (kept != null) {
            request.removeAttribute(Deferred.class.getName());
        }
        return (Deferred) kept;
    }
}
