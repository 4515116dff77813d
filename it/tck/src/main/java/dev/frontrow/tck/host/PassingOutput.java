package dev.frontrow.tck.host;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.function.Consumer;

/** As filters that count or copy what is written and pass it on, from the time before non-blocking output. */
final class PassingOutput extends ServletOutputStream {

    private final ServletOutputStream inner;
    private final Consumer<WriteListener> listens;

    private PassingOutput(ServletOutputStream inner, Consumer<WriteListener> listens) {
        this.inner = inner;
        this.listens = listens;
    }

    /** @param listens what becomes of a listener */
    static HttpServletResponse of(HttpServletResponse response, Consumer<WriteListener> listens) {
        return new HttpServletResponseWrapper(response) {
            @Override
            public ServletOutputStream getOutputStream() throws IOException {
                return new PassingOutput(super.getOutputStream(), listens);
            }
        };
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        listens.accept(listener);
    }

    @Override
    public void write(int b) throws IOException {
        inner.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        inner.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        inner.flush();
    }
}
