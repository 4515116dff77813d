package dev.frontrow.chat.result;

import java.util.function.Consumer;
import java.util.function.Function;

/** A value, or the reason why there is none. */
public sealed interface Result<T> {

    /** One value from whichever it is. */
    <R> R fold(Function<? super T, ? extends R> accepted, Function<Refusal, ? extends R> refused);

    /** The next step, unless this one was refused. */
    default <R> Result<R> flatMap(Function<? super T, Result<R>> next) {
        return this instanceof Accepted<T> accepted ? next.apply(accepted.value()) : refused(refusal(this));
    }

    /** Another value, unless it was refused. */
    default <R> Result<R> map(Function<? super T, ? extends R> change) {
        return this instanceof Accepted<T> accepted ? accepted(change.apply(accepted.value())) : refused(refusal(this));
    }

    /** Whether there is a value. */
    default boolean isAccepted() {
        return this instanceof Accepted<T>;
    }

    /**
     * The value, where a refusal would be a mistake of the caller: in tests, in scripts of the host.
     *
     * @throws IllegalStateException it was refused; the message names the code
     */
    default T orElseThrow() {
        return orElseThrow(refusal ->
                new IllegalStateException("refused: " + refusal.code().wireName()));
    }

    /** The value, or what the caller throws in place of a refusal. */
    default <X extends Throwable> T orElseThrow(Function<Refusal, X> thrown) throws X {
        if (this instanceof Accepted<T> accepted) {
            return accepted.value();
        }
        throw thrown.apply(refusal(this));
    }

    /** Does something with the value, if there is one. */
    default void ifAccepted(Consumer<? super T> use) {
        if (this instanceof Accepted<T> accepted) {
            use.accept(accepted.value());
        }
    }

    private static Refusal refusal(Result<?> refused) {
        return ((Refused<?>) refused).refusal();
    }

    /** Accepted with this value. */
    static <T> Result<T> accepted(T value) {
        return new Accepted<>(value);
    }

    /** Refused for this reason. */
    static <T> Result<T> refused(Refusal refusal) {
        return new Refused<>(refusal);
    }

    /** Refused with a code that says all. */
    static <T> Result<T> refused(RefusalCode code) {
        return new Refused<>(Refusal.of(code));
    }

    /** There is a value. */
    record Accepted<T>(T value) implements Result<T> {
        @Override
        public <R> R fold(Function<? super T, ? extends R> accepted, Function<Refusal, ? extends R> refused) {
            return accepted.apply(value);
        }
    }

    /** There is none, and this is why. */
    record Refused<T>(Refusal refusal) implements Result<T> {
        @Override
        public <R> R fold(Function<? super T, ? extends R> accepted, Function<Refusal, ? extends R> refused) {
            return refused.apply(refusal);
        }
    }
}
