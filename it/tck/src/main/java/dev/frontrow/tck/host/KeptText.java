package dev.frontrow.tck.host;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** As filters that keep an answer as text and write it with the container's writer, which they have opened before. */
final class KeptText extends HttpServletResponseWrapper {

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final PrintWriter writer;

    KeptText(HttpServletResponse response) throws IOException {
        super(response);
        response.setCharacterEncoding("UTF-8");
        writer = response.getWriter();
    }

    /** Sends it. */
    void copy() {
        writer.write(kept.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void flushBuffer() {}

    @Override
    public ServletOutputStream getOutputStream() {
        return new ServletOutputStream() {
            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new IllegalStateException("not supported");
            }

            @Override
            public void write(int b) {
                kept.write(b);
            }
        };
    }
}
