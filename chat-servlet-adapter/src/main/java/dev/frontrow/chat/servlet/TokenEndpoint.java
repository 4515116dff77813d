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
import java.util.Optional;
import org.slf4j.event.Level;

/** Exchanges the host's login for credentials (wire.md §3.1). */
final class TokenEndpoint implements Endpoint {

    private final Chat chat;
    private final UserResolver users;
    private final Tokens tokens;
    private final CrossSite crossSite;
    private final Failures failures;

    TokenEndpoint(Chat chat, UserResolver users, Tokens tokens, CrossSite crossSite, Failures failures) {
        this.chat = chat;
        this.users = users;
        this.tokens = tokens;
        this.crossSite = crossSite;
        this.failures = failures;
    }

    @Override
    public Result<Reply> answer(Call call) {
        Instant signedInAt = tokens.now(); // before the login is asked: a sign-out in between must count
        if (crossSite.isForeign(call.request())) {
            return Result.refused(RefusalCode.ORIGIN_NOT_ALLOWED);
        }
        return call.room()
                .flatMap(room -> login(call, room)
                        .flatMap(
                                user -> chat.userState(room, user).map(state -> reply(room, user, signedInAt, state))));
    }

    private Result<UserId> login(Call call, RoomId room) {
        Optional<UserId> user;
        try {
            user = users.resolve(call.request());
        } catch (InvalidUserIdException e) { // in whatever room, and however often it is asked
            failures.failed(Level.WARN, "the user resolver, with an id that nobody can have,", null, e);
            return Result.refused(RefusalCode.USER_ID_INVALID);
        } catch (Exception e) {
            failures.failed(Level.WARN, "the user resolver (" + e.getClass().getName() + ")", room, e);
            return Result.refused(RefusalCode.HOST_UNAVAILABLE);
        }
        return user.<Result<UserId>>map(Result::accepted).orElseGet(() -> Result.refused(RefusalCode.LOGIN_REQUIRED));
    }

    private Reply reply(RoomId room, UserId user, Instant signedInAt, UserState state) {
        Minted token = tokens.mint(Credential.TOKEN, user, room, signedInAt);
        Minted ticket = tokens.mint(Credential.TICKET, user, room, signedInAt);
        return Answer.json(
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
