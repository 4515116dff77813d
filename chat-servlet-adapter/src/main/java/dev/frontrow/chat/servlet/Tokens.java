package dev.frontrow.chat.servlet;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.ExpiredJwtException;
import io.jsonwebtoken.Header;
import io.jsonwebtoken.Jws;
import io.jsonwebtoken.JwsHeader;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Issues and verifies both types of credentials: JWTs (RFC 7519) according to RFC 8725. One algorithm, our own keys
 * only, and {@code typ}, {@code iss}, {@code aud}, {@code exp}, {@code sub} and {@code room} all required. Safe for use
 * by many threads.
 *
 * <p>Chat tokens that were verified are remembered, since each comes with many requests; a ticket opens one stream. The
 * keys never change: with other keys there is another servlet, which remembers nothing.
 */
final class Tokens {

    private static final String ISSUER = "frontrow";
    private static final String AUDIENCE = "frontrow-chat";
    private static final String ROOM = "room";

    /**
     * When the host's login was asked (OpenID Connect Core §2, RFC 9068 §2.2.1): a number of seconds, here with six
     * decimals, to distinguish it from a sign-out in the same second.
     */
    private static final String AUTH_TIME = "auth_time";

    /** The longest token that is issued has under 1,000 characters. */
    private static final int MAX_LENGTH = 2048;

    /** How far the clocks of two nodes may differ before a token of one seems to the other to live too long. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private final SigningKeys keys;
    private final TokenLifetimes lifetimes;
    private final InstantSource clock;
    private final JwtParser parser;
    private final VerifiedTokens verified = new VerifiedTokens();

    Tokens(SigningKeys keys, TokenLifetimes lifetimes, InstantSource clock) {
        this.keys = keys;
        this.lifetimes = lifetimes;
        this.clock = clock;
        this.parser = Jwts.parser()
                .keyLocator(this::keyOf)
                .sig()
                .clear()
                .add(Jwts.SIG.HS256)
                .and()
                .zip()
                .clear()
                .and()
                .requireIssuer(ISSUER)
                .requireAudience(AUDIENCE)
                .clock(() -> Date.from(clock.instant()))
                .build();
    }

    /** The current time of the credentials' clock, with the precision of a token. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** A credential with the lifetime of its type, but not beyond the login it is based on. */
    IssuedToken issue(TokenType type, UserId user, RoomId room, Instant signedInAt) {
        Instant full = clock.instant().plus(lifetimes.of(type));
        Instant sessionEnd = sessionEnd(signedInAt);
        Instant expiresAt = wholeSecond(full.isBefore(sessionEnd) ? full : sessionEnd);
        SigningKey key = keys.current();
        String value = Jwts.builder()
                .header()
                .type(type.typ())
                .keyId(key.id())
                .and()
                .issuer(ISSUER)
                .audience()
                .add(AUDIENCE)
                .and()
                .subject(user.value())
                .claim(ROOM, room.value())
                .claim(AUTH_TIME, NumericDate.of(signedInAt))
                .expiration(Date.from(expiresAt))
                .signWith(key.secret(), Jwts.SIG.HS256)
                .compact();
        return new IssuedToken(value, expiresAt);
    }

    Duration lifetime(TokenType type) {
        return lifetimes.of(type);
    }

    /** When everything based on a login of that moment ends. */
    Instant sessionEnd(Instant signedInAt) {
        return signedInAt.plus(lifetimes.session());
    }

    /**
     * The claims of a credential. Refused with {@code token_expired} if it was valid once, and with {@code
     * token_invalid} otherwise.
     */
    Result<TokenClaims> verify(TokenType type, String value) {
        if (value.length() > MAX_LENGTH) {
            return Result.refused(RefusalCode.TOKEN_INVALID);
        }
        return type == TokenType.CHAT_TOKEN
                ? remembered(value).map(Result::accepted).orElseGet(() -> verifyAnew(type, value))
                : verifyAnew(type, value);
    }

    /** The claims of a chat token that was verified before and that is still good, by the same clock. */
    private Optional<TokenClaims> remembered(String value) {
        Optional<TokenClaims> claims = verified.find(value);
        if (claims.isPresent() && clock.instant().isAfter(claims.get().expiresAt())) {
            verified.forget(value);
            return Optional.empty();
        }
        return claims.filter(known -> !outlives(TokenType.CHAT_TOKEN, known)); // or the clock was set back
    }

    private Result<TokenClaims> verifyAnew(TokenType type, String value) {
        if (!CompactToken.isCanonical(value)) {
            return Result.refused(RefusalCode.TOKEN_INVALID);
        }
        try {
            Jws<Claims> jws = parser.parseSignedClaims(value);
            Result<TokenClaims> claims = isOf(type, jws.getHeader())
                    ? claims(type, jws.getPayload())
                    : Result.refused(RefusalCode.TOKEN_INVALID);
            if (type == TokenType.CHAT_TOKEN && jws.getPayload().getNotBefore() == null) { // we issue none that wait
                claims.ifAccepted(good -> verified.remember(value, good));
            }
            return claims;
        } catch (ExpiredJwtException expired) {
            // Thrown after the signature was verified, so the header can be trusted.
            return Result.refused(
                    isOf(type, expired.getHeader()) ? RefusalCode.TOKEN_EXPIRED : RefusalCode.TOKEN_INVALID);
        } catch (JwtException | IllegalArgumentException forged) {
            return Result.refused(RefusalCode.TOKEN_INVALID);
        }
    }

    private Result<TokenClaims> claims(TokenType type, Claims payload) {
        Date expires = payload.getExpiration();
        String user = payload.getSubject();
        String room = payload.get(ROOM, String.class);
        Number authTime = payload.get(AUTH_TIME, Number.class);
        if (expires == null || user == null || room == null || authTime == null) {
            return Result.refused(RefusalCode.TOKEN_INVALID);
        }
        TokenClaims claims =
                new TokenClaims(new UserId(user), new RoomId(room), NumericDate.instant(authTime), expires.toInstant());
        return outlives(type, claims) ? Result.refused(RefusalCode.TOKEN_INVALID) : Result.accepted(claims);
    }

    private boolean outlives(TokenType type, TokenClaims claims) {
        Instant now = clock.instant().plus(CLOCK_SKEW);
        return claims.expiresAt().isAfter(now.plus(lifetimes.of(type)))
                || claims.signedInAt().isAfter(now)
                || claims.expiresAt().isAfter(sessionEnd(claims.signedInAt()).plus(CLOCK_SKEW));
    }

    private static boolean isOf(TokenType type, Header header) {
        return type.typ().equals(header.getType());
    }

    /** One of our own keys by its id, never a key from the token; with null the parser refuses. */
    private @Nullable Key keyOf(Header header) {
        return header instanceof JwsHeader jws
                ? keys.find(jws.getKeyId()).map(SigningKey::secret).orElse(null)
                : null;
    }

    /** {@code exp} is written in whole seconds; rounded up, so that no token is issued expired. */
    private static Instant wholeSecond(Instant instant) {
        Instant second = instant.truncatedTo(ChronoUnit.SECONDS);
        return second.equals(instant) ? second : second.plusSeconds(1);
    }
}
