package dev.frontrow.chat.host;

import java.util.regex.Pattern;

/**
 * The name of a room: the host's stream id.
 *
 * @param value 1 to 128 characters of {@code A-Z a-z 0-9 . _ ~ -}, the unreserved characters of RFC 3986 §2.3
 */
public record RoomId(String value) {

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._~-]*");

    public RoomId {
        if (value.isEmpty() || value.length() > 128) {
            throw new IllegalArgumentException("room id length: " + value.length() + " (expected: 1..128)");
        }
        if (!ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException("room id: a character outside A-Z a-z 0-9 . _ ~ -");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
