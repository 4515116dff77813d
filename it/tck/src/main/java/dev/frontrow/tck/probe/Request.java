package dev.frontrow.tck.probe;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A request as bytes. Nothing is checked or escaped: bad ones can be made as easily as good ones. */
public final class Request {

    private final String method;
    private final StringBuilder head;
    private byte[] body;

    private Request(String method, String head, byte[] body) {
        this.method = method;
        this.head = new StringBuilder(head);
        this.body = body;
    }

    /** Any method, any target. */
    public static Request of(String method, String target) {
        return new Request(method, method + " " + target + " HTTP/1.1\r\nHost: chat.test\r\n", new byte[0]);
    }

    public static Request get(String target) {
        return of("GET", target);
    }

    public static Request post(String target) {
        return of("POST", target);
    }

    /** Another request that begins like this one. */
    public Request copy() {
        return new Request(method, head.toString(), body);
    }

    /** One more header line. */
    public Request header(String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    /** {@code Authorization: Bearer}. */
    public Request bearer(String token) {
        return header("Authorization", "Bearer " + token);
    }

    /** A JSON body, with its type and length. */
    public Request json(String json) {
        return header("Content-Type", "application/json").body(json.getBytes(StandardCharsets.UTF_8));
    }

    /** A body with its length. */
    public Request body(byte[] bytes) {
        return header("Content-Length", Integer.toString(bytes.length)).rawBody(bytes);
    }

    /** A body in chunks. */
    public Request chunked(byte[] bytes, int size) {
        ByteArrayOutputStream framed = new ByteArrayOutputStream(bytes.length + 64);
        for (int at = 0; at < bytes.length; at += size) {
            int length = Math.min(size, bytes.length - at);
            framed.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            framed.write(bytes, at, length);
            framed.writeBytes(new byte[] {'\r', '\n'});
        }
        framed.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return header("Transfer-Encoding", "chunked").rawBody(framed.toByteArray());
    }

    /** Bytes behind the head, whatever the head says. */
    public Request rawBody(byte[] bytes) {
        body = bytes;
        return this;
    }

    /** Whether the answer has no body by its nature. */
    boolean isHead() {
        return method.equals("HEAD");
    }

    /** The request on the wire. Header values may hold any Latin-1 character. */
    public byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream(head.length() + body.length + 2);
        all.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(new byte[] {'\r', '\n'});
        all.writeBytes(body);
        return all.toByteArray();
    }
}
