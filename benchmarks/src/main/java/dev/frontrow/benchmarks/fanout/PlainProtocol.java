package dev.frontrow.benchmarks.fanout;

import java.util.function.Function;

/**
 * {@code GET /events} and {@code POST /send}.
 *
 * @param body what is posted
 */
record PlainProtocol(Function<Message, byte[]> body) implements Protocol {

    @Override
    public void prepare(int viewers, int senders) {
        // Nobody is asked who they are.
    }

    @Override
    public byte[] subscribe(int viewer, String cursor) {
        return Requests.get("/events", "");
    }

    @Override
    public byte[] send(int sender, Message message) {
        return Requests.post("/send", "Content-Type: text/plain; charset=utf-8\r\n", body.apply(message));
    }

    @Override
    public boolean resumes() {
        return false;
    }
}
