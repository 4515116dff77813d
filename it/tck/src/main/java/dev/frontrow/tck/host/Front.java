package dev.frontrow.tck.host;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** What hosts put before the chat's servlet by mistake, as the request's header {@code X-Front} says: {@code buffer}, {@code etag} or {@code no-async}. */
public final class Front extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient HttpServlet chat;

    public Front(HttpServlet chat) {
        this.chat = chat;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String mistake = request.getHeader("X-Front");
        if ("no-async".equals(mistake)) {
            chat.service(new WithoutAsync(request), response);
        } else if (mistake != null) {
            chat.service(request, new Buffered(request, response, mistake.equals("etag")));
        } else {
            chat.service(request, response);
        }
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

    /** Keeps all in memory; {@code polite}: unless it was asked not to, in the way of Spring's ShallowEtagHeaderFilter. */
    private static final class Buffered extends HttpServletResponseWrapper {

        private final HttpServletRequest request;
        private final boolean polite;

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
            return polite && asked ? inner : new Kept(inner);
        }

        @Override
        public void flushBuffer() {}
    }

    private static final class Kept extends ServletOutputStream {

        private final ServletOutputStream inner;
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

        Kept(ServletOutputStream inner) {
            this.inner = inner;
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
