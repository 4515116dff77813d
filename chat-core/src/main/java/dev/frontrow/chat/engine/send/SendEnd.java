package dev.frontrow.chat.engine.send;

import dev.frontrow.chat.result.Result;

/** How a send ended, for whatever was taken on its way. */
enum SendEnd {
    /** A new message is in the room. */
    COMMITTED,
    /** The message had been in the room before. */
    REPEATED,
    /** Certainly no message came of it. */
    REFUSED,
    /** The message may be in the room, or come into it. */
    UNKNOWN;

    static SendEnd of(Result<SendContext> result) {
        return result.fold(
                context -> context.sent().repeated() ? REPEATED : COMMITTED,
                refusal -> refusal.code().isOutcomeKnown() ? REFUSED : UNKNOWN);
    }
}
