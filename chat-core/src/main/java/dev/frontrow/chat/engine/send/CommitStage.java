package dev.frontrow.chat.engine.send;

import dev.frontrow.chat.engine.access.ModeGate;
import dev.frontrow.chat.engine.calls.CommitClient;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.message.SortableIds;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.Receipt;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Gives the message its id and time, and has it committed. */
public final class CommitStage implements SendStage {

    private final CommitClient commitClient;
    private final GateStage gate;
    private final SortableIds ids;
    private final InstantSource clock;

    public CommitStage(CommitClient commitClient, GateStage gate, SortableIds ids, InstantSource clock) {
        this.commitClient = commitClient;
        this.gate = gate;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Result<SendContext> admit(SendContext context) {
        Entry entry = new Entry.NewMessage(
                new MessageId(ids.next()),
                context.author(),
                context.text(),
                context.draft().replyTo(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                context.draft().key(),
                context.draft().kind(),
                context.facts());
        return commitClient
                .commit(context.draft().room(), entry, context.running())
                .flatMap(outcome -> outcome.fold(
                        done -> posted(context, done, false),
                        first -> posted(context, first, true),
                        refusal -> refused(context, refusal)));
    }

    private Result<SendContext> refused(SendContext context, Refusal refusal) {
        if (!ModeGate.withoutText(refusal.gate()).isEmpty()) {
            gate.outdated(context);
        }
        return Result.refused(refusal);
    }

    private static Result<SendContext> posted(SendContext context, Receipt receipt, boolean repeated) {
        return receipt.fold(
                posted -> Result.accepted(context.committed(posted.message(), repeated)),
                // The key was used for an action: whatever its fingerprint, that was another request.
                moderated -> Result.refused(RefusalCode.IDEMPOTENCY_MISMATCH));
    }
}
