package dev.frontrow.chat.engine.send;

import dev.frontrow.chat.engine.calls.StoreCalls;
import dev.frontrow.chat.message.Draft;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.result.Sent;
import dev.frontrow.chat.result.Stage;
import dev.frontrow.chat.store.KeyQuery;
import dev.frontrow.chat.store.KnownKey;
import java.util.Optional;

/**
 * Gives the first answer to a repeated send that is refused now: the credit may be gone and the limit reached since,
 * and still the message was accepted. The commit finds repetitions itself, so only a refusal is worth the look into the
 * store.
 */
public final class IdempotentReplay {

    private final StoreCalls store;
    private final LimitStage limit;

    public IdempotentReplay(StoreCalls store, LimitStage limit) {
        this.store = store;
        this.limit = limit;
    }

    Result<Sent> orFirst(Draft draft, Result<Sent> result) {
        return result.fold(
                sent -> result, refusal -> isWorthALook(refusal) ? first(draft).orElse(result) : result);
    }

    /** Whoever may not even come in gets no answer from before. */
    private static boolean isWorthALook(Refusal refusal) {
        Stage stage = refusal.code().stage();
        return stage == Stage.GATE || stage == Stage.LIMIT || stage == Stage.MODERATION;
    }

    private Optional<Result<Sent>> first(Draft draft) {
        IdempotencyKey key = draft.key();
        if (key == null) {
            return Optional.empty();
        }
        Optional<KnownKey> known =
                store.call(draft.room(), chat -> chat.known(new KeyQuery(draft.room(), key.user(), key.value())));
        return known.map(first -> first.fingerprint().equals(key.fingerprint())
                ? first.receipt()
                        .fold(
                                posted -> limit.state(
                                                draft.room(), posted.message().author())
                                        .map(rate -> new Sent(posted.message(), rate, true)),
                                moderated -> Result.refused(RefusalCode.IDEMPOTENCY_MISMATCH))
                : Result.refused(RefusalCode.IDEMPOTENCY_MISMATCH));
    }
}
