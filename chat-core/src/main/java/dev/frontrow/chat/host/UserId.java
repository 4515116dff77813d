package dev.frontrow.chat.host;

/**
 * The host's name for one person, the same in every room.
 *
 * @param value 1 to 128 visible ASCII characters (U+0021 to U+007E)
 */
public record UserId(String value) {

    public UserId {
        if (value.isEmpty() || value.length() > 128) {
            throw new IllegalArgumentException("user id length: " + value.length() + " (expected: 1..128)");
        }
        if (!value.chars().allMatch(c -> c > 0x20 && c < 0x7F)) {
            throw new IllegalArgumentException("user id: a character that is not visible ASCII");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
