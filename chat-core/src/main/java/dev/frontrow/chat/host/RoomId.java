package dev.frontrow.chat.host;

/**
 * The name of a room: the host's stream id.
 *
 * @param value 1 to 128 characters of {@code A-Z a-z 0-9 . _ ~ -}, the unreserved characters of RFC 3986 §2.3
 */
public record RoomId(String value) {

    public RoomId {
        if (value.isEmpty() || value.length() > 128) {
            throw new IllegalArgumentException("room id length: " + value.length() + " (expected: 1..128)");
        }
        for (int i = 0; i < value.length(); i++) {
            if (!isUnreserved(value.charAt(i))) {
                throw new IllegalArgumentException("room id: a character outside A-Z a-z 0-9 . _ ~ -");
            }
        }
    }

    private static boolean isUnreserved(char c) {
        boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return isLetter || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '~' || c == '-';
    }

    @Override
    public String toString() {
        return value;
    }
}
