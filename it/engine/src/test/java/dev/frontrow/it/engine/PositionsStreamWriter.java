package dev.frontrow.it.engine;

import dev.frontrow.chat.transport.StreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A connection that remembers no more than the last place it was brought to, and the first mistake. Used by one stream at a time. */
final class PositionsStreamWriter implements StreamWriter {

    private static final Pattern EVENT = Pattern.compile("(?m)^id: [a-z0-9]+\\.(\\d+)\nevent: ([a-z.]+)$");

    private final Consumer<String> look;
    private volatile long place;
    private volatile boolean closed;
    private volatile String mistake = "";

    PositionsStreamWriter(long place, Consumer<String> look) {
        this.place = place;
        this.look = look;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void write(byte[] bytes) {
        String written = new String(bytes, StandardCharsets.UTF_8);
        look.accept(written);
        EVENT.matcher(written).results().forEach(event -> {
            long seq = Long.parseLong(event.group(1));
            if (mistake.isEmpty() && (seq != place + 1 || event.group(2).equals("resync"))) {
                mistake = event.group(2) + " " + seq + " after " + place;
            }
            place = seq;
        });
    }

    @Override
    public void close() {
        closed = true;
    }

    /** Whether it was closed since this was asked last: it may be lapped, and comes back like any client. */
    boolean takeClosed() {
        boolean was = closed;
        closed = false;
        return was;
    }

    long place() {
        return place;
    }

    /** Empty: every place came once, and in order. */
    String mistake() {
        return mistake;
    }
}
