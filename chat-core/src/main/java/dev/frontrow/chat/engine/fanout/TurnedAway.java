package dev.frontrow.chat.engine.fanout;

import dev.frontrow.chat.outcome.CloseReason;
import dev.frontrow.chat.transport.Admission;
import dev.frontrow.chat.transport.Outlet;
import dev.frontrow.chat.transport.Pulse;
import dev.frontrow.chat.transport.Subscription;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A stream there is no room for: it says when to come back, and ends. Its state belongs to the loop. */
public final class TurnedAway implements Admission, Subscription {

    private static final Logger LOG = LoggerFactory.getLogger(TurnedAway.class);

    private final Loop loop;
    private final CloseReason reason;
    private @Nullable Outlet outlet;

    public TurnedAway(Loop loop, CloseReason reason) {
        this.loop = loop;
        this.reason = reason;
    }

    @Override
    public Subscription start(Outlet connection, Pulse pulse) {
        loop.execute(() -> {
            outlet = connection;
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
        if (outlet != null && outlet.isReady()) {
            try {
                Opening.farewell(reason).writeTo(outlet::write);
            } catch (IOException e) {
                LOG.debug("gone before it was turned away", e);
            }
            end();
        }
    }

    private void end() {
        if (outlet != null) {
            outlet.close();
            outlet = null;
        }
    }
}
