package dev.frontrow.chat.servlet;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.result.CloseReason;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.transport.PendingSubscription;
import dev.frontrow.chat.transport.StreamRequest;
import dev.frontrow.chat.wire.EncodedEvent;
import dev.frontrow.chat.wire.EventEncoding;
import dev.frontrow.chat.wire.StreamEvent;
import dev.frontrow.chat.wire.StreamEvents;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The event stream (wire.md §4). */
final class StreamEndpoint implements Endpoint {

    /** When many streams are refused at the same time, they reconnect over more than five seconds. */
    private static final int MAX_RETRY_OF_MANY_MS = 8000;

    private static final Set<Integer> FINAL = Set.of(401, 403, 404);

    private final Chat chat;
    private final Authenticator authenticator;
    private final Tokens tokens;
    private final AsyncSupport async;
    private final StreamCoding.Negotiation codings;
    private final Buffering buffering = new Buffering();

    StreamEndpoint(
            Chat chat,
            Authenticator authenticator,
            Tokens tokens,
            AsyncSupport async,
            StreamCoding.Negotiation codings) {
        this.chat = chat;
        this.authenticator = authenticator;
        this.tokens = tokens;
        this.async = async;
        this.codings = codings;
    }

    @Override
    public Result<Response> handle(Exchange exchange) {
        return authenticator.byTicket(exchange).flatMap(claims -> open(exchange, claims));
    }

    private Result<Response> open(Exchange exchange, TokenClaims claims) {
        StreamCoding coding = codings.of(exchange);
        return chat.open(request(exchange, claims).withEncoding(coding.encoding()))
                .flatMap(pending -> stream(exchange, claims, coding, pending));
    }

    private static StreamRequest request(Exchange exchange, TokenClaims claims) {
        return StreamRequest.of(claims.room(), claims.user())
                .withLastEventId(cursor(exchange))
                .withSignedInAt(claims.signedInAt());
    }

    private Result<Response> stream(
            Exchange exchange, TokenClaims claims, StreamCoding coding, PendingSubscription pending) {
        if (async.isMissing(exchange.request())) {
            pending.abandon();
            return Result.refused(RefusalCode.SERVER_MISCONFIGURED);
        }
        return Result.accepted(new EventStreamResponse(buffering, coding, pending, heartbeat(claims)));
    }

    private TicketHeartbeat heartbeat(TokenClaims claims) {
        Runnable revalidate = () -> chat.revalidate(claims.room(), claims.user());
        return new TicketHeartbeat(tokens, claims, chat.settings().heartbeat(), revalidate);
    }

    /**
     * The browser's cursor has priority over the page's: the header is set when a browser reconnects, the parameter by
     * the page's address.
     */
    private static @Nullable String cursor(Exchange exchange) {
        return exchange.header("Last-Event-ID")
                .filter(id -> !id.isEmpty())
                .or(() -> exchange.query().one("lastEventId").fold(id -> id, unreadable -> Optional.of("%")))
                .orElse(null);
    }

    /**
     * A native EventSource never reconnects after a status other than 200, so only final refusals may have another
     * status.
     */
    @Override
    public FullResponse refused(Refusal refusal) {
        if (refusal.code() == RefusalCode.CHAT_CLOSED) {
            return FullResponse.empty(204);
        }
        if (FINAL.contains(refusal.code().status())) {
            return Problem.of(refusal);
        }
        CloseReason reason = reason(refusal.code());
        int maxRetryMs = reason == CloseReason.MISCONFIGURED ? 5000 : MAX_RETRY_OF_MANY_MS;
        Duration retry = Duration.ofMillis(ThreadLocalRandom.current().nextInt(2000, maxRetryMs + 1));
        List<StreamEvent> farewell = List.of(StreamEvents.retry(retry), StreamEvents.bye(reason));
        byte[] goodbye = EncodedEvent.of(EventEncoding.sse(), farewell).toBytes();
        return FullResponse.of(200, EventStreamResponse.MEDIA_TYPE, goodbye).with(EventStreamResponse.HEADERS);
    }

    private static CloseReason reason(RefusalCode code) {
        return switch (code) {
            case DRAINING -> CloseReason.DRAINING;
            case SERVER_MISCONFIGURED -> CloseReason.MISCONFIGURED;
            case STORE_UNAVAILABLE -> CloseReason.STORE_UNAVAILABLE;
            default -> CloseReason.OVERLOADED;
        };
    }
}
