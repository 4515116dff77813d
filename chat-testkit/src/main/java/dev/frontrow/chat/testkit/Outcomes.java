package dev.frontrow.chat.testkit;

import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.Receipt;
import java.util.List;
import java.util.function.Function;

/** Reads outcomes that a rule expects to be of one kind, and fails on any other. */
final class Outcomes {

    private Outcomes() {}

    static Receipt done(EntryOutcome outcome) {
        return outcome.fold(Function.identity(), other("done", outcome), other("done", outcome));
    }

    static Receipt repeated(EntryOutcome outcome) {
        return outcome.fold(other("repeated", outcome), Function.identity(), other("repeated", outcome));
    }

    static Refusal rejected(EntryOutcome outcome) {
        return outcome.fold(other("rejected", outcome), other("rejected", outcome), Function.identity());
    }

    static RefusalCode code(EntryOutcome outcome) {
        return rejected(outcome).code();
    }

    static ChatMessage posted(EntryOutcome outcome) {
        return message(done(outcome));
    }

    static Receipt.Moderated moderated(EntryOutcome outcome) {
        return moderated(done(outcome));
    }

    static ChatMessage message(Receipt receipt) {
        return receipt.fold(Receipt.Posted::message, other("a message", receipt));
    }

    static Receipt.Moderated moderated(Receipt receipt) {
        return receipt.fold(other("an action", receipt), Function.identity());
    }

    /** In which way each entry ended. */
    static List<String> kinds(List<EntryOutcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> outcome.<String>fold(
                        done -> "done",
                        repeated -> "repeated",
                        refusal -> refusal.code().wireName()))
                .toList();
    }

    private static <A, B> Function<A, B> other(String expected, Object actual) {
        return ignored -> {
            throw new AssertionError("expected: " + expected + ", but was: " + actual);
        };
    }
}
