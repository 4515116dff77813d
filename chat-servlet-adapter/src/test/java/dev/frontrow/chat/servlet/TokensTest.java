package dev.frontrow.chat.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.result.RefusalCode;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00.250Z");
    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final SigningKeys KEYS = SigningKeys.of(SECRET);
    private static final UserId ADA = new UserId("u7");
    private static final RoomId ROOM = new RoomId("r1");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final Tokens tokens = new Tokens(KEYS, TokenLifetimes.DEFAULT, now::get);

    @Test
    void a_credential_says_who_where_and_until_when() {
        IssuedToken token = tokens.issue(TokenType.CHAT_TOKEN, ADA, ROOM, NOW);
        TokenClaims claims = verified(TokenType.CHAT_TOKEN, token.value());
        assertThat(claims).isEqualTo(new TokenClaims(ADA, ROOM, NOW, Instant.parse("2026-01-01T12:15:01Z")));
        assertThat(token.expiresAt()).isEqualTo(claims.expiresAt());
        assertThat(tokens.issue(TokenType.STREAM_TICKET, ADA, ROOM, NOW).expiresAt())
                .isEqualTo(Instant.parse("2026-01-01T12:01:01Z"));
    }

    @Test
    void neither_kind_passes_for_the_other_not_even_when_expired() {
        String token = tokens.issue(TokenType.CHAT_TOKEN, ADA, ROOM, NOW).value();
        String ticket = tokens.issue(TokenType.STREAM_TICKET, ADA, ROOM, NOW).value();
        assertThat(refusal(TokenType.STREAM_TICKET, token)).isEqualTo(RefusalCode.TOKEN_INVALID);
        assertThat(refusal(TokenType.CHAT_TOKEN, ticket)).isEqualTo(RefusalCode.TOKEN_INVALID);
        now.set(NOW.plus(Duration.ofHours(1)));
        assertThat(refusal(TokenType.STREAM_TICKET, token)).isEqualTo(RefusalCode.TOKEN_INVALID);
        assertThat(refusal(TokenType.STREAM_TICKET, ticket)).isEqualTo(RefusalCode.TOKEN_EXPIRED);
    }

    @Test
    void a_token_is_good_to_its_last_second_and_not_longer() {
        IssuedToken token = tokens.issue(TokenType.CHAT_TOKEN, ADA, ROOM, NOW);
        now.set(token.expiresAt());
        assertThat(verified(TokenType.CHAT_TOKEN, token.value()).user()).isEqualTo(ADA);
        now.set(token.expiresAt().plusMillis(1));
        assertThat(refusal(TokenType.CHAT_TOKEN, token.value())).isEqualTo(RefusalCode.TOKEN_EXPIRED);
    }

    @Test
    void a_rotated_key_still_verifies_and_no_longer_signs() {
        String old = tokens.issue(TokenType.CHAT_TOKEN, ADA, ROOM, NOW).value();
        SigningKeys rotated = SigningKeys.random().accepting(KEYS);
        Tokens after = new Tokens(rotated, TokenLifetimes.DEFAULT, now::get);
        assertThat(after.verify(TokenType.CHAT_TOKEN, old).fold(TokenClaims::user, r -> null))
                .isEqualTo(ADA);
        assertThat(refusal(
                        TokenType.CHAT_TOKEN,
                        after.issue(TokenType.CHAT_TOKEN, ADA, ROOM, NOW).value()))
                .isEqualTo(RefusalCode.TOKEN_INVALID);
    }

    @Test
    void a_minted_value_does_not_show_in_text() {
        IssuedToken token = tokens.issue(TokenType.CHAT_TOKEN, ADA, ROOM, NOW);
        assertThat(token.toString()).doesNotContain(token.value());
    }

    @Test
    void the_template_of_the_forgeries_is_itself_accepted() {
        assertThat(verified(TokenType.CHAT_TOKEN, signed(b -> b)).user()).isEqualTo(ADA);
    }

    static Stream<Arguments> forgeries() {
        SecretKey other = new SecretKeySpec(new byte[64], "HmacSHA512");
        SecretKey same = new SecretKeySpec(SECRET, "HmacSHA256");
        String kid = KEYS.current().id();
        String good = signed(b -> b);
        String[] parts = good.split("\\.");
        return Stream.of(
                Arguments.of("alg none", signed(null, b -> b)),
                Arguments.of(
                        "alg none under a good header",
                        raw("{\"alg\":\"none\",\"typ\":\"frontrow-chat+jwt\",\"kid\":\"" + kid + "\"}") + "." + parts[1]
                                + "."),
                Arguments.of("alg None", raw("{\"alg\":\"None\",\"kid\":\"" + kid + "\"}") + "." + parts[1] + "."),
                Arguments.of(
                        "HS512",
                        Jwts.builder()
                                .header()
                                .type("frontrow-chat+jwt")
                                .keyId(kid)
                                .and()
                                .issuer("frontrow")
                                .subject("u7")
                                .claim("room", "r1")
                                .expiration(in(60))
                                .signWith(other, Jwts.SIG.HS512)
                                .compact()),
                Arguments.of(
                        "RS256 in the header",
                        raw("{\"alg\":\"RS256\",\"typ\":\"frontrow-chat+jwt\",\"kid\":\"" + kid + "\"}") + "."
                                + parts[1] + "." + parts[2]),
                Arguments.of(
                        "another secret under our kid", signed(new SecretKeySpec(new byte[32], "HmacSHA256"), b -> b)),
                Arguments.of(
                        "our secret under another kid",
                        signed(same, b -> b.header().keyId("foreign").and())),
                Arguments.of(
                        "no kid", signed(same, b -> b.header().delete("kid").and())),
                Arguments.of(
                        "a key that came along",
                        raw(
                                        "{\"alg\":\"HS256\",\"typ\":\"frontrow-chat+jwt\",\"jwk\":{\"kty\":\"oct\",\"k\":\"AAAA\"}}")
                                + "." + parts[1] + "." + parts[2]),
                Arguments.of("typ JWT", signed(b -> b.header().type("JWT").and())),
                Arguments.of("no typ", signed(b -> b.header().delete("typ").and())),
                Arguments.of("another issuer", signed(b -> b.issuer("evil"))),
                Arguments.of("no issuer", signed(b -> b.issuer(null))),
                Arguments.of(
                        "another audience",
                        signed(b -> b.audience().clear().add("bank").and())),
                Arguments.of("no audience", signed(b -> b.audience().clear().and())),
                Arguments.of("no exp", signed(b -> b.expiration(null))),
                Arguments.of("a life of years", signed(b -> b.expiration(in(100_000_000)))),
                Arguments.of("no subject", signed(b -> b.subject(null))),
                Arguments.of("a subject that is no user id", signed(b -> b.subject("a b"))),
                Arguments.of("no auth_time", signed(b -> b.claim("auth_time", null))),
                Arguments.of("an auth_time in words", signed(b -> b.claim("auth_time", "today"))),
                Arguments.of("a login to come", signed(b -> b.claim("auth_time", in(120).getTime() / 1000))),
                Arguments.of(
                        "a life beyond that of its login",
                        signed(b -> b.claim("auth_time", in(-12 * 3600 - 60).getTime() / 1000))),
                Arguments.of("no room", signed(b -> b.claim("room", null))),
                Arguments.of("a room that is none", signed(b -> b.claim("room", "a/b"))),
                Arguments.of("a room that is a number", signed(b -> b.claim("room", 7))),
                Arguments.of("a changed payload", parts[0] + "." + raw("{\"sub\":\"admin\"}") + "." + parts[2]),
                Arguments.of("a cut signature", good.substring(0, good.length() - 2)),
                Arguments.of("no signature", parts[0] + "." + parts[1] + "."),
                Arguments.of(
                        "a critical header of unknown meaning",
                        signed(b -> b.header()
                                .add("crit", java.util.List.of("x"))
                                .add("x", 1)
                                .and())),
                Arguments.of(
                        "a JWE",
                        raw("{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"kid\":\"" + kid + "\"}") + "..AAAA.AAAA.AAAA"),
                Arguments.of("compressed", signed(b -> b.compressWith(Jwts.ZIP.DEF))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void a_forgery_is_invalid(String name, String forged) {
        assertThat(refusal(TokenType.CHAT_TOKEN, forged)).isEqualTo(RefusalCode.TOKEN_INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                "...",
                "a.b.c",
                "e30.e30.e30",
                "é.ü.ß",
                "\0",
                "%",
                "null",
                "{}",
                "eyJhbGciOiJIUzI1NiJ9..",
                "eyJhbGciOiJIUzI1NiJ9.e30.AA=="
            })
    void what_is_no_token_is_invalid(String garbage) {
        assertThat(refusal(TokenType.CHAT_TOKEN, garbage)).isEqualTo(RefusalCode.TOKEN_INVALID);
    }

    @Test
    void an_endless_token_is_not_even_looked_at() {
        assertThat(refusal(TokenType.CHAT_TOKEN, signed(b -> b.claim("x", "y".repeat(10_000)))))
                .isEqualTo(RefusalCode.TOKEN_INVALID);
    }

    /** Decoders overlook all of these. */
    @Test
    void a_credential_has_one_spelling() {
        for (TokenType kind : TokenType.values()) {
            String token = tokens.issue(kind, ADA, ROOM, NOW).value();
            String[] parts = token.split("\\.");
            char last = token.charAt(token.length() - 1);
            for (String other : new String[] {
                token + "=",
                token + "!",
                token + "\n",
                token + " ",
                token.substring(0, token.length() - 1) + (char) (last + 1),
                parts[0] + "=." + parts[1] + "." + parts[2],
                parts[0] + "." + parts[1] + "=." + parts[2],
                parts[0] + ".~" + parts[1] + "." + parts[2],
                "*" + token,
                token + ".",
                "." + token,
                token.replace('-', '+').replace('_', '/') + "=",
                token.toUpperCase(Locale.ROOT)
            }) {
                assertThat(refusal(kind, other)).as(other).isEqualTo(RefusalCode.TOKEN_INVALID);
            }
            assertThat(verified(kind, token).user()).isEqualTo(ADA);
        }
    }

    @Test
    void a_token_that_is_remembered_makes_no_other_one_good() {
        IssuedToken issued = tokens.issue(TokenType.CHAT_TOKEN, ADA, ROOM, NOW);
        String token = issued.value();
        assertThat(verified(TokenType.CHAT_TOKEN, token))
                .isEqualTo(verified(TokenType.CHAT_TOKEN, token))
                .isEqualTo(new TokenClaims(ADA, ROOM, NOW, issued.expiresAt()));

        String[] parts = token.split("\\.");
        String other =
                tokens.issue(TokenType.CHAT_TOKEN, new UserId("u8"), ROOM, NOW).value();
        char last = token.charAt(token.length() - 1) == 'A' ? 'E' : 'A';
        for (String tampered : new String[] {
            token.substring(0, token.length() - 1),
            token.substring(0, token.length() - 1) + last,
            token + "A",
            parts[0] + "." + parts[1] + ".",
            parts[0] + "." + other.split("\\.")[1] + "." + parts[2],
            parts[0] + "." + parts[1] + "." + other.split("\\.")[2]
        }) {
            assertThat(refusal(TokenType.CHAT_TOKEN, tampered)).as(tampered).isEqualTo(RefusalCode.TOKEN_INVALID);
        }
        assertThat(refusal(TokenType.STREAM_TICKET, token)).isEqualTo(RefusalCode.TOKEN_INVALID);
    }

    @Test
    void a_token_that_is_remembered_expires_all_the_same() {
        IssuedToken token = tokens.issue(TokenType.CHAT_TOKEN, ADA, ROOM, NOW);
        verified(TokenType.CHAT_TOKEN, token.value());
        now.set(token.expiresAt().plusMillis(1));
        assertThat(refusal(TokenType.CHAT_TOKEN, token.value())).isEqualTo(RefusalCode.TOKEN_EXPIRED);
        assertThat(refusal(TokenType.CHAT_TOKEN, token.value())).isEqualTo(RefusalCode.TOKEN_EXPIRED);
    }

    @Test
    void a_token_that_another_servlet_remembers_is_no_good_where_its_key_is_not_accepted_any_more() {
        SigningKeys fresh = SigningKeys.random();
        String old = tokens.issue(TokenType.CHAT_TOKEN, ADA, ROOM, NOW).value();
        Tokens rotated = new Tokens(fresh.accepting(KEYS), TokenLifetimes.DEFAULT, now::get);
        assertThat(rotated.verify(TokenType.CHAT_TOKEN, old).isAccepted()).isTrue();

        Tokens later = new Tokens(fresh, TokenLifetimes.DEFAULT, now::get);
        assertThat(later.verify(TokenType.CHAT_TOKEN, old).isAccepted()).isFalse();
    }

    /** As far as a token that was accepted a moment ago is from being good when the clock is set back. */
    @Test
    void a_token_that_is_remembered_is_checked_by_the_clock_as_it_is_now() {
        String token = tokens.issue(TokenType.CHAT_TOKEN, ADA, ROOM, NOW).value();
        String later = signed(b -> b.notBefore(in(-10)));
        verified(TokenType.CHAT_TOKEN, token);
        verified(TokenType.CHAT_TOKEN, later);

        now.set(NOW.minus(Duration.ofSeconds(20)));
        assertThat(refusal(TokenType.CHAT_TOKEN, later)).isEqualTo(RefusalCode.TOKEN_INVALID);

        now.set(NOW.minus(Duration.ofHours(1)));
        assertThat(refusal(TokenType.CHAT_TOKEN, token)).isEqualTo(RefusalCode.TOKEN_INVALID);
        now.set(NOW);
        assertThat(verified(TokenType.CHAT_TOKEN, token).user()).isEqualTo(ADA);
    }

    private TokenClaims verified(TokenType kind, String value) {
        return tokens.verify(kind, value).fold(claims -> claims, refusal -> {
            throw new AssertionError(refusal.code());
        });
    }

    private RefusalCode refusal(TokenType kind, String value) {
        return tokens.verify(kind, value).fold(claims -> null, refusal -> refusal.code());
    }

    private static String signed(UnaryOperator<JwtBuilder> change) {
        return signed(new SecretKeySpec(SECRET, "HmacSHA256"), change);
    }

    private static String signed(SecretKey key, UnaryOperator<JwtBuilder> change) {
        JwtBuilder builder = Jwts.builder()
                .header()
                .type("frontrow-chat+jwt")
                .keyId(KEYS.current().id())
                .and()
                .issuer("frontrow")
                .audience()
                .add("frontrow-chat")
                .and()
                .subject("u7")
                .claim("room", "r1")
                .claim("auth_time", NOW.getEpochSecond())
                .expiration(in(60));
        builder = change.apply(builder);
        return key == null ? builder.compact() : builder.signWith(key).compact();
    }

    private static Date in(long seconds) {
        return Date.from(NOW.plusSeconds(seconds));
    }

    private static String raw(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
