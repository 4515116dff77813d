package dev.frontrow.benchmarks.fanout;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** HTTP/1.1 requests as bytes. */
final class Requests {

    private Requests() {}

    /**
     * Asks for a stream.
     *
     * @param headers lines that each end with CR LF
     */
    static byte[] get(String path, String headers) {
        return head("GET " + path, headers + "Accept: text/event-stream\r\n");
    }

    /**
     * Sends something.
     *
     * @param headers lines that each end with CR LF
     */
    static byte[] post(String path, String headers, byte[] body) {
        byte[] head = head("POST " + path, headers + "Content-Length: " + body.length + "\r\n");
        byte[] request = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }

    private static byte[] head(String line, String headers) {
        return (line + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
