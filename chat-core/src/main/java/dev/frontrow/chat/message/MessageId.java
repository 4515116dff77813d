package dev.frontrow.chat.message;

import java.util.regex.Pattern;

/**
 * The id of a message: opaque, made by the server, sortable by creation.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 _ -}
 */
public record MessageId(String value) {

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public MessageId {
        if (!ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException("message id: not [A-Za-z0-9_-]{1,64}");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
