package dev.frontrow.chat.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.result.Result;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class AuthenticatorTest {

    private final Tokens tokens = new Tokens(SigningKeys.random(), TokenLifetimes.DEFAULT, InstantSource.system());
    private final AtomicBoolean isSignedOut = new AtomicBoolean();
    private final Authenticator authenticator = new Authenticator(tokens, (user, signedInAt) -> isSignedOut.get());
    private final String token = issue(TokenType.CHAT_TOKEN);
    private final String ticket = issue(TokenType.STREAM_TICKET);

    @Test
    void a_token_comes_in_the_header_whatever_the_case_of_its_scheme() {
        assertThat(byToken("r1", get().header("Authorization", "Bearer " + token)))
                .isEqualTo("u7");
        assertThat(byToken("r1", get().header("Authorization", "bearer   " + token + " ")))
                .isEqualTo("u7");
    }

    @Test
    void a_token_that_was_good_before_is_refused_after_a_sign_out() {
        FakeRequest request = get().header("Authorization", "Bearer " + token);
        assertThat(byToken("r1", request)).isEqualTo("u7");
        isSignedOut.set(true);
        assertThat(byToken("r1", request)).isEqualTo("TOKEN_REVOKED");
    }

    @Test
    void a_token_is_for_its_own_room() {
        assertThat(byToken("r2", get().header("Authorization", "Bearer " + token)))
                .isEqualTo("NOT_ALLOWED");
    }

    @Test
    void a_path_without_a_room_goes_by_the_room_of_the_token() {
        Exchange exchange = Exchange.of(
                get().header("Authorization", "Bearer " + token).build(),
                Map.of(),
                new Arrival(new byte[0], true),
                new Delivery(Delivery.DEFAULT_TIMEOUT));
        String room =
                authenticator.byToken(exchange).fold(claims -> claims.room().value(), refusal -> "");
        assertThat(room).isEqualTo("r1");
    }

    @Test
    void a_path_that_names_no_room_is_no_stream_whoever_asks() {
        assertThat(byToken("a b", get())).isEqualTo("STREAM_NOT_FOUND");
        assertThat(byToken("", get())).isEqualTo("STREAM_NOT_FOUND");
    }

    @Test
    void a_token_in_the_address_is_no_token() {
        assertThat(byToken("r1", get().query("token=" + token))).isEqualTo("TOKEN_MISSING");
    }

    @Test
    void a_ticket_opens_the_stream_from_the_address_or_the_header() {
        assertThat(byTicket(get().query("token=" + ticket))).isEqualTo("u7");
        assertThat(byTicket(get().header("Authorization", "Bearer " + ticket))).isEqualTo("u7");
    }

    @Test
    void the_hosts_own_authorisation_is_not_in_the_way() {
        assertThat(byTicket(get().header("Authorization", "Basic YTpi").query("token=" + ticket)))
                .isEqualTo("u7");
        assertThat(byTicket(get().header("Authorization", "Basic YTpi"))).isEqualTo("TOKEN_MISSING");
    }

    @Test
    void neither_credential_does_the_work_of_the_other() {
        assertThat(byTicket(get().query("token=" + token))).isEqualTo("TOKEN_INVALID");
        assertThat(byToken("r1", get().header("Authorization", "Bearer " + ticket)))
                .isEqualTo("TOKEN_INVALID");
    }

    @Test
    void an_unreadable_credential_is_invalid() {
        assertThat(byTicket(get().query("token=%zz"))).isEqualTo("TOKEN_INVALID");
        assertThat(byTicket(get().query("token=" + ticket + "&token=" + ticket)))
                .isEqualTo("TOKEN_INVALID");
        assertThat(byTicket(get().header("Authorization", "Bearer "))).isEqualTo("TOKEN_INVALID");
    }

    private String byToken(String room, FakeRequest request) {
        return say(authenticator.byToken(Exchange.of(
                request.build(),
                Map.of(Exchange.ROOM, room),
                new Arrival(new byte[0], true),
                new Delivery(Delivery.DEFAULT_TIMEOUT))));
    }

    private String byTicket(FakeRequest request) {
        return say(authenticator.byTicket(Exchange.of(
                request.build(), Map.of(), new Arrival(new byte[0], true), new Delivery(Delivery.DEFAULT_TIMEOUT))));
    }

    private static String say(Result<TokenClaims> result) {
        return result.fold(
                claims -> claims.user().value(), refusal -> refusal.code().name());
    }

    private String issue(TokenType kind) {
        return tokens.issue(kind, new UserId("u7"), new RoomId("r1"), tokens.now())
                .value();
    }

    private static FakeRequest get() {
        return FakeRequest.of("GET", "/chat");
    }
}
