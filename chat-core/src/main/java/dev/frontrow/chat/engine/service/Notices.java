package dev.frontrow.chat.engine.service;

import dev.frontrow.chat.engine.calls.CommitClient;
import dev.frontrow.chat.engine.calls.InFlight;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.message.Notice;
import dev.frontrow.chat.message.SortableIds;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.Receipt;
import dev.frontrow.chat.text.PlainText;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** The way of what the host posts itself. */
public final class Notices {

    private final InFlight inFlight;
    private final CommitClient commitClient;
    private final SortableIds ids;
    private final InstantSource clock;

    public Notices(InFlight inFlight, CommitClient commitClient, SortableIds ids, InstantSource clock) {
        this.inFlight = inFlight;
        this.commitClient = commitClient;
        this.ids = ids;
        this.clock = clock;
    }

    /** Posts a notice. Blocks until it is committed. */
    public Result<ChatMessage> post(Notice notice) {
        return PlainText.clean(notice.text(), Notice.MAX_TEXT)
                .map(text -> inFlight.during(
                        notice.room(), null, notice.key(), running -> commit(notice, text.value(), running)))
                .orElseGet(() -> Result.refused(RefusalCode.TEXT_EMPTY));
    }

    private Result<ChatMessage> commit(Notice notice, String text, InFlight.Running running) {
        Entry entry = new Entry.NewMessage(
                new MessageId(ids.next()),
                notice.about(),
                text,
                null,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                notice.key(),
                notice.kind(),
                Entry.AuthorFacts.NONE);
        return commitClient
                .commit(notice.room(), entry, running)
                .flatMap(outcome -> outcome.fold(Notices::message, Notices::message, Result::refused));
    }

    private static Result<ChatMessage> message(Receipt receipt) {
        return receipt.fold(
                posted -> Result.accepted(posted.message()),
                moderated -> Result.refused(RefusalCode.IDEMPOTENCY_MISMATCH));
    }
}
