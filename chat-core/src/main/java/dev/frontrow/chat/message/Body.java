package dev.frontrow.chat.message;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a message says: its text, or that the text is gone. */
public sealed interface Body {

    /** One value from whichever it is. */
    <T> T fold(Function<Text, T> text, Function<Deleted, T> deleted);

    /**
     * A text that may be shown. Raw: it is encoded where it is shown, never before.
     *
     * @param text cleaned, not blank
     * @param replyTo the message it answers, or null
     */
    record Text(String text, @Nullable MessageId replyTo) implements Body {
        @Override
        public <T> T fold(Function<Text, T> whenText, Function<Deleted, T> whenDeleted) {
            return whenText.apply(this);
        }
    }

    /** A tombstone: the position stays, the text is gone. */
    record Deleted(DeletedBy by) implements Body {
        @Override
        public <T> T fold(Function<Text, T> whenText, Function<Deleted, T> whenDeleted) {
            return whenDeleted.apply(this);
        }
    }
}
