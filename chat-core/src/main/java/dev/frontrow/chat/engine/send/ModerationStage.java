package dev.frontrow.chat.engine.send;

import dev.frontrow.chat.moderation.ContentFilter;
import dev.frontrow.chat.moderation.ContentRequest;
import dev.frontrow.chat.moderation.Verdict;
import dev.frontrow.chat.observe.ChatObserver;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.text.PlainText;
import java.util.Objects;

/** What may be shown: Unicode, visible, short enough, and nothing the host's filter objects to. */
public final class ModerationStage {

    private final ContentFilter filter;
    private final int maxLength;
    private final ChatObserver observer;

    public ModerationStage(ContentFilter filter, int maxLength, ChatObserver observer) {
        this.filter = filter;
        this.maxLength = maxLength;
        this.observer = observer;
    }

    Result<SendContext> admit(SendContext context) {
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
        return verdict(request)
                .fold(
                        () -> Result.accepted(context),
                        other -> clean(other).map(context::with),
                        () -> Result.refused(RefusalCode.CONTENT_BLOCKED));
    }

    private Verdict verdict(ContentRequest request) {
        try {
            return Objects.requireNonNull(filter.review(request), "verdict");
        } catch (Exception e) {
            observer.hostFailed("filter", request.room(), e);
            return Verdict.block();
        }
    }
}
