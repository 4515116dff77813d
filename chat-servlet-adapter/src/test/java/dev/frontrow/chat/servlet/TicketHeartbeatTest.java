package dev.frontrow.chat.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.wire.EncodedEvent;
import dev.frontrow.chat.wire.EventEncoding;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TicketHeartbeatTest {

    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    private static final Pattern TICKET = Pattern.compile("event: ticket\ndata: \\{\"ticket\":\"([^\"]+)\"");

    private final AtomicInteger looks = new AtomicInteger();
    private final List<TicketHeartbeat> heartbeats = new ArrayList<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final Tokens tokens = new Tokens(SigningKeys.random(), TokenLifetimes.DEFAULT, now::get);
    private final TokenClaims claims =
            new TokenClaims(new UserId("u7"), new RoomId("r1"), START, START.plusSeconds(60));

    @Test
    void the_next_ticket_comes_when_half_the_life_of_the_last_is_over() {
        TicketHeartbeat heartbeat = heartbeat(Duration.ofSeconds(15));
        assertThat(beatAt(heartbeat, 15)).isEmpty();
        assertThat(beatAt(heartbeat, 29)).isEmpty();
        assertThat(beatAt(heartbeat, 30)).isNotEmpty();
        assertThat(beatAt(heartbeat, 45)).isEmpty();
        assertThat(beatAt(heartbeat, 60)).isNotEmpty();
    }

    @Test
    void a_ticket_that_would_not_last_until_the_next_beat_is_renewed_at_once() {
        TicketHeartbeat heartbeat = heartbeat(Duration.ofSeconds(45));
        assertThat(beatAt(heartbeat, 10)).isEmpty();
        assertThat(beatAt(heartbeat, 15)).isNotEmpty();
    }

    @Test
    void what_it_sends_opens_the_same_stream() {
        TicketHeartbeat heartbeat = heartbeat(Duration.ofSeconds(15));
        String ticket = beatAt(heartbeat, 40);
        TokenClaims next = tokens.verify(TokenType.STREAM_TICKET, ticket).fold(g -> g, r -> null);
        assertThat(next).isEqualTo(new TokenClaims(claims.user(), claims.room(), START, START.plusSeconds(100)));
    }

    @Test
    void no_ticket_outlives_the_login_and_none_follows_on_the_last() {
        Instant end = START.plus(TokenLifetimes.DEFAULT.session());
        TicketHeartbeat heartbeat = heartbeat(Duration.ofSeconds(15));
        String last = beatAt(
                heartbeat, TokenLifetimes.DEFAULT.session().minusSeconds(20).toSeconds());
        assertThat(tokens.verify(TokenType.STREAM_TICKET, last).fold(TokenClaims::expiresAt, r -> null))
                .isEqualTo(end);
        assertThat(beatAt(
                        heartbeat,
                        TokenLifetimes.DEFAULT.session().minusSeconds(5).toSeconds()))
                .isEmpty();
        now.set(end.plusMillis(1));
        assertThat(tokens.verify(TokenType.STREAM_TICKET, last).fold(g -> null, Refusal::code))
                .isEqualTo(RefusalCode.TOKEN_EXPIRED);
    }

    @Test
    void the_host_is_asked_again_once_or_twice_in_a_tickets_life_and_not_by_all_at_the_same_beat() {
        int streams = 400;
        for (int i = 0; i < streams; i++) {
            heartbeats.add(heartbeat(Duration.ofSeconds(15)));
        }
        List<Integer> looksByBeat = new ArrayList<>();
        for (int second = 15; second <= 180; second += 15) {
            int before = looks.get();
            int at = second;
            heartbeats.forEach(heartbeat -> beatAt(heartbeat, at));
            looksByBeat.add(looks.get() - before);
        }
        assertThat(looks.get()).isBetween(3 * streams, 6 * streams);
        assertThat(looksByBeat).allMatch(asked -> asked < streams * 3 / 4);
    }

    private TicketHeartbeat heartbeat(Duration beat) {
        now.set(START);
        return new TicketHeartbeat(tokens, claims, beat, looks::incrementAndGet);
    }

    private String beatAt(TicketHeartbeat heartbeat, long seconds) {
        now.set(START.plusSeconds(seconds));
        String event = heartbeat
                .next(now.get())
                .map(event -> EncodedEvent.of(EventEncoding.sse(), event).toBytes())
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("");
        Matcher matcher = TICKET.matcher(event);
        return matcher.find() ? matcher.group(1) : "";
    }
}
