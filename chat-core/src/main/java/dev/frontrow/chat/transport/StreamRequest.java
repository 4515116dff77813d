package dev.frontrow.chat.transport;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.wire.EventEncoding;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Somebody wants to follow a room. Immutable. */
public final class StreamRequest {

    private final RoomId room;
    private final UserId user;
    private final @Nullable String lastEventId;
    private final @Nullable Instant signedInAt;
    private final EventEncoding encoding;

    private StreamRequest(
            RoomId room,
            UserId user,
            @Nullable String lastEventId,
            @Nullable Instant signedInAt,
            EventEncoding encoding) {
        this.room = Objects.requireNonNull(room, "room");
        this.user = Objects.requireNonNull(user, "user");
        this.lastEventId = lastEventId;
        this.signedInAt = signedInAt;
        this.encoding = Objects.requireNonNull(encoding, "encoding");
    }

    /** From the newest events on, as Server-Sent Events, by somebody whose login the transport looks after itself. */
    public static StreamRequest of(RoomId room, UserId user) {
        return new StreamRequest(room, user, null, null, EventEncoding.sse());
    }

    /**
     * Resumes at a cursor.
     *
     * @param cursor as the client gave it, unchecked; null: from the newest events on
     */
    public StreamRequest withLastEventId(@Nullable String cursor) {
        return new StreamRequest(room, user, cursor, signedInAt, encoding);
    }

    /**
     * Has the chat look after the login: the stream is not opened if the user signed out since, and ends {@code
     * ChatSettings.sessionLife} after it.
     *
     * @param at when the host's login was asked who they are, by the chat's clock
     */
    public StreamRequest withSignedInAt(Instant at) {
        return new StreamRequest(room, user, lastEventId, Objects.requireNonNull(at, "at"), encoding);
    }

    /** What the stream's writer gets. */
    public StreamRequest withEncoding(EventEncoding other) {
        return new StreamRequest(room, user, lastEventId, signedInAt, other);
    }

    public RoomId room() {
        return room;
    }

    public UserId user() {
        return user;
    }

    /** The cursor as the client gave it; empty: from the newest events on. */
    public Optional<String> lastEventId() {
        return Optional.ofNullable(lastEventId);
    }

    /**
     * When the host's login was asked; empty: the transport asked it just now, and ends the stream when the login does.
     */
    public Optional<Instant> signedInAt() {
        return Optional.ofNullable(signedInAt);
    }

    /** How events become bytes on this stream. */
    public EventEncoding encoding() {
        return encoding;
    }
}
