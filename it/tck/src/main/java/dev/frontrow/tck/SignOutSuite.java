package dev.frontrow.tck;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.tck.host.Person;
import dev.frontrow.tck.probe.Event;
import dev.frontrow.tck.probe.LiveStream;
import dev.frontrow.tck.probe.Reply;
import dev.frontrow.tck.probe.Request;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What rests on a login ends with it (docs/spec/wire.md §2): when the host says so, and by itself when the login is too old. */
public abstract class SignOutSuite extends HostedSuite {

    private static final Duration SESSION = Duration.ofHours(12);

    @Override
    ChatSettings settings() {
        return ChatSettings.builder()
                .gateTimeout(Duration.ofSeconds(8))
                .heartbeat(Duration.ofMillis(200))
                .occupancyEvery(Duration.ofMinutes(1))
                .sessionLife(SESSION)
                .build();
    }

    @Test
    void whoSignedOutLosesStreamsTokenAndTicketAtOnceAndAnotherUserNothing() {
        Person ada = person("ada");
        LiveStream first = opened(ada);
        LiveStream elsewhere = opened(host().person("another-" + room(), "ada"));
        LiveStream bob = opened(person("bob"));
        String token = ada.token();
        String ticket = ada.ticket();

        host().chat().signedOut(new UserId("ada"));

        Check.bye(first, "signed_out", true);
        Check.bye(elsewhere, "signed_out", true);
        Check.refused(send(token), 401, "token_revoked");
        Check.refused(host().http().exchange(state(token)), 401, "token_revoked");
        Reply stream = host().http().once(Request.get("/api/chat?token=" + ticket));
        Check.refused(stream, 401, "token_revoked");
        assertThat(stream.header("www-authenticate")).contains("invalid_token");
        person("bob").post("I am still here");
        Check.event(bob, "message");
        bob.leave();
    }

    @Test
    void aNewLoginCountsAtOnceAndGoesOnWhereTheOldStreamEnded() {
        LiveStream before = opened(person("ada"));
        person("bob").post("one");
        String cursor = id(before, "message");
        host().chat().signedOut(new UserId("ada"));
        Check.bye(before, "signed_out", true);
        person("bob").post("two");

        LiveStream after = host().fleet().open(person("ada").stream(cursor));
        assertThat(Check.event(after, "message").get("text").asText()).isEqualTo("two");
        person("ada").post("I am back");
        after.leave();
    }

    @Test
    void aRenewedTicketIsAsOldAsTheLoginThatTheFirstOneCameFrom() {
        LiveStream stream = opened(person("ada"));
        host().clock().forward(Duration.ofSeconds(45));
        String renewed = Check.event(stream, "ticket").get("ticket").asText();
        opened(renewed).leave();

        host().chat().signedOut(new UserId("ada"));

        Check.refused(host().http().once(Request.get("/api/chat?token=" + renewed)), 401, "token_revoked");
    }

    @Test
    void aChainOfTicketsEndsWithTheLifeOfTheLoginAndTheStreamWithIt() {
        LiveStream stream = opened(person("ada"));
        person("bob").post("one");
        String cursor = id(stream, "message");
        host().clock().forward(SESSION.minusSeconds(20));
        JsonNode last = Check.event(stream, "ticket");
        host().clock().forward(Duration.ofSeconds(25));

        Check.bye(stream, "session_expired", true);
        Request open = Request.get("/api/chat?token=" + last.get("ticket").asText());
        Check.refused(host().http().once(open), 401, "token_expired");
        LiveStream again = host().fleet().open(person("ada").stream(cursor));
        assertThat(Check.event(again, "hello").get("resumed").asBoolean()).isTrue();
        again.leave();
    }

    private static String id(LiveStream stream, String event) {
        Check.event(stream, event);
        return stream.first(event).map(Event::id).orElseThrow();
    }

    private LiveStream opened(Person person) {
        LiveStream stream = host().fleet().open(person.stream());
        Check.event(stream, "hello");
        return stream;
    }

    private LiveStream opened(String ticket) {
        LiveStream stream = host().fleet().open(Request.get("/api/chat?token=" + ticket));
        Check.event(stream, "hello");
        return stream;
    }

    private Reply send(String token) {
        return host().http()
                .exchange(Request.post(person("ada").path() + "/messages")
                        .bearer(token)
                        .json("{\"text\":\"after the end\"}"));
    }

    private Request state(String token) {
        return Request.get(person("ada").path() + "/chat/state").bearer(token);
    }
}
