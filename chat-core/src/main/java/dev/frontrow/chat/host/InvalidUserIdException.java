package dev.frontrow.chat.host;

/**
 * Something cannot be a {@link UserId}, now or later. Where a login gives it, that is answered with
 * {@code user_id_invalid}. The message does not repeat it.
 */
public final class InvalidUserIdException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    InvalidUserIdException(String message) {
        super(message);
    }
}
