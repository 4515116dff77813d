package dev.frontrow.chat.servlet;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.host.InvalidUserIdException;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.result.UserState;
import dev.frontrow.chat.wire.Answers;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.event.Level;

/** Exchanges the host's login for credentials (wire.md §3.1). */
final class TokenEndpoint implements Endpoint {

    private final Chat chat;
    private final UserResolver users;
    private final Tokens tokens;
    private final CrossSite crossSite;
    private final FailureLog failures;

    TokenEndpoint(Chat chat, UserResolver users, Tokens tokens, CrossSite crossSite, FailureLog failures) {
        this.chat = chat;
        this.users = users;
        this.tokens = tokens;
        this.crossSite = crossSite;
        this.failures = failures;
    }

    @Override
    public Result<Response> handle(Exchange exchange) {
        Instant signedInAt = tokens.now(); // before the login is asked: a sign-out in between must be respected
        if (crossSite.isForeign(exchange.request())) {
            return Result.refused(RefusalCode.ORIGIN_NOT_ALLOWED);
        }
        return exchange.room()
                .flatMap(room -> login(exchange, room)
                        .flatMap(user ->
                                chat.userState(room, user).map(state -> response(room, user, signedInAt, state))));
    }

    private Result<UserId> login(Exchange exchange, RoomId room) {
        Optional<UserId> user;
        try {
            user = Objects.requireNonNull(users.resolve(exchange.request()), "user");
        } catch (InvalidUserIdException e) { // for every room, and however often it is asked
            failures.failed(Level.WARN, "the user resolver, with an id that nobody can have,", null, e);
            return Result.refused(RefusalCode.USER_ID_INVALID);
        } catch (Throwable e) { // also an Error of the host's
            failures.failed(Level.WARN, "the user resolver (" + e.getClass().getName() + ")", room, e);
            return Result.refused(RefusalCode.HOST_UNAVAILABLE);
        }
        return user.<Result<UserId>>map(Result::accepted).orElseGet(() -> Result.refused(RefusalCode.LOGIN_REQUIRED));
    }

    private Response response(RoomId room, UserId user, Instant signedInAt, UserState state) {
        IssuedToken token = tokens.issue(TokenType.CHAT_TOKEN, user, room, signedInAt);
        IssuedToken ticket = tokens.issue(TokenType.STREAM_TICKET, user, room, signedInAt);
        return FullResponse.json(
                200,
                Answers.token(
                        token.value(),
                        token.expiresAt(),
                        ticket.value(),
                        ticket.expiresAt(),
                        state,
                        chat.settings().heartbeat()));
    }
}
