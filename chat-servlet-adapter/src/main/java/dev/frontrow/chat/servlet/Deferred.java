package dev.frontrow.chat.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done when the container dispatches a request to the servlet again. That is so with requests whose body was not there: containers wait for the rest
 * of a body at the end of a request's first dispatch (Tomcat), or at an asynchronous completion (Undertow), but at the end of a later dispatch they
 * just close the connection if the answer says so.
 */
@FunctionalInterface
interface Deferred {

    /** The answer is on its way, and the end of the dispatch is all that is wanted. */
    Deferred NOTHING = response -> {};

    void proceed(HttpServletResponse response) throws IOException;

    /** Remembers it with the request. */
    default void keep(HttpServletRequest request) {
        request.setAttribute(Deferred.class.getName(), this);
    }

    /** What was remembered, once; null: the request is new. */
    static @Nullable Deferred take(HttpServletRequest request) {
        Object kept = request.getAttribute(Deferred.class.getName());
        if (kept != null) {
            request.removeAttribute(Deferred.class.getName());
        }
        return (Deferred) kept;
    }
}
