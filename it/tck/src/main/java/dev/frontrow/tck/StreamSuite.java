package dev.frontrow.tck;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.RoomStatus;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.tck.host.Host;
import dev.frontrow.tck.host.Person;
import dev.frontrow.tck.probe.Event;
import dev.frontrow.tck.probe.LiveStream;
import dev.frontrow.tck.probe.Request;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The event stream of docs/spec/wire.md §4: its head, its resume, and every event it can bring. */
public abstract class StreamSuite extends HostedSuite {

    @Override
    ChatSettings settings() {
        return ChatSettings.builder()
                .gateTimeout(Duration.ofSeconds(8))
                .heartbeat(Duration.ofMillis(300))
                .occupancyEvery(Duration.ofMillis(50))
                .maxStreamsPerUser(2)
                .tail(5)
                .build();
    }

    @Test
    void aStreamBeginsWithRetryAndHello() {
        Person ada = person("ada");
        ada.post("one");
        LiveStream stream = host().fleet().open(ada.stream());
        JsonNode hello = Check.event(stream, "hello");
        Check.fields(
                hello,
                "epoch",
                "headSeq",
                "resumed",
                "replayed",
                "heartbeatMs",
                "occupancy",
                "user",
                "can",
                "gate",
                "limits",
                "sanction",
                "warning",
                "room",
                "now");
        assertThat(hello.get("headSeq").asLong()).isEqualTo(1);
        assertThat(hello.get("resumed").asBoolean()).isFalse();
        assertThat(hello.get("heartbeatMs").asInt()).isEqualTo(300);
        assertThat(hello.get("user").get("id").asText()).isEqualTo("ada");
        assertThat(stream.status()).isEqualTo(200);
        assertThat(stream.header("content-type")).matches("(?i)text/event-stream; ?charset=utf-8");
        assertThat(stream.header("cache-control")).isEqualTo("no-store, no-transform");
        assertThat(stream.header("x-accel-buffering")).isEqualTo("no");
        assertThat(stream.retry()).isBetween(2000, 5000);
        assertThat(stream.events().get(0).name()).isEqualTo("hello");
        assertThat(stream.events().get(0).id()).isNull();
        stream.leave();
    }

    @Test
    void everyConnectionIsToldAnotherTimeToRetry() {
        TreeSet<Integer> seen = new TreeSet<>();
        for (int i = 0; i < 12; i++) {
            LiveStream stream = host().fleet().open(person("ada").stream());
            Check.event(stream, "hello");
            seen.add(stream.retry());
            stream.leave();
        }
        assertThat(seen).hasSizeGreaterThan(6);
    }

    @Test
    void theTicketMayComeInTheHeader() {
        Person ada = person("ada");
        LiveStream stream = host().fleet().open(Request.get("/api/chat").bearer(ada.ticket()));
        Check.event(stream, "hello");
        stream.leave();
    }

    @Test
    void withoutACursorComesTheTailAndThenWhatHappens() {
        Person ada = person("ada");
        for (int i = 1; i <= 8; i++) {
            ada.post("m" + i);
        }
        LiveStream stream = host().fleet().open(ada.stream());
        Check.within(Check.SOON, stream, s -> s.lastSeq() == 8);
        assertThat(publicSeqs(stream)).containsExactly(4L, 5L, 6L, 7L, 8L);
        ada.post("m9");
        Check.within(Check.SOON, stream, s -> s.lastSeq() == 9);
        JsonNode message = last(stream).json();
        Check.fields(message, "seq", "id", "user", "text", "ts");
        assertThat(message.get("text").asText()).isEqualTo("m9");
        stream.leave();
    }

    @Test
    void aCursorBringsExactlyWhatWasMissed() {
        Person ada = person("ada");
        for (int i = 1; i <= 9; i++) {
            ada.post("m" + i);
        }
        String epoch = ada.position().split("\\.", -1)[0];
        for (Request request : List.of(
                ada.stream(epoch + ".2"),
                Request.get("/api/chat?token=" + ada.ticket() + "&lastEventId=" + epoch + ".2"),
                Request.get("/api/chat?token=" + ada.ticket() + "&lastEventId=" + epoch + ".7")
                        .header("Last-Event-ID", epoch + ".2"))) {
            LiveStream stream = host().fleet().open(request);
            Check.within(Check.SOON, stream, s -> s.lastSeq() == 9);
            assertThat(publicSeqs(stream)).containsExactly(3L, 4L, 5L, 6L, 7L, 8L, 9L);
            JsonNode hello = Check.event(stream, "hello");
            assertThat(hello.get("resumed").asBoolean()).isTrue();
            assertThat(hello.get("replayed").asInt()).isEqualTo(7);
            stream.leave();
        }
        LiveStream upToDate = host().fleet().open(ada.stream(epoch + ".9"));
        JsonNode hello = Check.event(upToDate, "hello");
        assertThat(hello.get("resumed").asBoolean()).isTrue();
        assertThat(hello.get("replayed").asInt()).isZero();
        upToDate.leave();
    }

    @Test
    void aCursorThatCannotBeServedBringsOneResync() {
        Person ada = person("ada");
        ada.post("m1");
        ada.post("m2");
        String epoch = ada.position().split("\\.", -1)[0];
        Map<String, String> reasons = Map.of(
                "zzzz9.1",
                "epoch_changed",
                epoch + ".3",
                "ahead",
                epoch + ".999999999999999999",
                "ahead",
                "nonsense",
                "malformed",
                "1841",
                "malformed",
                epoch + ".-1",
                "malformed",
                "9".repeat(2000),
                "malformed");
        reasons.forEach((cursor, reason) -> {
            LiveStream stream = host().fleet().open(ada.stream(cursor));
            JsonNode resync = Check.event(stream, "resync");
            assertThat(resync.get("reason").asText()).as(cursor).isEqualTo(reason);
            assertThat(resync.get("headSeq").asLong()).isEqualTo(2);
            assertThat(stream.first("resync").orElseThrow().id()).isEqualTo(epoch + ".2");
            assertThat(publicSeqs(stream)).isEmpty();
            assertThat(Check.event(stream, "hello").get("resumed").asBoolean()).isFalse();
            stream.leave();
        });
    }

    @Test
    void aReplayShowsTombstonesAndTheDeletionBehindThem() {
        Person ada = person("ada");
        String id = ada.post("secret words");
        ada.post("kept");
        Check.ok(mod().moderate("delete", Map.of("messageId", id)), 200);
        String epoch = ada.position().split("\\.", -1)[0];
        LiveStream stream = host().fleet().open(ada.stream(epoch + ".0"));
        Check.within(Check.SOON, stream, s -> s.lastSeq() == 3);
        assertThat(stream.events().toString()).doesNotContain("secret words");
        JsonNode tombstone = Check.event(stream, "message");
        Check.fields(tombstone, "seq", "id", "user", "ts", "deleted");
        JsonNode deleted = Check.event(stream, "message.deleted");
        Check.fields(deleted, "seq", "id", "by", "ts");
        assertThat(deleted.get("id").asText()).isEqualTo(id);
        stream.leave();
    }

    @Test
    void everybodySeesDeletionsAndOnlyStaffSeesWhoDidThem() {
        Person ada = person("ada");
        Person bob = person("bob");
        LiveStream viewer = host().fleet().open(ada.stream());
        LiveStream staff = host().fleet().open(mod().stream());
        Check.event(viewer, "hello");
        Check.event(staff, "hello");
        String id = bob.post("x");
        bob.post("y");
        Check.ok(mod().moderate("delete", Map.of("messageId", id, "reason", "rude")), 200);
        Check.ok(mod().moderate("purge", bob), 200);
        for (LiveStream stream : List.of(viewer, staff)) {
            assertThat(Check.event(stream, "message.deleted").get("by").asText())
                    .isEqualTo("moderator");
            JsonNode cleared = Check.event(stream, "messages.cleared");
            Check.fields(cleared, "seq", "userId", "by", "ts");
            assertThat(cleared.get("userId").asText()).isEqualTo("bob");
        }
        JsonNode moderation = Check.event(staff, "moderation");
        assertThat(moderation.has("hidden")).isFalse();
        assertThat(moderation.get("reason").asText()).isEqualTo("rude");
        assertThat(viewer.first("moderation")).isEmpty();
        viewer.leave();
        staff.leave();
    }

    @Test
    void occupancyCountsPeopleAndNotTabs() {
        LiveStream one = host().fleet().open(person("ada").stream());
        LiveStream two = host().fleet().open(person("ada").stream());
        LiveStream three = host().fleet().open(person("bob").stream());
        Check.within(Check.SOON, one, s -> viewers(s) == 2);
        three.leave();
        Check.within(Check.SOON, one, s -> viewers(s) == 1);
        one.leave();
        two.leave();
    }

    /** As the stream was told last: by its hello, when the others were there before it, or later. */
    private static int viewers(LiveStream stream) {
        return stream.events().stream()
                .filter(event -> event.name().equals("hello") || event.name().equals("occupancy"))
                .reduce((first, second) -> second)
                .map(event -> event.json().findValue("viewers").asInt())
                .orElse(-1);
    }

    @Test
    void toppingUpOpensTheGateOnTheOpenStream() {
        host().town().balance("poor", 0);
        LiveStream stream = host().fleet().open(person("poor").stream());
        assertThat(Check.event(stream, "hello").get("gate").get("allowed").asBoolean())
                .isFalse();
        host().town().balance("poor", 500);
        host().chat().userChanged(new UserId("poor"));
        Check.within(Check.SOON, stream, s -> s.first("gate").isPresent());
        assertThat(Check.event(stream, "gate").get("allowed").asBoolean()).isTrue();
        stream.leave();
    }

    @Test
    void aWarningComesWhenFewerThanThreeAreLeftAndOnRefusal() {
        Person ada = person("ada");
        LiveStream stream = host().fleet().open(ada.stream());
        LiveStream other = host().fleet().open(person("bob").stream());
        Check.event(stream, "hello");
        Check.event(other, "hello");
        for (int i = 0; i < 10; i++) {
            ada.post("m" + i);
        }
        Check.refused(ada.send("m10"), 429, "rate_limited");
        Check.within(
                Check.SOON,
                stream,
                s -> s.events().stream().filter(e -> e.name().equals("limit")).count() >= 4);
        List<Integer> remaining = stream.events().stream()
                .filter(event -> event.name().equals("limit"))
                .map(event -> event.json().get("remaining").asInt())
                .toList();
        assertThat(remaining).containsExactly(2, 1, 0, 0);
        assertThat(other.first("limit")).isEmpty();
        stream.leave();
        other.leave();
    }

    @Test
    void theMutedAreToldAndNobodyElse() {
        LiveStream bob = host().fleet().open(person("bob").stream());
        LiveStream ada = host().fleet().open(person("ada").stream());
        Check.event(bob, "hello");
        Check.event(ada, "hello");
        Check.ok(mod().moderate("mute", Map.of("userId", "bob", "reason", "calm down")), 200);
        JsonNode mute = Check.event(bob, "sanction");
        assertThat(mute.get("kind").asText()).isEqualTo("mute");
        assertThat(mute.get("active").asBoolean()).isTrue();
        assertThat(mute.get("reason").asText()).isEqualTo("calm down");
        Check.ok(mod().moderate("unmute", person("bob")), 200);
        Check.within(
                Check.SOON,
                bob,
                s -> s.events().stream()
                        .anyMatch(e -> e.name().equals("sanction")
                                && !e.json().get("active").asBoolean()));
        assertThat(ada.first("sanction")).isEmpty();
        bob.leave();
        ada.leave();
    }

    @Test
    void theBannedAreCutAndToldNotToComeBack() {
        LiveStream bob = host().fleet().open(person("bob").stream());
        Check.event(bob, "hello");
        Check.ok(mod().moderate("ban", person("bob")), 200);
        Check.bye(bob, "banned", false);
    }

    @Test
    void anEndedChatEndsItsStreams() {
        Person ada = person("ada");
        LiveStream stream = host().fleet().open(ada.stream());
        Check.event(stream, "hello");
        Request again = ada.stream();
        host().town().room(room(), RoomStatus.ENDED);
        host().chat().roomChanged(new RoomId(room()));
        Check.bye(stream, "ended", false);
        LiveStream over = host().fleet().open(again);
        Check.within(Check.SOON, over, s -> s.end() == LiveStream.End.CLEAN);
        assertThat(over.status()).isEqualTo(204);
    }

    @Test
    void theOldestStreamOfAUserGivesWay() {
        LiveStream first = host().fleet().open(person("ada").stream());
        Check.event(first, "hello");
        LiveStream second = host().fleet().open(person("ada").stream());
        Check.event(second, "hello");
        LiveStream third = host().fleet().open(person("ada").stream());
        Check.event(third, "hello");
        Check.bye(first, "superseded", true);
        assertThat(second.end()).isEqualTo(LiveStream.End.OPEN);
        second.leave();
        third.leave();
    }

    @Test
    void heartbeatsComeInTime() {
        try (OwnTime time = OwnTime.watch()) {
            long began = System.nanoTime();
            LiveStream stream = host().fleet().open(person("ada").stream());
            Check.within(Check.SOON, stream, s -> s.comments() >= 4);
            assertThat(time.between(began, System.nanoTime())).isLessThan(Duration.ofSeconds(3));
            stream.leave();
        }
    }

    @Test
    void theNextTicketComesBeforeTheLastOneEndsAndOpensAStream() {
        LiveStream stream = host().fleet().open(person("ada").stream());
        Check.event(stream, "hello");
        assertThat(stream.first("ticket")).isEmpty();
        host().clock().forward(Duration.ofSeconds(40));
        JsonNode ticket = Check.event(stream, "ticket");
        Check.fields(ticket, "ticket", "ticketExpiresAt");
        LiveStream next = host().fleet()
                .open(Request.get("/api/chat?token=" + ticket.get("ticket").asText()));
        Check.event(next, "hello");
        stream.leave();
        next.leave();
    }

    @Test
    void theFinalRefusalsOfAStreamAreProblems() {
        host().town().room("unknown-room", RoomStatus.OPEN);
        Person lost = host().person("unknown-room", "ada");
        Request request = lost.stream();
        host().town().room("unknown-room", RoomStatus.UNKNOWN);
        Check.refused(host().http().exchange(request), 404, "stream_not_found");
    }

    @Test
    void aFullServerSaysByeAndComeBack() {
        try (Host small = Host.with(ChatSettings.builder().maxStreams(1).build())) {
            LiveStream first = small.fleet().open(small.person("r", "ada").stream());
            Check.event(first, "hello");
            LiveStream second = small.fleet().open(small.person("r", "bob").stream());
            Check.bye(second, "overloaded", true);
            assertThat(second.status()).isEqualTo(200);
            assertThat(second.retry()).isBetween(2000, 8000);
            assertThat(first.end()).isEqualTo(LiveStream.End.OPEN);
        }
    }

    @Test
    void aServerThatDrainsSaysByeToOldAndNewStreams() {
        try (Host draining = Host.with(ChatSettings.defaults())) {
            Person ada = draining.person("r", "ada");
            LiveStream open = draining.fleet().open(ada.stream());
            Check.event(open, "hello");
            draining.chat().close();
            Check.bye(open, "draining", true);
            LiveStream late = draining.fleet().open(ada.stream());
            Check.bye(late, "draining", true);
            assertThat(late.status()).isEqualTo(200);
        }
    }

    private static List<Long> publicSeqs(LiveStream stream) {
        return stream.events().stream().filter(Event::isPublic).map(Event::seq).toList();
    }

    private static Event last(LiveStream stream) {
        List<Event> events = stream.events().stream().filter(Event::isPublic).toList();
        return events.get(events.size() - 1);
    }
}
