package dev.frontrow.chat.host;

import java.util.Optional;

/**
 * The host's name for one person, the same in every room.
 *
 * @param value 1 to 128 visible ASCII characters (U+0021 to U+007E)
 */
public record UserId(String value) {

    static final int MAX_LENGTH = 128;

    /** @throws InvalidUserIdException another length, or another character */
    public UserId {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new InvalidUserIdException(
                    "user id length: " + value.length() + " (expected: 1.." + MAX_LENGTH + ")");
        }
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) <= 0x20 || value.charAt(i) >= 0x7F) {
                throw new InvalidUserIdException(
                        "user id: a character that is not visible ASCII (UserId.ofLogin takes every name)");
            }
        }
    }

    /**
     * The id of whoever signs in under this name, whatever characters it has: the same for the same name, today and
     * later, and another for every other name, also for one that differs in case, in a space, or in how an accent is
     * written.
     *
     * <p>Visible ASCII stays as it is, but for {@code %}; of everything else and of {@code %} the bytes in UTF-8 are
     * written as {@code %} and two hexadecimal digits (RFC 3986 §2.1): {@code Ada%20Lovelace}. What would be longer
     * than 128 so ends in {@code %.} and a digest (SHA-256) of the whole after its first 83 characters at most.
     *
     * @param login 1 character or more
     * @throws InvalidUserIdException it is empty, or no Unicode text
     */
    public static UserId ofLogin(String login) {
        return new UserId(LoginName.encode(login));
    }

    /**
     * The name that {@link #ofLogin} was given, to look somebody up by. Empty: only a digest of it is left, or this id
     * was not made from a name.
     */
    public Optional<String> login() {
        return LoginName.decode(value).filter(login -> LoginName.encode(login).equals(value));
    }

    @Override
    public String toString() {
        return value;
    }
}
