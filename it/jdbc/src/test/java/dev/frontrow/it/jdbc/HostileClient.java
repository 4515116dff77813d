package dev.frontrow.it.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.frontrow.it.jdbc.kill.ChatNode;
import dev.frontrow.tck.probe.Http;
import dev.frontrow.tck.probe.Jsons;
import dev.frontrow.tck.probe.Reply;
import dev.frontrow.tck.probe.Request;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A moderator who puts one string into every place of every request. Whatever the answer is, it is not that the server failed. */
final class HostileClient implements AutoCloseable {

    private static final String MESSAGES = ChatNode.ROOM_PATH + "/messages";
    private static final String MODERATE = ChatNode.ROOM_PATH + "/moderate";

    private final Http http;
    private final String token;

    HostileClient(int port) {
        http = new Http(port);
        token = http.exchange(ChatNode.login("mod")).json().get("token").asText();
    }

    /** Sends it; what was accepted stands in history as it was answered. */
    void send(String word) {
        Reply sent = answer(post(MESSAGES, Map.of("text", word)));
        if (sent.status() == 201) {
            JsonNode newest = answer(Request.get(MESSAGES + "?limit=1"))
                    .json()
                    .get("items")
                    .get(0);
            assertThat(newest).isEqualTo(sent.json().get("message"));
        }
        String key = Hostile.visible(word, 128);
        for (int i = 0; i < 2; i++) {
            answer(post(MESSAGES, Map.of("text", "again " + key)).header("Idempotency-Key", key));
        }
        answer(post(MESSAGES, Map.of("text", "hello", "replyTo", word)));
        answer(post(MODERATE, Map.of("action", word, "userId", word)));
        answer(post(MODERATE, Map.of("action", "ban", "userId", word, "reason", word)));
        answer(post(MODERATE, Map.of("action", "mute", "userId", key, "reason", word)));
        answer(post(MODERATE, Map.of("action", "delete", "messageId", word)));
    }

    /** Pages through everything from there. */
    void page(String word) {
        String encoded = encoded(word);
        for (String query : List.of("before=", "after=", "limit=")) {
            answer(Request.get(MESSAGES + "?" + query + encoded));
            answer(Request.get(ChatNode.ROOM_PATH + "/moderation/log?" + query + encoded));
        }
    }

    /** Names it in paths. */
    void name(String word) {
        String segment = encoded(word).replace("+", "%20");
        answer(Request.of("DELETE", MESSAGES + "/" + segment));
        answer(Request.get("/api/streams/" + segment + "/messages"));
        answer(Request.get(ChatNode.ROOM_PATH + "/chat/state?" + segment));
    }

    /** Longer addresses are the container's to refuse. */
    private static String encoded(String word) {
        return URLEncoder.encode(Hostile.cut(word, 500), StandardCharsets.UTF_8);
    }

    private static Request post(String path, Map<String, String> fields) {
        return Request.post(path).json(Jsons.object(fields));
    }

    private Reply answer(Request request) {
        Reply reply = http.exchange(request.bearer(token));
        assertThat(reply.status()).as("%s", reply).isBetween(200, 499);
        return reply;
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
