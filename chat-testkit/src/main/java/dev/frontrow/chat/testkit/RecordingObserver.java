package dev.frontrow.chat.testkit;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.observe.ChatObserver;
import dev.frontrow.chat.result.CloseReason;
import dev.frontrow.chat.result.RefusalCode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what it was told, in order, one list a kind. Called by tests; the lists are copies and may be looked at by
 * any thread.
 */
public final class RecordingObserver implements ChatObserver {

    private final List<ChatMessage> accepted = new CopyOnWriteArrayList<>();
    private final List<Refused> refused = new CopyOnWriteArrayList<>();
    private final List<AuditEntry> moderated = new CopyOnWriteArrayList<>();
    private final List<Committed> committed = new CopyOnWriteArrayList<>();
    private final List<Opened> opened = new CopyOnWriteArrayList<>();
    private final List<Closed> closed = new CopyOnWriteArrayList<>();
    private final List<Failed> failed = new CopyOnWriteArrayList<>();
    private final List<HostFailed> hostFailed = new CopyOnWriteArrayList<>();

    /** An observer that was told nothing. */
    public RecordingObserver() {}

    /** What {@link ChatObserver#refused} was told. */
    public record Refused(RoomId room, UserId user, RefusalCode code) {}

    /** What {@link ChatObserver#committed} was told. */
    public record Committed(RoomId room, int entries, Duration took) {}

    /** What {@link ChatObserver#opened} was told. */
    public record Opened(RoomId room, UserId user) {}

    /** What {@link ChatObserver#closed} was told. */
    public record Closed(RoomId room, UserId user, CloseReason reason) {}

    /** What {@link ChatObserver#failed} was told. */
    public record Failed(String instance, @Nullable RoomId room, Throwable failure) {}

    /** What {@link ChatObserver#hostFailed} was told. */
    public record HostFailed(String what, @Nullable RoomId room, Throwable failure) {}

    @Override
    public void accepted(ChatMessage message) {
        accepted.add(message);
    }

    @Override
    public void refused(RoomId room, UserId user, RefusalCode code) {
        refused.add(new Refused(room, user, code));
    }

    @Override
    public void moderated(AuditEntry entry) {
        moderated.add(entry);
    }

    @Override
    public void committed(RoomId room, int entries, Duration took) {
        committed.add(new Committed(room, entries, took));
    }

    @Override
    public void opened(RoomId room, UserId user) {
        opened.add(new Opened(room, user));
    }

    @Override
    public void closed(RoomId room, UserId user, CloseReason reason) {
        closed.add(new Closed(room, user, reason));
    }

    @Override
    public void failed(String instance, @Nullable RoomId room, Throwable failure) {
        failed.add(new Failed(instance, room, failure));
    }

    @Override
    public void hostFailed(String what, @Nullable RoomId room, Throwable failure) {
        hostFailed.add(new HostFailed(what, room, failure));
    }

    /** The messages that were committed. */
    public List<ChatMessage> accepted() {
        return List.copyOf(accepted);
    }

    /** What was refused. */
    public List<Refused> refused() {
        return List.copyOf(refused);
    }

    /** The actions that were committed. */
    public List<AuditEntry> moderated() {
        return List.copyOf(moderated);
    }

    /** The batches that were committed. */
    public List<Committed> committed() {
        return List.copyOf(committed);
    }

    /** The streams that were opened. */
    public List<Opened> opened() {
        return List.copyOf(opened);
    }

    /** The streams that ended. */
    public List<Closed> closed() {
        return List.copyOf(closed);
    }

    /** The requests that failed by a defect of the chat. */
    public List<Failed> failed() {
        return List.copyOf(failed);
    }

    /** The parts of the host that failed. */
    public List<HostFailed> hostFailed() {
        return List.copyOf(hostFailed);
    }
}
