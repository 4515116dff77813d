package dev.frontrow.chat.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The container's side of a stream. It keeps the contract of non-blocking output as strictly as the strictest
 * container: a write, flush or completion without an {@code isReady()} that said yes just before it is an error.
 */
final class FakeConnection {

    /** What happened, in order. */
    final List<String> log = new ArrayList<>();

    /** How many more times {@code isReady()} says yes. */
    int credit = Integer.MAX_VALUE;

    Runnable duringWrite = () -> {};
    IOException writeFails;
    RuntimeException readyFails;
    RuntimeException completeFails;
    RuntimeException listenerFails;
    RuntimeException dispatchFails;
    long timeout;
    WriteListener writeListener;
    int completions;
    AsyncListener asyncListener;
    private boolean asked;

    final ServletOutputStream out = new ServletOutputStream() {
        @Override
        public boolean isReady() {
            if (readyFails != null) {
                throw readyFails;
            }
            asked = credit > 0;
            credit = Math.max(0, credit - 1);
            return asked;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            if (listenerFails != null) {
                throw listenerFails;
            }
            writeListener = listener;
        }

        @Override
        public void write(int b) {
            throw new AssertionError("byte by byte");
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            use();
            duringWrite.run();
            if (writeFails != null) {
                throw writeFails;
            }
            log.add(new String(bytes, offset, length, StandardCharsets.UTF_8));
        }

        @Override
        public void flush() {
            use();
            log.add("flush");
        }
    };

    final AsyncContext context = new AsyncContext() {
        @Override
        public void complete() {
            completions++;
            log.add("complete");
            if (completeFails != null) {
                throw completeFails;
            }
        }

        @Override
        public void addListener(AsyncListener listener) {
            asyncListener = listener;
        }

        @Override
        public void setTimeout(long millis) {
            timeout = millis;
        }

        @Override
        public long getTimeout() {
            return 0;
        }

        @Override
        public ServletRequest getRequest() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ServletResponse getResponse() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean hasOriginalRequestAndResponse() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void dispatch() {
            throw dispatchFails == null ? new UnsupportedOperationException() : dispatchFails;
        }

        @Override
        public void dispatch(String path) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void dispatch(ServletContext context, String path) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void start(Runnable run) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void addListener(AsyncListener listener, ServletRequest request, ServletResponse response) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T extends AsyncListener> T createListener(Class<T> type) {
            throw new UnsupportedOperationException();
        }
    };

    private void use() {
        if (!asked) {
            throw new IllegalStateException("used without isReady()");
        }
        asked = false;
    }
}
