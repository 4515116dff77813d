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
import org.jspecify.annotations.Nullable;

/**
 * Makes and checks both kinds of credentials: JWTs (RFC 7519) built to RFC 8725. One algorithm, our own keys only, and {@code typ}, {@code iss},
 * {@code aud}, {@code exp}, {@code sub} and {@code room} all required. Safe for use by many threads.
 */
final class Tokens {

    private static final String ISSUER = "frontrow";
    private static final String AUDIENCE = "frontrow-chat";
    private static final String ROOM = "room";

    /** When the host's login was asked (OpenID Connect Core §2, RFC 9068 §2.2.1): a number of seconds, here with six places, so that it can be told from a sign-out of the same second. */
    private static final String AUTH_TIME = "auth_time";

    /** The longest that we make has under 1,000 characters. */
    private static final int MAX_LENGTH = 2048;

    /** How far the clocks of two nodes may be apart before what one made looks to the other as if it lived too long. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private final SigningKeys keys;
    private final Lives lives;
    private final InstantSource clock;
    private final JwtParser parser;

    Tokens(SigningKeys keys, Lives lives, InstantSource clock) {
        this.keys = keys;
        this.lives = lives;
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

    /** A moment of the credentials' clock, as exact as they can say. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** A credential that lives as long as its kind may, and not longer than the login it rests on. */
    Minted mint(Credential kind, UserId user, RoomId room, Instant signedInAt) {
        Instant full = clock.instant().plus(lives.of(kind));
        Instant sessionEnd = sessionEnd(signedInAt);
        Instant expiresAt = wholeSecond(full.isBefore(sessionEnd) ? full : sessionEnd);
        SigningKey key = keys.current();
        String value = Jwts.builder()
                .header()
                .type(kind.type())
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
        return new Minted(value, expiresAt);
    }

    Duration life(Credential kind) {
        return lives.of(kind);
    }

    /** When whatever rests on a login of that moment ends. */
    Instant sessionEnd(Instant signedInAt) {
        return signedInAt.plus(lives.session());
    }

    /** What a credential says. Refused: {@code token_expired} for one that was good once, {@code token_invalid} for everything else. */
    Result<Grant> verify(Credential kind, String value) {
        if (value.length() > MAX_LENGTH || !CompactToken.isCanonical(value)) {
            return Result.refused(RefusalCode.TOKEN_INVALID);
        }
        try {
            Jws<Claims> jws = parser.parseSignedClaims(value);
            return isOf(kind, jws.getHeader())
                    ? grant(kind, jws.getPayload())
                    : Result.refused(RefusalCode.TOKEN_INVALID);
        } catch (ExpiredJwtException expired) {
            // Thrown after the signature was checked, so the header can be believed.
            return Result.refused(
                    isOf(kind, expired.getHeader()) ? RefusalCode.TOKEN_EXPIRED : RefusalCode.TOKEN_INVALID);
        } catch (JwtException | IllegalArgumentException forged) {
            return Result.refused(RefusalCode.TOKEN_INVALID);
        }
    }

    private Result<Grant> grant(Credential kind, Claims claims) {
        Date expires = claims.getExpiration();
        String user = claims.getSubject();
        String room = claims.get(ROOM, String.class);
        Number authTime = claims.get(AUTH_TIME, Number.class);
        if (expires == null || user == null || room == null || authTime == null) {
            return Result.refused(RefusalCode.TOKEN_INVALID);
        }
        Grant grant = new Grant(new UserId(user), new RoomId(room), NumericDate.instant(authTime), expires.toInstant());
        return outlives(kind, grant) ? Result.refused(RefusalCode.TOKEN_INVALID) : Result.accepted(grant);
    }

    private boolean outlives(Credential kind, Grant grant) {
        Instant now = clock.instant().plus(CLOCK_SKEW);
        return grant.expiresAt().isAfter(now.plus(lives.of(kind)))
                || grant.signedInAt().isAfter(now)
                || grant.expiresAt().isAfter(sessionEnd(grant.signedInAt()).plus(CLOCK_SKEW));
    }

    private static boolean isOf(Credential kind, Header header) {
        return kind.type().equals(header.getType());
    }

    /** A key of our own ring by its id, never one that came with the token; null: the parser refuses. */
    private @Nullable Key keyOf(Header header) {
        return header instanceof JwsHeader jws
                ? keys.find(jws.getKeyId()).map(SigningKey::secret).orElse(null)
                : null;
    }

    /** {@code exp} is written in whole seconds; rounded up, so that nothing is born dead. */
    private static Instant wholeSecond(Instant instant) {
        Instant second = instant.truncatedTo(ChronoUnit.SECONDS);
        return second.equals(instant) ? second : second.plusSeconds(1);
    }
}
