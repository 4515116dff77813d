package dev.frontrow.chat.servlet;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * What is to be answered when the container dispatches a request to the servlet for the second time. That is done for requests whose body was not there: containers wait for the rest
 * of a body at the end of a request's first dispatch (Tomcat), or at an asynchronous completion (Undertow), but at the end of a second dispatch they
 * just close the connection if the answer says so.
 *
 * @param endpoint what answers
 * @param call what is asked
 */
record Deferred(Endpoint endpoint, Call call) {

    private static final String ATTRIBUTE = Deferred.class.getName();

    /** Remembers it with the request. */
    void keep() {
        call.request().setAttribute(ATTRIBUTE, this);
    }

    /** What was remembered, once; null: the request is new. */
    static @Nullable Deferred take(HttpServletRequest request) {
        Object kept = request.getAttribute(ATTRIBUTE);
        if (kept != null) {
            request.removeAttribute(ATTRIBUTE);
        }
        return (Deferred) kept;
    }
}
