package dev.frontrow.chat.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A request by hand. What a test did not set up is not there, and calls that nobody foresaw fail. */
final class FakeRequest {

    private final String method;
    private final String path;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private String query;
    private InputStream body = InputStream.nullInputStream();
    private long length = -1;
    private AsyncContext async;
    private boolean asyncStarted;
    private RuntimeException asyncFails;

    private FakeRequest(String method, String path) {
        this.method = method;
        this.path = path;
    }

    static FakeRequest of(String method, String path) {
        return new FakeRequest(method, path);
    }

    FakeRequest query(String string) {
        query = string;
        return this;
    }

    FakeRequest header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    FakeRequest json(String text) {
        return header("Content-Type", "application/json").body(text.getBytes(StandardCharsets.UTF_8));
    }

    FakeRequest body(byte[] bytes) {
        length = bytes.length;
        return stream(new ByteArrayInputStream(bytes));
    }

    FakeRequest stream(InputStream stream) {
        body = stream;
        return this;
    }

    /** Where it may go on after the call; without it, it may not. */
    FakeRequest async(AsyncContext context) {
        async = context;
        return this;
    }

    /** It says that it may go on after the call, and then it may not. */
    FakeRequest asyncFails(AsyncContext context, RuntimeException failure) {
        asyncFails = failure;
        return async(context);
    }

    FakeRequest length(long announced) {
        length = announced;
        return this;
    }

    HttpServletRequest build() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, args) -> switch (called.getName()) {
                    case "getMethod" -> method;
                    case "getPathInfo" -> path;
                    case "getProtocol" -> "HTTP/1.1";
                    case "getAttribute" -> null;
                    case "setAttribute" -> null;
                    case "getQueryString" -> query;
                    case "getHeader" -> headers.get((String) args[0]);
                    case "getHeaders" -> {
                        String value = headers.get((String) args[0]);
                        yield Collections.enumeration(value == null ? List.of() : List.of(value));
                    }
                    case "getContentType" -> headers.get("Content-Type");
                    case "getContentLengthLong" -> length;
                    case "getInputStream" -> new Body(body);
                    case "getRemoteUser" -> headers.get("X-User");
                    case "isAsyncSupported" -> async != null;
                    case "isAsyncStarted" -> asyncStarted;
                    case "startAsync" -> {
                        if (asyncFails != null) {
                            throw asyncFails;
                        }
                        asyncStarted = true;
                        yield async;
                    }
                    case "getAsyncContext" -> async;
                    case "toString" -> method + " " + path;
                    default ->
                        throw new UnsupportedOperationException(called.getName().toLowerCase(Locale.ROOT));
                });
    }

    private static final class Body extends ServletInputStream {

        private final InputStream in;

        Body(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int available() throws IOException {
            return in.available();
        }

        @Override
        public boolean isFinished() {
            return false;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
