package dev.frontrow.chat.gate;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One walk through a tree: what was asked and is known of it, and nothing that outlives it. Used by one thread. */
final class Evaluation {

    /** On the caller's thread, which nobody interrupts. */
    static final GateTree.Calls HERE = (leaf, request) -> {
        try {
            return Objects.requireNonNull(leaf.gate().decide(request), leaf.name());
        } catch (Throwable e) {
            if (leaf.onFailure() == Gates.OnFailure.OPEN) {
                return GateDecision.open();
            }
            throw e;
        }
    };

    private final Node root;
    private final GateRequest request;
    private final GateTree.Calls calls;
    private @Nullable UserFacts facts;
    private @Nullable Throwable noFacts;

    Evaluation(Node root, GateRequest request, GateTree.Calls calls) {
        this.root = root;
        this.request = Objects.requireNonNull(request, "request");
        this.calls = calls;
    }

    GateDecision decide() {
        return root.evaluate(this).orThrow();
    }

    GateRequest request() {
        return request;
    }

    Outcome call(GateTree.Leaf leaf) {
        try {
            return Outcome.of(calls.call(leaf, request));
        } catch (Throwable e) { // also an Error: another branch may decide without this leaf
            return Outcome.failed(e);
        }
    }

    /**
     * What is known of the person. All that the tree may need is asked for together, when the first leaf needs any, and
     * an answer that did not come is not asked for again.
     */
    Outcome withFacts(Function<UserFacts, GateDecision> rule) {
        if (facts == null && noFacts == null) {
            ask();
        }
        return facts == null ? Outcome.failed(Objects.requireNonNull(noFacts)) : Outcome.of(rule.apply(facts));
    }

    private void ask() {
        Set<Fact> needed = EnumSet.noneOf(Fact.class);
        root.visit(request.user().role(), node -> needed.addAll(node.ownFacts()));
        try {
            FactsRequest question = new FactsRequest(request.room(), request.user(), needed);
            facts = Objects.requireNonNull(request.facts().of(question), "facts");
        } catch (Throwable e) { // also an Error: another branch may decide without facts
            noFacts = e;
        }
    }
}
