package dev.frontrow.chat.message;

/**
 * The id of a message: opaque, made by the server, sortable by creation.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 _ -}
 */
public record MessageId(String value) {

    private static final int MAX_LENGTH = 64;

    public MessageId {
        if (!isAllowed(value)) {
            throw new IllegalArgumentException("message id: not [A-Za-z0-9_-]{1,64}");
        }
    }

    private static boolean isAllowed(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!isLetter && !(c >= '0' && c <= '9') && c != '_' && c != '-') {
                return false;
            }
        }
        return !value.isEmpty() && value.length() <= MAX_LENGTH;
    }

    @Override
    public String toString() {
        return value;
    }
}
