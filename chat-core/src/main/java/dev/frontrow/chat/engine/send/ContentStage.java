package dev.frontrow.chat.engine.send;

import dev.frontrow.chat.engine.calls.HostCall;
import dev.frontrow.chat.moderation.ContentFilter;
import dev.frontrow.chat.moderation.ContentRequest;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.text.PlainText;

/** What may be shown: Unicode, visible, short enough, and nothing the host's filter objects to. */
public final class ContentStage implements SendStage {

    private final HostCall<ContentFilter> filter;
    private final int maxLength;

    public ContentStage(HostCall<ContentFilter> filter, int maxLength) {
        this.filter = filter;
        this.maxLength = maxLength;
    }

    @Override
    public Result<SendContext> admit(SendContext context) {
        return clean(context.text()).flatMap(text -> review(context.with(text)));
    }

    private Result<String> clean(String typed) {
        if (!PlainText.isUnicode(typed)) {
            return Result.refused(RefusalCode.TEXT_NOT_ALLOWED);
        }
        return PlainText.clean(typed)
                .map(text -> text.length() <= maxLength
                        ? Result.accepted(text.value())
                        : Result.<String>refused(Refusal.tooLong(maxLength)))
                .orElseGet(() -> Result.refused(RefusalCode.TEXT_EMPTY));
    }

    private Result<SendContext> review(SendContext context) {
        ContentRequest request = new ContentRequest(context.draft().room(), context.author(), context.text());
        return filter.ask(request.room(), asked -> asked.review(request))
                .flatMap(verdict -> verdict.fold(
                        () -> Result.accepted(context),
                        other -> clean(other).map(context::with),
                        rule -> Result.refused(RefusalCode.CONTENT_BLOCKED), // until there is a queue to hold it in
                        () -> Result.refused(RefusalCode.CONTENT_BLOCKED)));
    }
}
