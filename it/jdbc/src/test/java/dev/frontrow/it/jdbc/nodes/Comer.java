package dev.frontrow.it.jdbc.nodes;

import dev.frontrow.chat.transport.StreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Somebody who comes back: remembers the last place they were brought to, and the first mistake. */
final class Comer implements StreamWriter {

    private static final Pattern EVENT = Pattern.compile("(?m)^id: [a-z0-9]+\\.(\\d+)\nevent: ([a-z.]+)$");

    private final String name;
    private volatile long place;
    private volatile boolean closed;
    private volatile String mistake = "";

    /** @param place the last one they saw */
    Comer(String name, long place) {
        this.name = name;
        this.place = place;
    }

    void comeBack(Node node) {
        closed = false;
        node.watch(name, node.cursor(place), this);
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void write(byte[] bytes) {
        EVENT.matcher(new String(bytes, StandardCharsets.UTF_8)).results().forEach(event -> {
            long seq = Long.parseLong(event.group(1));
            if (mistake.isEmpty() && (seq != place + 1 || !event.group(2).equals("message"))) {
                mistake = event.group(2) + " " + seq + " after " + place;
            }
            place = seq;
        });
    }

    @Override
    public void close() {
        closed = true;
    }

    /** It may be lapped, and then comes back like any client. */
    boolean isClosed() {
        return closed;
    }

    long place() {
        return place;
    }

    /** Empty: every place came once, and in order. */
    String mistake() {
        return mistake;
    }
}
