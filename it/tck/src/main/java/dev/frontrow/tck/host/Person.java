package dev.frontrow.tck.host;

import dev.frontrow.tck.probe.Http;
import dev.frontrow.tck.probe.Jsons;
import dev.frontrow.tck.probe.Reply;
import dev.frontrow.tck.probe.Request;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Somebody in one room, with what a client keeps of them: their credentials. Any thread. */
public final class Person {

    private static final Duration KEEP_TICKET = Duration.ofSeconds(30);

    private final Http http;
    private final String room;
    private final String id;
    private final AtomicReference<@Nullable Credentials> credentials = new AtomicReference<>();

    private record Credentials(String token, String ticket, long sinceNanos) {}

    public Person(Http http, String room, String id) {
        this.http = http;
        this.room = room;
        this.id = id;
    }

    /** The user's id. */
    public String id() {
        return id;
    }

    /** The path of the room. */
    public String path() {
        return "/api/streams/" + room;
    }

    /** Asks for credentials with the host's login. */
    public Reply login() {
        return http.exchange(loginRequest());
    }

    /** The request for credentials. */
    public Request loginRequest() {
        return Request.post(path() + "/chat/token").header("X-Test-User", id).header("Content-Length", "0");
    }

    /** A token that is still good. */
    public String token() {
        return current().token();
    }

    /** A ticket that is still good for half its life. */
    public String ticket() {
        return current().ticket();
    }

    private Credentials current() {
        Credentials known = credentials.get();
        if (known != null && System.nanoTime() - known.sinceNanos() < KEEP_TICKET.toNanos()) {
            return known;
        }
        Reply reply = login();
        if (reply.status() != 200) {
            throw new AssertionError(id + " got no token: " + reply);
        }
        Credentials fresh = new Credentials(
                reply.json().get("token").asText(), reply.json().get("ticket").asText(), System.nanoTime());
        credentials.set(fresh);
        return fresh;
    }

    /** A send. */
    public Request sendRequest(String text) {
        return Request.post(path() + "/messages").bearer(token()).json(Jsons.object(Map.of("text", text)));
    }

    /** Sends. */
    public Reply send(String text) {
        return http.exchange(sendRequest(text));
    }

    /** Sends under a key. */
    public Reply send(String text, String key) {
        return http.exchange(sendRequest(text).header("Idempotency-Key", key));
    }

    /** Sends and gives the id of the message. */
    public String post(String text) {
        Reply reply = send(text);
        if (reply.status() != 201) {
            throw new AssertionError(id + " could not send: " + reply);
        }
        return reply.json().get("message").get("id").asText();
    }

    /** Asks for something below the room's path. */
    public Reply get(String below) {
        return http.exchange(Request.get(path() + below).bearer(token()));
    }

    /** Takes back a message. */
    public Reply retract(String message) {
        return http.exchange(
                Request.of("DELETE", path() + "/messages/" + message).bearer(token()));
    }

    /** Moderates. */
    public Reply moderate(String action, Map<String, ?> more) {
        Map<String, Object> fields = new HashMap<>(more);
        fields.put("action", action);
        return http.exchange(Request.post(path() + "/moderate").bearer(token()).json(Jsons.object(fields)));
    }

    /** Moderates a person. */
    public Reply moderate(String action, Person target) {
        return moderate(action, Map.of("userId", target.id()));
    }

    /** Switches modes. */
    public Request modesRequest(String json) {
        return Request.of("PATCH", path() + "/chat/modes").bearer(token()).json(json);
    }

    /** Switches modes. */
    public Reply modes(String json) {
        return http.exchange(modesRequest(json));
    }

    /** Says that they have read their warning. */
    public Reply acknowledge() {
        return http.exchange(Request.of("DELETE", path() + "/chat/warning").bearer(token()));
    }

    /** The event stream, from the tail. */
    public Request stream() {
        return Request.get("/api/chat?token=" + ticket());
    }

    /** The event stream, from a cursor. */
    public Request stream(String lastEventId) {
        return stream().header("Last-Event-ID", lastEventId);
    }

    /** The head of the room as they see it. */
    public String position() {
        Reply reply = get("/chat/state");
        if (reply.status() != 200) {
            throw new AssertionError(id + " sees no state: " + reply);
        }
        return reply.json().get("position").asText();
    }
}
