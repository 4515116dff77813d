package dev.frontrow.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.tck.host.Host;
import dev.frontrow.tck.host.Person;
import dev.frontrow.tck.probe.Reply;
import dev.frontrow.tck.probe.Request;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Credentials that are not what they claim (docs/spec/wire.md §2, RFC 8725) open nothing. */
public abstract class TokenSuite extends HostedSuite {

    private static final String HS256 = "HmacSHA256";

    @Override
    ChatSettings settings() {
        return ChatSettings.builder().gateTimeout(Duration.ofSeconds(8)).build();
    }

    @Test
    void aTokenSignedAnewByTheTestIsGoodSoThatTheForgedOnesFailForTheirOwnReason() {
        String same = Jwts.forge(person("ada").token(), h -> {}, c -> {}, HS256, Host.secret());
        Check.ok(send(same), 201);
    }

    @Test
    void forgedTokensAreInvalid() {
        String token = person("ada").token();
        byte[] secret = Host.secret();
        byte[] other = "another secret of 32 bytes or more, not ours".getBytes(StandardCharsets.US_ASCII);
        Map<String, String> forged = new LinkedHashMap<>();
        forged.put("empty", "");
        forged.put("no token", "x");
        forged.put("three dots", "a.b.c");
        forged.put("alg none", Jwts.unsigned(token, "none"));
        forged.put("alg nOnE", Jwts.unsigned(token, "nOnE"));
        forged.put(
                "alg none with the signature",
                Jwts.unsigned(token, "none") + token.substring(token.lastIndexOf('.') + 1));
        forged.put("damaged signature", Jwts.damaged(token));
        forged.put("another secret", Jwts.forge(token, h -> {}, c -> {}, HS256, other));
        forged.put(
                "HS512 with our secret", Jwts.forge(token, h -> h.put("alg", "HS512"), c -> {}, "HmacSHA512", secret));
        forged.put(
                "HS384 with our secret", Jwts.forge(token, h -> h.put("alg", "HS384"), c -> {}, "HmacSHA384", secret));
        forged.put("RS256 claimed", Jwts.forge(token, h -> h.put("alg", "RS256"), c -> {}, HS256, secret));
        forged.put("unknown kid", Jwts.forge(token, h -> h.put("kid", "../../etc/passwd"), c -> {}, HS256, secret));
        forged.put("no kid", Jwts.forge(token, h -> h.remove("kid"), c -> {}, HS256, secret));
        forged.put("no typ", Jwts.forge(token, h -> h.remove("typ"), c -> {}, HS256, secret));
        forged.put("typ JWT", Jwts.forge(token, h -> h.put("typ", "JWT"), c -> {}, HS256, secret));
        forged.put(
                "a critical extension",
                Jwts.forge(token, h -> h.putArray("crit").add("x"), c -> {}, HS256, secret));
        forged.put("another issuer", Jwts.forge(token, h -> {}, c -> c.put("iss", "somebody"), HS256, secret));
        forged.put("no issuer", Jwts.forge(token, h -> {}, c -> c.remove("iss"), HS256, secret));
        forged.put("another audience", Jwts.forge(token, h -> {}, c -> c.put("aud", "somebody"), HS256, secret));
        forged.put("no audience", Jwts.forge(token, h -> {}, c -> c.remove("aud"), HS256, secret));
        forged.put("no exp", Jwts.forge(token, h -> {}, c -> c.remove("exp"), HS256, secret));
        forged.put("exp in words", Jwts.forge(token, h -> {}, c -> c.put("exp", "tomorrow"), HS256, secret));
        forged.put("no user", Jwts.forge(token, h -> {}, c -> c.remove("sub"), HS256, secret));
        forged.put("a user of no kind", Jwts.forge(token, h -> {}, c -> c.put("sub", "a b\u0000"), HS256, secret));
        forged.put("no room", Jwts.forge(token, h -> {}, c -> c.remove("room"), HS256, secret));
        forged.put("a room that is a number", Jwts.forge(token, h -> {}, c -> c.put("room", 5), HS256, secret));
        forged.put("a room of no kind", Jwts.forge(token, h -> {}, c -> c.put("room", "a/b"), HS256, secret));
        forged.put("long", "a".repeat(5000));
        forged.forEach((why, value) -> {
            Reply reply = send(value);
            assertThat(reply.outcome()).as("%s: %s", why, reply).isIn("401 token_invalid", "401 token_missing");
            Check.sane(reply);
            assertThat(reply.header("www-authenticate")).as(why).startsWith("Bearer");
        });
        assertThat(host().head(room())).isZero();
    }

    @Test
    void expiredCredentialsSaySo() {
        Person ada = person("ada");
        long past = Instant.now().getEpochSecond() - 60;
        String token = Jwts.forge(ada.token(), h -> {}, c -> c.put("exp", past), HS256, Host.secret());
        Check.refused(send(token), 401, "token_expired");
        String ticket = Jwts.forge(ada.ticket(), h -> {}, c -> c.put("exp", past), HS256, Host.secret());
        Check.refused(stream(ticket), 401, "token_expired");
    }

    @Test
    void aTokenOfAnotherRoomIsNotAllowed() {
        String token = host().person("another-room", "ada").token();
        Person ada = person("ada");
        for (Request request : new Request[] {
            Request.post(ada.path() + "/messages").json("{\"text\":\"x\"}"),
            Request.get(ada.path() + "/messages"),
            Request.of("DELETE", ada.path() + "/messages/x"),
            Request.post(ada.path() + "/moderate").json("{\"action\":\"mute\",\"userId\":\"x\"}"),
            Request.get(ada.path() + "/chat/state"),
            Request.get(ada.path() + "/moderation/log"),
            Request.get(ada.path() + "/moderation/sanctions")
        }) {
            Check.refused(host().http().exchange(request.bearer(token)), 403, "not_allowed");
        }
        assertThat(host().head(room())).isZero();
        assertThat(host().head("another-room")).isZero();
    }

    @Test
    void aTicketIsNoTokenAndATokenIsNoTicket() {
        Person ada = person("ada");
        Check.refused(send(ada.ticket()), 401, "token_invalid");
        Check.refused(stream(ada.token()), 401, "token_invalid");
        Check.refused(host().http().exchange(Request.get("/api/chat").bearer(ada.token())), 401, "token_invalid");
        assertThat(host().head(room())).isZero();
    }

    @Test
    void aTokenInTheAddressIsNotTaken() {
        Person ada = person("ada");
        Check.refused(
                host().http().exchange(Request.get(ada.path() + "/messages?token=" + ada.token())),
                401,
                "token_missing");
        Check.refused(
                host().http()
                        .exchange(
                                Request.get(ada.path() + "/messages").header("Authorization", "Basic " + ada.token())),
                401,
                "token_missing");
    }

    private Reply send(String token) {
        return host().http()
                .once(Request.post(person("ada").path() + "/messages")
                        .bearer(token)
                        .json("{\"text\":\"forged\"}"));
    }

    private Reply stream(String ticket) {
        return host().http().once(Request.get("/api/chat?token=" + ticket));
    }
}
