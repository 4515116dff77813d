package dev.frontrow.chat.servlet;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Identifies the user of a request by its credential. */
final class Authenticator {

    private static final String SCHEME = "bearer ";

    private final Tokens tokens;
    private final BiPredicate<UserId, Instant> isSignedOut;

    /** @param isSignedOut whether a user's login of that moment was ended by a sign-out */
    Authenticator(Tokens tokens, BiPredicate<UserId, Instant> isSignedOut) {
        this.tokens = tokens;
        this.isSignedOut = isSignedOut;
    }

    /** By chat token, which must be for the room in the path, if there is one. */
    Result<TokenClaims> byToken(Exchange exchange) {
        if (!exchange.namesRoom()) {
            return verify(TokenType.CHAT_TOKEN, bearer(exchange));
        }
        return exchange.room()
                .flatMap(room -> verify(TokenType.CHAT_TOKEN, bearer(exchange))
                        .flatMap(claims -> claims.room().equals(room)
                                ? Result.accepted(claims)
                                : Result.refused(RefusalCode.NOT_ALLOWED)));
    }

    /**
     * By stream ticket, from the header or from {@code ?token=}, the only place where a browser's EventSource can put
     * it.
     */
    Result<TokenClaims> byTicket(Exchange exchange) {
        Optional<String> bearer = bearer(exchange);
        return bearer.isPresent()
                ? verify(TokenType.STREAM_TICKET, bearer)
                : exchange.query()
                        .one("token")
                        .fold(
                                token -> verify(TokenType.STREAM_TICKET, token),
                                unreadable -> Result.refused(RefusalCode.TOKEN_INVALID));
    }

    /** The claims, unless the user has signed out since. For requests that have waited for a body meanwhile. */
    Result<TokenClaims> unlessSignedOut(TokenClaims claims) {
        return isSignedOut.test(claims.user(), claims.signedInAt())
                ? Result.refused(RefusalCode.TOKEN_REVOKED)
                : Result.accepted(claims);
    }

    private Result<TokenClaims> verify(TokenType type, Optional<String> value) {
        return value.isPresent()
                ? tokens.verify(type, value.get()).flatMap(this::unlessSignedOut)
                : Result.refused(RefusalCode.TOKEN_MISSING);
    }

    /** Other schemes belong to the host, such as Basic in front of a test site, and are ignored. */
    private static Optional<String> bearer(Exchange exchange) {
        return exchange.header("Authorization")
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip());
    }
}
