package dev.frontrow.chat.servlet;

/** The header of a repeated response (wire.md §1). */
final class Replayed {

    static final String HEADER = "Idempotency-Replayed";
    static final String YES = "true";

    private Replayed() {}
}
