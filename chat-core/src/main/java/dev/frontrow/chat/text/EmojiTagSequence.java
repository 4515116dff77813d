package dev.frontrow.chat.text;

/**
 * The flags of England, Scotland, Texas: a black flag, then the region's code in tag characters, then a tag that ends
 * it (UTS #51, emoji tag sequences). Tags show nothing of themselves, so anywhere else, or without an end, they only
 * hide something.
 */
final class EmojiTagSequence {

    /** The black flag. */
    static final int BASE = 0x1F3F4;

    private static final int TAG_0 = 0xE0030;
    private static final int TAG_9 = 0xE0039;
    private static final int TAG_A = 0xE0061;
    private static final int TAG_Z = 0xE007A;
    private static final int CANCEL_TAG = 0xE007F;
    /** Code units of a black flag and of every tag. */
    private static final int UNITS = 2;
    /** A subdivision code of CLDR: two of the country, one to four of the region. */
    private static final int SHORTEST = 3;

    private static final int LONGEST = 6;

    private EmojiTagSequence() {}

    /** The end of the flag whose base is at an index: behind its tags if they are complete, else behind the base. */
    static int end(String text, int base) {
        int at = base + UNITS;
        int tags = 0;
        while (at < text.length() && isCode(text.codePointAt(at)) && tags < LONGEST) {
            at += UNITS;
            tags++;
        }
        boolean isComplete = tags >= SHORTEST && at < text.length() && text.codePointAt(at) == CANCEL_TAG;
        return isComplete ? at + UNITS : base + UNITS;
    }

    private static boolean isCode(int c) {
        return (c >= TAG_0 && c <= TAG_9) || (c >= TAG_A && c <= TAG_Z);
    }
}
