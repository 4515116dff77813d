package dev.frontrow.chat.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.wire.Frame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TicketPulseTest {

    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    private static final Pattern TICKET = Pattern.compile("event: ticket\ndata: \\{\"ticket\":\"([^\"]+)\"");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final Tokens tokens = new Tokens(SigningKeys.random(), Lives.DEFAULT, now::get);
    private final Grant grant = new Grant(new UserId("u7"), new RoomId("r1"), START.plusSeconds(60));

    @Test
    void the_next_ticket_comes_when_half_the_life_of_the_last_is_over() {
        TicketPulse pulse = new TicketPulse(tokens, grant, Duration.ofSeconds(15));
        assertThat(beatAt(pulse, 15)).isEmpty();
        assertThat(beatAt(pulse, 29)).isEmpty();
        assertThat(beatAt(pulse, 30)).isNotEmpty();
        assertThat(beatAt(pulse, 45)).isEmpty();
        assertThat(beatAt(pulse, 60)).isNotEmpty();
    }

    @Test
    void a_ticket_that_would_not_last_until_the_next_beat_is_renewed_at_once() {
        TicketPulse pulse = new TicketPulse(tokens, grant, Duration.ofSeconds(45));
        assertThat(beatAt(pulse, 10)).isEmpty();
        assertThat(beatAt(pulse, 15)).isNotEmpty();
    }

    @Test
    void what_it_sends_opens_the_same_stream() {
        TicketPulse pulse = new TicketPulse(tokens, grant, Duration.ofSeconds(15));
        String ticket = beatAt(pulse, 40);
        Grant next = tokens.verify(Credential.TICKET, ticket).fold(g -> g, r -> null);
        assertThat(next).isEqualTo(new Grant(grant.user(), grant.room(), START.plusSeconds(100)));
    }

    private String beatAt(TicketPulse pulse, int seconds) {
        now.set(START.plusSeconds(seconds));
        String frame = pulse.beat(now.get())
                .map(Frame::toBytes)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("");
        Matcher matcher = TICKET.matcher(frame);
        return matcher.find() ? matcher.group(1) : "";
    }
}
