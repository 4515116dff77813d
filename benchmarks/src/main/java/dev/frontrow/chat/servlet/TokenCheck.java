package dev.frontrow.chat.servlet;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.result.Result;
import java.time.InstantSource;

/** Opens the check of a chat token to the measurements: what every send with a token pays for it. */
public final class TokenCheck {

    private final Tokens tokens = new Tokens(SigningKeys.random(), TokenLifetimes.DEFAULT, InstantSource.system());
    private final String token = tokens.issue(
                    TokenType.CHAT_TOKEN, new UserId("sender-1"), new RoomId("room"), tokens.now())
            .value();

    /** Checks one valid token, always the same. */
    public Object check() {
        Result<TokenClaims> claims = tokens.verify(TokenType.CHAT_TOKEN, token);
        if (claims instanceof Result.Refused<?>) {
            throw new IllegalStateException("not accepted: " + claims);
        }
        return claims;
    }
}
