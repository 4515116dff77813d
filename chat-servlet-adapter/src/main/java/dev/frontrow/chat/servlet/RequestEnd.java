package dev.frontrow.chat.servlet;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/**
 * The ways in which a container reports the end of an asynchronous request. Which of them comes when somebody vanishes differs: Tomcat and Undertow call
 * {@code onError}, Jetty tells the writer only, Tomcat reports its own stop with {@code onTimeout}, Undertow does not report it at all.
 *
 * @param outlet the stream that has ended
 */
record RequestEnd(SseOutlet outlet) implements AsyncListener {

    @Override
    public void onComplete(AsyncEvent event) {
        outlet.completed();
    }

    @Override
    public void onError(AsyncEvent event) {
        outlet.failed();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        outlet.failed();
    }

    /** Never happens: nothing here dispatches. */
    @Override
    public void onStartAsync(AsyncEvent event) {}
}
