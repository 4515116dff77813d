package dev.frontrow.chat.servlet;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** What was answered. */
final class FakeResponse {

    final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    int status = 200;
    boolean committed;
    RuntimeException listenerFails;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /** Of the right length, if one is told. */
    String body() {
        String length = headers.get("Content-Length");
        if (length != null && Integer.parseInt(length) != body.size()) {
            throw new AssertionError("Content-Length: " + length + ", sent: " + body.size());
        }
        return body.toString(StandardCharsets.UTF_8);
    }

    HttpServletResponse build() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (proxy, called, args) -> {
                    switch (called.getName()) {
                        case "setStatus" -> status = (Integer) args[0];
                        case "setHeader" -> headers.put((String) args[0], (String) args[1]);
                        case "addHeader" -> headers.merge((String) args[0], (String) args[1], (a, b) -> a + ", " + b);
                        case "setContentType" -> headers.put("Content-Type", (String) args[0]);
                        case "setBufferSize" -> {}
                        case "setContentLength" -> headers.put("Content-Length", args[0].toString());
                        case "flushBuffer" -> committed = true;
                        case "containsHeader" -> {
                            return headers.containsKey((String) args[0]);
                        }
                        case "isCommitted" -> {
                            return committed;
                        }
                        case "getOutputStream" -> {
                            return new Body();
                        }
                        default -> throw new UnsupportedOperationException(called.getName());
                    }
                    return null;
                });
    }

    private final class Body extends ServletOutputStream {
        @Override
        public void write(int b) {
            body.write(b);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            if (listenerFails != null) {
                throw listenerFails;
            }
            try {
                listener.onWritePossible();
            } catch (IOException e) {
                listener.onError(e);
            }
        }
    }
}
