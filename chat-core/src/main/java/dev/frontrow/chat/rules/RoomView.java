package dev.frontrow.chat.rules;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.log.RoomState;
import dev.frontrow.chat.moderation.Sanction;
import dev.frontrow.chat.moderation.SanctionKind;
import dev.frontrow.chat.store.KnownKey;
import java.util.Optional;

/**
 * Implemented by stores: what is known of a room inside the transaction that appends to it, after everything that was
 * written before in the same transaction. {@link RoomRules} asks only for what a decision depends on.
 *
 * @param <X> what a failing store throws
 */
public interface RoomView<X extends Exception> extends MessageView<X>, ChatterView<X> {

    /** What was done under a key, with its message as it is now. */
    Optional<KnownKey> known(UserId user, String key) throws X;

    /** The sanction of this kind that a user was given last and that was not lifted, whether it has ended or not. */
    Optional<Sanction> sanction(SanctionKind kind, UserId user) throws X;

    /** The room after its newest public event, with modes and pin. */
    RoomState state() throws X;

    /** The position that the next public event gets. */
    long nextSeq() throws X;
}
