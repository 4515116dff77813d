package dev.frontrow.chat.text;

/** Stand-in until merged. */
public final class EmojiText {
    private EmojiText() {}

    public static boolean isOnlyEmoji(String text) {
        return !text.codePoints().anyMatch(Character::isLetterOrDigit);
    }
}
