package dev.frontrow.chat.moderation;

import java.util.function.Function;
import java.util.function.Supplier;

/** A filter's answer. */
public sealed interface Verdict {

    /** One value from whichever it is. */
    <T> T fold(Supplier<T> allow, Function<String, T> replace, Supplier<T> block);

    /** As it is. */
    static Verdict allow() {
        return Allow.INSTANCE;
    }

    /** With another text, which is cleaned and measured again. */
    static Verdict replace(String text) {
        return new Replace(text);
    }

    /** Not at all. */
    static Verdict block() {
        return Block.INSTANCE;
    }

    /** As it is. */
    enum Allow implements Verdict {
        INSTANCE;

        @Override
        public <T> T fold(Supplier<T> allow, Function<String, T> replace, Supplier<T> block) {
            return allow.get();
        }
    }

    /** With another text. */
    record Replace(String text) implements Verdict {
        @Override
        public <T> T fold(Supplier<T> allow, Function<String, T> replace, Supplier<T> block) {
            return replace.apply(text);
        }
    }

    /** Not at all. */
    enum Block implements Verdict {
        INSTANCE;

        @Override
        public <T> T fold(Supplier<T> allow, Function<String, T> replace, Supplier<T> block) {
            return block.get();
        }
    }
}
