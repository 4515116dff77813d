package dev.frontrow.chat.servlet;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Who calls, by the credential they bring. */
final class Callers {

    private static final String SCHEME = "bearer ";

    private final Tokens tokens;
    private final BiPredicate<UserId, Instant> isSignedOut;

    /** @param isSignedOut whether somebody's login of that moment was ended by a sign-out */
    Callers(Tokens tokens, BiPredicate<UserId, Instant> isSignedOut) {
        this.tokens = tokens;
        this.isSignedOut = isSignedOut;
    }

    /** By chat token, which must be for the room that the path names, if it names one. */
    Result<Grant> byToken(Call call) {
        if (!call.namesRoom()) {
            return verify(Credential.TOKEN, bearer(call));
        }
        return call.room()
                .flatMap(room -> verify(Credential.TOKEN, bearer(call))
                        .flatMap(grant -> grant.room().equals(room)
                                ? Result.accepted(grant)
                                : Result.refused(RefusalCode.NOT_ALLOWED)));
    }

    /** By stream ticket, from the header or from {@code ?token=}, the one place where a browser's EventSource can put it. */
    Result<Grant> byTicket(Call call) {
        Optional<String> bearer = bearer(call);
        return bearer.isPresent()
                ? verify(Credential.TICKET, bearer)
                : call.query()
                        .one("token")
                        .fold(
                                token -> verify(Credential.TICKET, token),
                                unreadable -> Result.refused(RefusalCode.TOKEN_INVALID));
    }

    /** What was granted, unless they signed out since. For whoever has waited for a body meanwhile. */
    Result<Grant> unlessSignedOut(Grant grant) {
        return isSignedOut.test(grant.user(), grant.signedInAt())
                ? Result.refused(RefusalCode.TOKEN_REVOKED)
                : Result.accepted(grant);
    }

    private Result<Grant> verify(Credential kind, Optional<String> value) {
        return value.isPresent()
                ? tokens.verify(kind, value.get()).flatMap(this::unlessSignedOut)
                : Result.refused(RefusalCode.TOKEN_MISSING);
    }

    /** Other schemes are the host's own, such as Basic in front of a test site, and none of our business. */
    private static Optional<String> bearer(Call call) {
        return call.header("Authorization")
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip());
    }
}
