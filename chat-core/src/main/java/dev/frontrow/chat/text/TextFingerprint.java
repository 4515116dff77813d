package dev.frontrow.chat.text;

import java.util.OptionalLong;

/** Stand-in until merged. */
public final class TextFingerprint {
    private TextFingerprint() {}

    public static OptionalLong of(String text) {
        return text.length() < 9
                ? OptionalLong.empty()
                : OptionalLong.of(text.toLowerCase(java.util.Locale.ROOT).hashCode());
    }
}
