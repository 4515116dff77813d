package dev.frontrow.chat.text;

/**
 * Called by the rules of a room: whether a text is emoji and nothing else. Emoji are those that Unicode 17.0 recommends
 * for general interchange (UTS #51, RGI). The list comes with this library, so that the answer is the same on every
 * Java; emoji that are newer than the list are not known.
 *
 * <p>The longest sequence that fits is one emoji. In particular:
 *
 * <ul>
 *   <li>A character that is shown as text by default (©, ™, ❤) is an emoji only with U+FE0F behind it. Digits,
 *       {@code #} and {@code *} are emoji only as keycaps. Whatever has U+FE0E behind it is text.
 *   <li>Within a sequence U+FE0F may be missing, and it may follow every part that is an emoji by itself: keyboards
 *       differ there, and the picture is the same.
 *   <li>Two regional indicators are an emoji if there is such a flag; tags, if they name England, Scotland or Wales.
 *   <li>A joiner, tag or selector that is not part of an emoji is something else. So is one between two emoji that do
 *       not become one of the list.
 * </ul>
 */
public final class EmojiText {

    private EmojiText() {}

    /**
     * Whether a text has an emoji in it, and nothing is left when all emoji and white space are taken out.
     *
     * @param cleanedText what {@link PlainText} leaves; any other string is judged as it stands
     */
    public static boolean isOnlyEmoji(String cleanedText) {
        boolean hasEmoji = false;
        for (int i = 0; i < cleanedText.length(); ) {
            int c = cleanedText.codePointAt(i);
            if (CodePoints.isSpace(c)) {
                i += Character.charCount(c);
            } else {
                int end = Known.EMOJI.end(cleanedText, i);
                if (end == i) {
                    return false;
                }
                hasEmoji = true;
                i = end;
            }
        }
        return hasEmoji;
    }

    /** The list is read when it is needed for the first time: few rooms ask. */
    private static final class Known {

        static final EmojiMatcher EMOJI = new EmojiMatcher(RgiEmoji.all());
    }
}
