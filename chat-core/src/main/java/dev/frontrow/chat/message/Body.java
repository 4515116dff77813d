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
     * @param kind what sort of message it is
     * @param first whether it is the first that its author said in the room
     */
    record Text(String text, @Nullable MessageId replyTo, MessageKind kind, boolean first) implements Body {

        /** Something said, and not for the first time. */
        public Text(String text, @Nullable MessageId replyTo) {
            this(text, replyTo, MessageKind.SAID, false);
        }

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
