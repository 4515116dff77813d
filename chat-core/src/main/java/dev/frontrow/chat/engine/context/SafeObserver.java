package dev.frontrow.chat.engine.context;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.observe.ChatObserver;
import dev.frontrow.chat.result.CloseReason;
import dev.frontrow.chat.result.RefusalCode;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls the host's observer; what it throws is logged and hurts nobody. */
public final class SafeObserver implements ChatObserver {

    private static final Logger LOG = LoggerFactory.getLogger(ChatObserver.class);

    private final ChatObserver observer;
    private final FailureLog failures = new FailureLog(LOG);

    /** @param observer the host's */
    public SafeObserver(ChatObserver observer) {
        this.observer = observer;
    }

    @Override
    public void accepted(ChatMessage message) {
        safely(() -> observer.accepted(message));
    }

    @Override
    public void refused(RoomId room, UserId user, RefusalCode code) {
        safely(() -> observer.refused(room, user, code));
    }

    @Override
    public void moderated(AuditEntry entry) {
        safely(() -> observer.moderated(entry));
    }

    @Override
    public void committed(RoomId room, int entries, Duration took) {
        safely(() -> observer.committed(room, entries, took));
    }

    @Override
    public void opened(RoomId room, UserId user) {
        safely(() -> observer.opened(room, user));
    }

    @Override
    public void closed(RoomId room, UserId user, CloseReason reason) {
        safely(() -> observer.closed(room, user, reason));
    }

    @Override
    public void hostFailed(String what, @Nullable RoomId room, Throwable failure) {
        failures.failed(
                what, room, failure); // the one place where a failing host part is logged, so that it is logged once
        safely(() -> observer.hostFailed(what, room, failure));
    }

    @Override
    public void failed(String instance, @Nullable RoomId room, Throwable failure) {
        safely(() -> observer.failed(instance, room, failure));
    }

    /** Tells a defect of the chat's own under a name of its own, which is returned. */
    public String defect(String what, @Nullable RoomId room, Throwable failure) {
        String instance = "urn:uuid:" + UUID.randomUUID();
        failures.defect(instance, what, room, failure);
        failed(instance, room, failure);
        return instance;
    }

    /** How often {@link #sumUp()} is to be called. */
    public Duration sumUpEvery() {
        return FailureLog.PERIOD;
    }

    /** Logs how often parts of the host failed since it was called last, beyond the first time. */
    public void sumUp() {
        failures.sumUp();
    }

    private static void safely(Runnable call) {
        try {
            call.run();
        } catch (Throwable e) {
            LOG.warn("an observer threw", e);
        }
    }
}
