package dev.frontrow.chat.rules;

import dev.frontrow.chat.host.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * Implemented by stores: the part of a {@link RoomView} that is about who has said something, and when. What the host
 * says of somebody ({@link dev.frontrow.chat.message.MessageKind.Notice}) they did not say.
 *
 * @param <X> what a failing store throws
 */
public interface ChatterView<X extends Exception> {

    /**
     * Whether a user said something in this room before, be it deleted since, or pruned
     * ({@link dev.frontrow.chat.message.Body.Text#first}).
     */
    boolean hasSpoken(UserId user) throws X;

    /** When the newest message of a user was sent, deleted or not; empty also where it is pruned. */
    Optional<Instant> lastSentAt(UserId user) throws X;

    /** Whether a text of that fingerprint was remembered ({@link Write.RememberText}) at that moment or later. */
    boolean wasSaid(long fingerprint, Instant since) throws X;
}
