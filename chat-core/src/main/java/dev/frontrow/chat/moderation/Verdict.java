package dev.frontrow.chat.moderation;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/** A filter's answer. */
public sealed interface Verdict {

    /** One value from whichever it is. */
    <T> T fold(Supplier<T> allow, Function<String, T> replace, Function<String, T> hold, Supplier<T> block);

    /** As it is. */
    static Verdict allow() {
        return Allow.INSTANCE;
    }

    /** With another text, which is cleaned and measured again. */
    static Verdict replace(String text) {
        return new Replace(text);
    }

    /**
     * Not before one of the staff has looked at it. There is no queue for that yet: until there is, the send is refused
     * with {@code content_blocked}, as with {@link #block()}.
     *
     * @param rule the name of the rule that wants a look, for the staff: {@code [a-z0-9_]{1,32}}
     */
    static Verdict hold(String rule) {
        return new Hold(rule);
    }

    /** Not at all. */
    static Verdict block() {
        return Block.INSTANCE;
    }

    /** As it is. */
    enum Allow implements Verdict {
        INSTANCE;

        @Override
        public <T> T fold(Supplier<T> allow, Function<String, T> replace, Function<String, T> hold, Supplier<T> block) {
            return allow.get();
        }
    }

    /** With another text. */
    record Replace(String text) implements Verdict {

        public Replace {
            Objects.requireNonNull(text, "text");
        }

        @Override
        public <T> T fold(Supplier<T> allow, Function<String, T> replace, Function<String, T> hold, Supplier<T> block) {
            return replace.apply(text);
        }
    }

    /**
     * Not before somebody looked.
     *
     * @param rule see {@link Verdict#hold}
     */
    record Hold(String rule) implements Verdict {

        public Hold {
            if (!rule.matches("[a-z0-9_]{1,32}")) {
                throw new IllegalArgumentException("rule: not [a-z0-9_]{1,32}");
            }
        }

        @Override
        public <T> T fold(Supplier<T> allow, Function<String, T> replace, Function<String, T> hold, Supplier<T> block) {
            return hold.apply(rule);
        }
    }

    /** Not at all. */
    enum Block implements Verdict {
        INSTANCE;

        @Override
        public <T> T fold(Supplier<T> allow, Function<String, T> replace, Function<String, T> hold, Supplier<T> block) {
            return block.get();
        }
    }
}
