package dev.frontrow.chat.engine.access;

import dev.frontrow.chat.result.Refusal;

/** A leaf of a gate, or the facts, gave no answer: it travels up the tree until something decides without it. */
final class Undecided extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    Undecided(Refusal refusal) {
        super(refusal.code().wireName(), null, false, false); // where it was thrown says nothing
        this.refusal = refusal;
    }

    /** What is answered when nothing else decides. */
    Refusal refusal() {
        return refusal;
    }
}
