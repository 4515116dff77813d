package dev.frontrow.chat.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes U+FFFD in place of half a surrogate pair. What came in through the library has none, but a store may hold
 * texts that others wrote or cut; Jackson throws at one, and then a room could be neither shown nor read on because of
 * a single message.
 */
final class SurrogateRepairingGenerator extends JsonGeneratorDelegate {

    private static final char REPLACEMENT = '\uFFFD';

    SurrogateRepairingGenerator(JsonGenerator json) {
        super(json, false);
    }

    @Override
    public void writeString(@Nullable String text) throws IOException {
        super.writeString(text == null ? null : whole(text));
    }

    /** The same string where nothing is wrong, which is always. */
    private static String whole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isHalf(text, i)) {
                return repaired(text);
            }
        }
        return text;
    }

    private static String repaired(String text) {
        StringBuilder whole = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            if (isHalf(text, i)) {
                whole.setCharAt(i, REPLACEMENT);
            }
        }
        return whole.toString();
    }

    private static boolean isHalf(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
