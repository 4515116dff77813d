package dev.frontrow.chat.servlet;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.result.CloseReason;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.transport.PendingSubscription;
import dev.frontrow.chat.transport.StreamRequest;
import dev.frontrow.chat.wire.EncodedEvent;
import dev.frontrow.chat.wire.EventEncoder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The event stream (wire.md §4). */
final class StreamEndpoint implements Endpoint {

    /** When many are sent away together they come back over more than five seconds. */
    private static final int MAX_RETRY_OF_MANY_MS = 8000;

    private static final Set<Integer> FINAL = Set.of(401, 403, 404);

    private final Chat chat;
    private final Callers callers;
    private final Tokens tokens;
    private final AsyncSupport async;
    private final Buffering buffering = new Buffering();

    StreamEndpoint(Chat chat, Callers callers, Tokens tokens, AsyncSupport async) {
        this.chat = chat;
        this.callers = callers;
        this.tokens = tokens;
        this.async = async;
    }

    @Override
    public Result<Reply> answer(Call call) {
        return callers.byTicket(call)
                .flatMap(grant -> chat.open(
                                new StreamRequest(grant.room(), grant.user(), cursor(call), grant.signedInAt()))
                        .flatMap(admission -> stream(call, grant, admission)));
    }

    private Result<Reply> stream(Call call, Grant grant, PendingSubscription admission) {
        if (async.isMissing(call.request())) {
            admission.abandon();
            return Result.refused(RefusalCode.SERVER_MISCONFIGURED);
        }
        return Result.accepted(new EventStream(buffering, admission, pulse(grant)));
    }

    private TicketPulse pulse(Grant grant) {
        Runnable revalidate = () -> chat.revalidate(grant.room(), grant.user());
        return new TicketPulse(tokens, grant, chat.settings().heartbeat(), revalidate);
    }

    /** What a browser remembers goes before what its page remembers: the header is set by a reconnect, the parameter by the address. */
    private static @Nullable String cursor(Call call) {
        return call.header("Last-Event-ID")
                .filter(id -> !id.isEmpty())
                .or(() -> call.query().one("lastEventId").fold(id -> id, unreadable -> Optional.of("%")))
                .orElse(null);
    }

    /** A native EventSource never comes back after any status but 200, so only what is final may have another. */
    @Override
    public Answer refused(Refusal refusal) {
        if (refusal.code() == RefusalCode.CHAT_CLOSED) {
            return Answer.empty(204);
        }
        if (FINAL.contains(refusal.code().status())) {
            return Problem.of(refusal);
        }
        CloseReason reason = reason(refusal.code());
        int maxRetryMs = reason == CloseReason.MISCONFIGURED ? 5000 : MAX_RETRY_OF_MANY_MS;
        Duration retry = Duration.ofMillis(ThreadLocalRandom.current().nextInt(2000, maxRetryMs + 1));
        byte[] goodbye = EncodedEvent.join(List.of(EventEncoder.retry(retry), EventEncoder.bye(reason)))
                .toBytes();
        return Answer.of(200, EventStream.MEDIA_TYPE, goodbye).with(EventStream.HEADERS);
    }

    private static CloseReason reason(RefusalCode code) {
        return switch (code) {
            case DRAINING -> CloseReason.DRAINING;
            case SERVER_MISCONFIGURED -> CloseReason.MISCONFIGURED;
            default -> CloseReason.OVERLOADED;
        };
    }
}
