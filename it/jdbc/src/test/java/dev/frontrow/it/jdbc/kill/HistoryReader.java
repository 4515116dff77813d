package dev.frontrow.it.jdbc.kill;

import com.fasterxml.jackson.databind.JsonNode;
import dev.frontrow.tck.probe.Http;
import dev.frontrow.tck.probe.Reply;
import dev.frontrow.tck.probe.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the whole history of the room as a client does. */
final class HistoryReader {

    private HistoryReader() {}

    /** Oldest first: the pages, which come newest first, turned round, and not sorted. */
    static List<Stored> read(int port) throws IOException {
        List<Stored> newestFirst = new ArrayList<>();
        Set<String> epochs = new HashSet<>();
        try (Http http = new Http(port)) {
            String token =
                    ok(http.exchange(ChatNode.login("reader"))).get("token").asText();
            String cursor = "";
            do {
                JsonNode page = ok(http.exchange(Request.get(ChatNode.ROOM_PATH + "/messages?limit=100" + cursor)
                        .bearer(token)));
                epochs.add(page.get("position").asText().split("\\.", -1)[0]);
                for (JsonNode item : page.get("items")) {
                    newestFirst.add(new Stored(
                            item.get("text").asText(),
                            item.get("seq").asLong(),
                            item.get("id").asText()));
                }
                cursor = page.has("nextBefore")
                        ? "&before=" + page.get("nextBefore").asText()
                        : "";
            } while (!cursor.isEmpty());
        }
        if (epochs.size() != 1) {
            throw new AssertionError("one log has one epoch: " + epochs);
        }
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    private static JsonNode ok(Reply reply) {
        if (reply.status() != 200) {
            throw new AssertionError("the server answers " + reply);
        }
        return reply.json();
    }
}
