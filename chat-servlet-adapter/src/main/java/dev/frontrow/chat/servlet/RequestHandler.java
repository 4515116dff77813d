package dev.frontrow.chat.servlet;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * Answers a request, without a thread that waits for its client: at once, or in a later dispatch of the container.
 *
 * @param delivery how responses are sent; closed with the servlet
 */
record RequestHandler(
        Chat chat, Router router, Cors cors, BodyReader bodyReader, AsyncSupport async, Delivery delivery) {

    private static final Set<String> WITH_BODY = Set.of("POST", "PATCH");
    private static final Endpoint MALFORMED = exchange -> Result.refused(RefusalCode.MALFORMED);
    private static final Endpoint MISCONFIGURED = exchange -> Result.refused(RefusalCode.SERVER_MISCONFIGURED);

    /**
     * Answers a request that has fully arrived at once, and others in a later dispatch, so that no thread waits for the
     * rest of them.
     */
    void handle(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        Router.Match match = router.match(request.getMethod(), path == null ? "" : path);
        Endpoint endpoint = match.endpoint();
        Arrival arrival = Arrival.of(request, bodyReader.maxBytes());
        Exchange exchange = Exchange.of(request, match.path(), arrival, delivery);
        if (arrival.isWhole()) {
            respond(endpoint, exchange, response);
        } else if (!endpoint.awaitsBody(exchange)) {
            // Only these have a body. A response without content, as to OPTIONS, would not make Undertow close the
            // connection.
            boolean hasBody = WITH_BODY.contains(request.getMethod());
            respondUnread(hasBody ? endpoint : MALFORMED, exchange, response);
        } else if (async.isMissing(request)) {
            respond(MISCONFIGURED, exchange, response);
        } else {
            receive(endpoint, exchange, arrival, response);
        }
    }

    private void receive(Endpoint endpoint, Exchange exchange, Arrival arrival, HttpServletResponse response)
            throws IOException {
        try {
            BodyReceiver.start(
                    exchange.request(),
                    arrival.bytes(),
                    bodyReader.maxBytes(),
                    bodyReader.timeout(),
                    body -> deferred(endpoint, exchange.with(body)).keep(exchange.request()));
        } catch (IllegalStateException | UnsupportedOperationException e) {
            async.reportRefusal(exchange.request(), e);
            respondUnread(MISCONFIGURED, exchange, response);
        } catch (RuntimeException | Error e) {
            SecurityHeaders.apply(response);
            failed(endpoint, exchange, response, e);
        }
    }

    private void respondUnread(Endpoint endpoint, Exchange exchange, HttpServletResponse response) throws IOException {
        if (async.isMissing(exchange.request())) {
            respond(endpoint, exchange, response);
        } else {
            deferred(endpoint, exchange).keep(exchange.request());
            HttpServletRequest request = exchange.request();
            AsyncContext context = request.isAsyncStarted() ? request.getAsyncContext() : request.startAsync();
            context.dispatch();
        }
    }

    private Deferred deferred(Endpoint endpoint, Exchange exchange) {
        return later -> respond(endpoint, exchange, later);
    }

    private void respond(Endpoint endpoint, Exchange exchange, HttpServletResponse response) throws IOException {
        SecurityHeaders.apply(response);
        cors.apply(exchange.request(), response);
        if (!exchange.isWhole() && Arrival.isHttp1(exchange.request())) {
            response.setHeader("Connection", "close");
        }
        try {
            endpoint.handle(exchange).fold(full -> full, endpoint::refused).send(exchange, response);
        } catch (RuntimeException | Error e) {
            failed(endpoint, exchange, response, e);
        }
    }

    /**
     * Handles a defect of the library, whatever it throws: it is logged with its context under a name that the client
     * is told, and nothing else is. The container would show it on an error page, and a request that is asynchronous by
     * then would never end.
     */
    private void failed(Endpoint endpoint, Exchange exchange, HttpServletResponse response, Throwable e)
            throws IOException {
        String what = endpoint.getClass().getSimpleName() + " (" + e.getClass().getName() + ")";
        FullResponse internal =
                endpoint.refused(chat.failed(what, exchange.room().fold(room -> room, none -> null), e));
        try {
            if (!response.isCommitted()) {
                internal.sendAtOnce(response);
            }
        } finally {
            if (exchange.request().isAsyncStarted()) {
                exchange.request().getAsyncContext().complete();
            }
        }
    }
}
