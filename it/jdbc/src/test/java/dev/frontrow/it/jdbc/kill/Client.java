package dev.frontrow.it.jdbc.kill;

import com.fasterxml.jackson.databind.JsonNode;
import dev.frontrow.tck.probe.Http;
import dev.frontrow.tck.probe.Jsons;
import dev.frontrow.tck.probe.Reply;
import dev.frontrow.tck.probe.Request;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** One user who sends, and whose answers may never come. One thread. */
final class Client {

    private static final Duration GIVE_UP = Duration.ofSeconds(60);
    private static final Duration BEFORE_RETRY = Duration.ofMillis(50);
    private static final Set<String> TRY_AGAIN =
            Set.of("503 store_unavailable", "503 draining", "409 request_in_progress");

    private final Http http;
    private final String user;
    private final Ledger ledger;
    private final Random random;
    private String token = "";
    private int count;

    Client(Http http, String user, Ledger ledger, Random random) {
        this.http = http;
        this.user = user;
        this.ledger = ledger;
        this.random = random;
    }

    /**
     * Sends one more message. Most have a key and are sent until there is an answer; some of those are sent once more, as by a client that never got to read it. A few have
     * none and are sent once.
     */
    void sendOne() {
        String text = user + " says " + ++count;
        double kind = random.nextDouble();
        ledger.sending(text);
        if (kind < 0.1) {
            once(text, request(text));
            return;
        }
        Runnable send = () -> settle(text, text.replace(' ', '-'));
        send.run();
        if (kind > 0.95) {
            send.run();
        }
    }

    private void settle(String text, String key) {
        long deadline = System.nanoTime() + GIVE_UP.toNanos();
        while (!once(text, request(text).header("Idempotency-Key", key))) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("no definite answer to \"" + text + "\" within " + GIVE_UP);
            }
            LockSupport.parkNanos(BEFORE_RETRY.toNanos());
        }
    }

    private Request request(String text) {
        return Request.post(ChatNode.ROOM_PATH + "/messages").bearer(token()).json(Jsons.object(Map.of("text", text)));
    }

    /** Whether there was a definite answer. */
    private boolean once(String text, Request request) {
        Optional<Reply> reply = exchange(request);
        if (reply.isEmpty()) {
            ledger.unanswered();
            return false;
        }
        int status = reply.get().status();
        if (status == 200 || status == 201) {
            JsonNode message = reply.get().json().get("message");
            ledger.acknowledged(new Acknowledged(
                    message.get("text").asText(),
                    message.get("seq").asLong(),
                    message.get("id").asText()));
            return true;
        }
        if (status == 401) {
            token = "";
        } else if (!TRY_AGAIN.contains(reply.get().outcome())) {
            throw new AssertionError("\"" + text + "\" was answered with " + reply.get());
        }
        ledger.unanswered();
        return false;
    }

    private String token() {
        long deadline = System.nanoTime() + GIVE_UP.toNanos();
        while (token.isEmpty()) {
            Optional<Reply> reply = exchange(ChatNode.login(user));
            if (reply.isPresent() && reply.get().status() == 200) {
                token = reply.get().json().get("token").asText();
            } else if (System.nanoTime() > deadline) {
                throw new AssertionError(user + " got no token within " + GIVE_UP + ": " + reply);
            } else {
                LockSupport.parkNanos(BEFORE_RETRY.toNanos());
            }
        }
        return token;
    }

    /** Empty: there was no answer. */
    private Optional<Reply> exchange(Request request) {
        try {
            return Optional.of(http.exchange(request));
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }
}
