package dev.frontrow.benchmarks.fanout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Frontrow's wire contract: a token for every viewer and sender, tickets for streams. */
final class FrontrowProtocol implements Protocol {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final int port;
    private volatile List<String> tickets = List.of();
    private volatile List<String> tokens = List.of();

    FrontrowProtocol(int port) {
        this.port = port;
    }

    @Override
    public void prepare(int viewers, int senders) throws IOException {
        List<String> freshTickets = new ArrayList<>();
        List<String> freshTokens = new ArrayList<>();
        try (SenderConnection connection = new SenderConnection(port)) {
            for (int viewer = 0; viewer < viewers; viewer++) {
                freshTickets.add(credentials(connection, "viewer-" + viewer)
                        .path("ticket")
                        .asText());
            }
            for (int sender = 0; sender < senders; sender++) {
                freshTokens.add(credentials(connection, "sender-" + sender)
                        .path("token")
                        .asText());
            }
        }
        tickets = freshTickets;
        tokens = freshTokens;
    }

    private static JsonNode credentials(SenderConnection connection, String user) throws IOException {
        String headers = "X-User: " + user + "\r\n";
        return JSON.readTree(connection.exchange(Requests.post("/api/streams/room/chat/token", headers, new byte[0])));
    }

    @Override
    public byte[] subscribe(int viewer, String cursor) {
        String resume = cursor.isEmpty() ? "" : "Last-Event-ID: " + cursor + "\r\n";
        return Requests.get("/api/chat?token=" + tickets.get(viewer), resume);
    }

    @Override
    public byte[] send(int sender, Message message) {
        String headers = "Content-Type: application/json\r\nAuthorization: Bearer " + tokens.get(sender) + "\r\n";
        return Requests.post("/api/streams/room/messages", headers, message.draft());
    }

    @Override
    public boolean resumes() {
        return true;
    }
}
