package dev.frontrow.chat.servlet;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/**
 * The ways in which a container reports the end of an asynchronous request. Which one is used when a client disappears
 * differs: Tomcat and Undertow call {@code onError}, Jetty tells the writer only, Tomcat reports its own shutdown with
 * {@code onTimeout}, and Undertow does not report it at all.
 *
 * @param writer the stream that ends
 */
record RequestEnd(SseStreamWriter writer) implements AsyncListener {

    @Override
    public void onComplete(AsyncEvent event) {
        writer.completed();
    }

    @Override
    public void onError(AsyncEvent event) {
        writer.failed();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        writer.failed();
    }

    /** Never happens: nothing here dispatches. */
    @Override
    public void onStartAsync(AsyncEvent event) {}
}
