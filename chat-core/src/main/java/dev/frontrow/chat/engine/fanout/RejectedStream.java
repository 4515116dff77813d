package dev.frontrow.chat.engine.fanout;

import dev.frontrow.chat.result.CloseReason;
import dev.frontrow.chat.transport.HeartbeatSource;
import dev.frontrow.chat.transport.PendingSubscription;
import dev.frontrow.chat.transport.StreamWriter;
import dev.frontrow.chat.transport.Subscription;
import dev.frontrow.chat.wire.EncodedEvent;
import dev.frontrow.chat.wire.EventEncoding;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A stream there is no room for: it says when to come back, and ends. Its state belongs to the loop. */
public final class RejectedStream implements PendingSubscription, Subscription {

    private static final Logger LOG = LoggerFactory.getLogger(RejectedStream.class);

    private final EventLoop loop;
    private final EventEncoding encoding;
    private final CloseReason reason;
    private @Nullable StreamWriter writer;

    public RejectedStream(EventLoop loop, EventEncoding encoding, CloseReason reason) {
        this.loop = loop;
        this.encoding = encoding;
        this.reason = reason;
    }

    @Override
    public Subscription start(StreamWriter connection, HeartbeatSource heartbeats) {
        loop.execute(() -> {
            writer = connection;
            say();
        });
        return this;
    }

    @Override
    public void abandon() {}

    @Override
    public void writable() {
        loop.execute(this::say);
    }

    @Override
    public void gone() {
        loop.execute(this::end);
    }

    private void say() {
        if (writer != null && writer.isReady()) {
            try {
                EncodedEvent farewell = EncodedEvent.of(encoding, StreamGreeting.farewell(reason));
                EncodedEvent.first(encoding, farewell).writeTo(writer::write);
            } catch (IOException e) {
                LOG.debug("gone before it was turned away", e);
            }
            end();
        }
    }

    private void end() {
        if (writer != null) {
            writer.close();
            writer = null;
        }
    }
}
