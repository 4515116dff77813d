package dev.frontrow.chat.store;

import dev.frontrow.chat.result.Refusal;
import java.util.function.Function;

/** What became of one entry. */
public sealed interface EntryOutcome {

    /** One value from whichever it is. */
    <T> T fold(Function<Receipt, T> done, Function<Receipt, T> repeated, Function<Refusal, T> rejected);

    /** It was done, now. */
    record Done(Receipt receipt) implements EntryOutcome {
        @Override
        public <T> T fold(Function<Receipt, T> done, Function<Receipt, T> repeated, Function<Refusal, T> rejected) {
            return done.apply(receipt);
        }
    }

    /** It had been done under the same key; this is the first answer, its message as it is now. */
    record Repeated(Receipt first) implements EntryOutcome {
        @Override
        public <T> T fold(Function<Receipt, T> done, Function<Receipt, T> repeated, Function<Refusal, T> rejected) {
            return repeated.apply(first);
        }
    }

    /** It was not done. */
    record Rejected(Refusal refusal) implements EntryOutcome {
        @Override
        public <T> T fold(Function<Receipt, T> done, Function<Receipt, T> repeated, Function<Refusal, T> rejected) {
            return rejected.apply(refusal);
        }
    }
}
