package dev.frontrow.chat.engine.send;

import dev.frontrow.chat.result.Result;

/** A stage on the way of a message. */
public interface SendStage {

    /** The context that the next stage gets; or a refusal, and then there is no next one. */
    Result<SendContext> admit(SendContext context);
}
