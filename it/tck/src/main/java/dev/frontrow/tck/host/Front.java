package dev.frontrow.tck.host;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** What hosts put before the chat's servlet, some of it by mistake, as the request's header {@code X-Front} says. */
public final class Front extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient HttpServlet chat;
    private final AtomicInteger completed = new AtomicInteger();
    private final AtomicInteger timedOut = new AtomicInteger();

    public Front(HttpServlet chat) {
        this.chat = chat;
    }

    /** How many requests with {@code X-Front: watch} went on after their call and are over. */
    public int completed() {
        return completed.get();
    }

    /** How many of those ended by their time-out. */
    public int timedOut() {
        return timedOut.get();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String front = request.getHeader("X-Front");
        switch (front == null ? "" : front) {
            case "no-async" -> chat.service(new WithoutAsync(request), response);
            case "watch" -> chat.service(new Watched(request, completed, timedOut), response);
            case "no-read-listener" -> chat.service(new Cached(request), response);
            case "fails" -> chat.service(request, new Failing(response));
            case "buffer" -> chat.service(request, new Buffered(request, response, false));
            case "deaf" -> chat.service(request, PassingOutput.of(response, listener -> {}));
            case "throws" -> chat.service(request, PassingOutput.of(response, Front::refuse));
            case "writer" -> writer(request, response);
            case "etag" -> etag(request, response);
            case "cache" -> cache(request, response);
            default -> chat.service(request, response);
        }
    }

    /** In the way of Spring's ShallowEtagHeaderFilter: keeps the answer until the request ends; asynchronous ones are left to the filter's asynchronous dispatch. */
    private void etag(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Buffered kept = new Buffered(request, response, true);
        chat.service(request, kept);
        if (!request.isAsyncStarted()) {
            kept.copy();
        }
    }

    /** In the way of a filter around Spring's ContentCachingResponseWrapper: copies what is there when the call returns. */
    private void cache(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Buffered kept = new Buffered(request, response, false);
        chat.service(request, kept);
        kept.copy();
    }

    private static void refuse(WriteListener listener) {
        throw new IllegalStateException("not supported");
    }

    private void writer(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        KeptText kept = new KeptText(response);
        chat.service(request, kept);
        kept.copy();
    }

    @Override
    public void destroy() {
        chat.destroy();
    }

    private static final class WithoutAsync extends HttpServletRequestWrapper {

        WithoutAsync(HttpServletRequest request) {
            super(request);
        }

        @Override
        public boolean isAsyncSupported() {
            return false;
        }
    }

    private static final class Watched extends HttpServletRequestWrapper implements AsyncListener {

        private final AtomicInteger completed;
        private final AtomicInteger timedOut;

        Watched(HttpServletRequest request, AtomicInteger completed, AtomicInteger timedOut) {
            super(request);
            this.completed = completed;
            this.timedOut = timedOut;
        }

        @Override
        public AsyncContext startAsync() {
            AsyncContext context = super.startAsync();
            context.addListener(this);
            return context;
        }

        @Override
        public void onComplete(AsyncEvent event) {
            completed.incrementAndGet();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            timedOut.incrementAndGet();
        }

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }

    /** As filters that want to see a body and leave it to the servlet. */
    private static final class Cached extends HttpServletRequestWrapper {

        Cached(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new CachedInput(super.getInputStream());
        }
    }

    private static final class CachedInput extends ServletInputStream {

        private final ServletInputStream inner;

        CachedInput(ServletInputStream inner) {
            this.inner = inner;
        }

        @Override
        public boolean isFinished() {
            return inner.isFinished();
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("not implemented");
        }

        @Override
        public int read() throws IOException {
            return inner.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return inner.read(bytes, offset, length);
        }
    }

    /** Fails at everything that is accepted. */
    private static final class Failing extends HttpServletResponseWrapper {

        Failing(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void setStatus(int status) {
            if (status < 300) {
                throw new IllegalArgumentException("no " + status);
            }
            super.setStatus(status);
        }
    }

    /** Keeps all in memory; {@code polite}: unless it was asked not to. */
    private static final class Buffered extends HttpServletResponseWrapper {

        private final HttpServletRequest request;
        private final boolean polite;
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

        Buffered(HttpServletRequest request, HttpServletResponse response, boolean polite) {
            super(response);
            this.request = request;
            this.polite = polite;
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            boolean asked =
                    request.getAttribute("org.springframework.web.filter.ShallowEtagHeaderFilter.STREAMING") != null;
            ServletOutputStream inner = super.getOutputStream();
            return polite && asked ? inner : new Kept(inner, kept);
        }

        @Override
        public void flushBuffer() {}

        void copy() throws IOException {
            if (kept.size() > 0) {
                setContentLength(kept.size());
                super.getOutputStream().write(kept.toByteArray());
            }
        }
    }

    private static final class Kept extends ServletOutputStream {

        private final ServletOutputStream inner;
        private final ByteArrayOutputStream kept;

        Kept(ServletOutputStream inner, ByteArrayOutputStream kept) {
            this.inner = inner;
            this.kept = kept;
        }

        @Override
        public boolean isReady() {
            return inner.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            inner.setWriteListener(listener);
        }

        @Override
        public void write(int b) {
            kept.write(b);
        }

        @Override
        public void flush() {}
    }
}
