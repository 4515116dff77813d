package dev.frontrow.it.engine;

import static dev.frontrow.it.engine.ChatFixture.ROOM;
import static dev.frontrow.it.engine.ChatFixture.SOON;
import static dev.frontrow.it.engine.ChatFixture.accepted;
import static dev.frontrow.it.engine.ChatFixture.refused;
import static dev.frontrow.it.engine.ChatFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.gate.GateReason;
import dev.frontrow.chat.gate.Requirement;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.message.Body;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.Draft;
import dev.frontrow.chat.message.MessageKind;
import dev.frontrow.chat.message.Notice;
import dev.frontrow.chat.mode.Mode;
import dev.frontrow.chat.mode.ModeChange;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.ModerationRequest;
import dev.frontrow.chat.moderation.RoomAction;
import dev.frontrow.chat.moderation.WarningAction;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.testkit.RecordingStreamWriter;
import dev.frontrow.chat.testkit.SseEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A room with modes, a pin and warnings, as those who watch and send see it. */
class ModesTest {

    private static final String OPEN = "{\"allowed\":true,\"reasons\":[]}";

    private ChatFixture fixture = new ChatFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private void with(ChatSettings.Builder settings) {
        fixture.close();
        fixture = new ChatFixture(settings.gateTimeout(Duration.ofSeconds(10)), MemoryChatStore.create(), chat -> chat);
    }

    private void modes(ModeChange change) {
        fixture.moderate("mo", new RoomAction.ChangeModes(change));
    }

    private static ModeChange slow(int seconds) {
        return ModeChange.on(Mode.SLOW, Duration.ofSeconds(seconds));
    }

    private Optional<Refusal> check(String name) {
        return accepted(fixture.chat.check(ROOM, user(name)));
    }

    private static List<String> gates(Refusal refusal) {
        return refusal.gate().stream().map(GateReason::code).toList();
    }

    private static Refusal refusal(Result<?> result) {
        return result.fold(
                value -> {
                    throw new AssertionError("accepted: " + value);
                },
                refusal -> refusal);
    }

    private static void awaitGate(RecordingStreamWriter stream, String part) {
        stream.await(
                SOON,
                events -> events.stream()
                        .filter(event -> event.isDispatched() && event.type().equals("gate"))
                        .anyMatch(event -> event.requireData().contains(part)));
    }

    private static String lastGate(RecordingStreamWriter stream) {
        List<SseEvent> gates = stream.events("gate");
        return gates.get(gates.size() - 1).requireData();
    }

    @Test
    void who_has_sent_in_slow_mode_is_told_until_when_to_wait_and_when_it_is_over() {
        modes(slow(1));
        RecordingStreamWriter ada = fixture.watch("ada");
        RecordingStreamWriter tab = fixture.watch("ada");
        RecordingStreamWriter bob = fixture.watch("bob");
        bob.await(SOON, "hello");
        fixture.send("ada", "one");

        String until = fixture.time.instant().plusSeconds(1).toString().replace("Z", ".000Z");
        for (RecordingStreamWriter stream : List.of(ada, tab)) {
            awaitGate(
                    stream,
                    "{\"gate\":\"slow\",\"code\":\"slow_mode\",\"requirement\":{\"type\":\"wait_until\",\"until\":\""
                            + until + "\"}}");
        }
        Refusal refused = refusal(fixture.trySend("ada", "two"));
        assertThat(refused.gate())
                .containsExactly(GateReason.of(
                        "slow",
                        "slow_mode",
                        Requirement.waitUntil(fixture.time.instant().plusSeconds(1))));

        fixture.time.advance(Duration.ofSeconds(1));
        for (RecordingStreamWriter stream : List.of(ada, tab)) {
            awaitGate(stream, OPEN);
            assertThat(lastGate(stream)).isEqualTo(OPEN);
        }
        fixture.send("ada", "two");
        assertThat(bob.events("gate")).isEmpty();
    }

    @Test
    void refused_sends_do_not_restart_slow_mode_and_take_nothing() {
        modes(slow(30));
        fixture.send("ada", "one");
        int remaining = remaining("ada");
        for (int i = 0; i < 29; i++) {
            fixture.time.advance(Duration.ofMillis(500));
            assertThat(refused(fixture.trySend("ada", "again"))).isEqualTo(RefusalCode.GATE_CLOSED);
        }
        assertThat(remaining("ada")).isEqualTo(remaining);
        fixture.time.advance(Duration.ofMillis(15_499));
        assertThat(refused(fixture.trySend("ada", "again"))).isEqualTo(RefusalCode.GATE_CLOSED);
        fixture.time.advance(Duration.ofMillis(1));
        fixture.send("ada", "two");
    }

    private int remaining(String name) {
        return accepted(fixture.chat.userState(ROOM, user(name))).rate().remaining();
    }

    @Test
    void slow_mode_counts_from_what_was_said_before_it_was_on_also_if_that_is_deleted() {
        ChatMessage one = fixture.send("ada", "one");
        fixture.moderate("mo", new ModerationAction.Delete(one.id()));
        fixture.time.advance(Duration.ofSeconds(10));
        modes(slow(30));
        assertThat(gates(refusal(fixture.trySend("ada", "two")))).containsExactly("slow_mode");
        modes(slow(10));
        fixture.send("ada", "two");
        assertThat(gates(refusal(fixture.trySend("ada", "three")))).containsExactly("slow_mode");
        modes(ModeChange.off(Mode.SLOW));
        fixture.send("ada", "three");
    }

    @Test
    void everybody_who_watches_is_told_how_they_stand_when_modes_change() {
        RecordingStreamWriter ada = fixture.watch("ada");
        RecordingStreamWriter bob = fixture.watch("bob");
        RecordingStreamWriter mo = fixture.watch("mo");
        modes(ModeChange.on(Mode.LOCKED));
        for (RecordingStreamWriter stream : List.of(ada, bob)) {
            awaitGate(stream, "{\"allowed\":false,\"reasons\":[{\"gate\":\"locked\",\"code\":\"locked\"");
        }
        awaitGate(mo, OPEN);
        for (RecordingStreamWriter stream : List.of(ada, bob, mo)) {
            assertThat(stream.await(SOON, "mode.changed").requireData())
                    .contains("\"locked\":true")
                    .contains("\"by\":\"moderator\"");
        }
        modes(ModeChange.off(Mode.LOCKED));
        for (RecordingStreamWriter stream : List.of(ada, bob)) {
            awaitGate(stream, OPEN);
        }
    }

    @Test
    void whoever_comes_later_is_told_the_same_room() {
        ChatMessage message = fixture.send("ada", "look");
        RecordingStreamWriter early = fixture.watch("bob");
        early.await(SOON, "hello");
        modes(slow(30).and(ModeChange.shield(true)));
        fixture.moderate("mo", new RoomAction.Pin(message.id(), Duration.ofSeconds(30)));
        String changed = early.await(SOON, "mode.changed").requireData();
        String pinned = early.await(SOON, "pin.changed").requireData();

        String hello = fixture.watch("sue").await(SOON, "hello").requireData();
        assertThat(hello).contains("\"room\":{" + changed.replaceFirst(".*(\"modes\":.*),\"by\".*", "$1"));
        assertThat(hello).contains(pinned.replaceFirst(".*(\"pin\":.*),\"by\".*", "$1"));
        fixture.time.advance(Duration.ofSeconds(30));
        assertThat(fixture.watch("max").await(SOON, "hello").requireData()).contains("\"pin\":null");
        assertThat(accepted(fixture.chat.roomState(ROOM)).pin(fixture.time.instant()))
                .isEmpty();
    }

    @Test
    void a_deleted_pin_is_gone_for_all_and_stays_gone_when_its_message_comes_back() {
        ChatMessage message = fixture.send("ada", "look");
        fixture.moderate("mo", new RoomAction.Pin(message.id(), null));
        assertThat(fixture.watch("bob").await(SOON, "hello").requireData()).contains("\"pin\":{\"message\":");
        fixture.moderate("mo", new ModerationAction.Delete(message.id()));
        assertThat(fixture.watch("sue").await(SOON, "hello").requireData()).contains("\"pin\":null");
        fixture.moderate("mo", new ModerationAction.Restore(message.id()));
        assertThat(fixture.watch("max").await(SOON, "hello").requireData()).contains("\"pin\":null");
    }

    @Test
    void a_check_takes_nothing() {
        modes(slow(30));
        int remaining = remaining("ada");
        for (int i = 0; i < 50; i++) {
            assertThat(check("ada")).isEmpty();
        }
        assertThat(remaining("ada")).isEqualTo(remaining);
        fixture.send("ada", "one");
        assertThat(gates(check("ada").orElseThrow())).containsExactly("slow_mode");
        for (int i = 0; i < 50; i++) {
            check("ada");
        }
        fixture.time.advance(Duration.ofSeconds(30));
        assertThat(check("ada")).isEmpty();
        fixture.send("ada", "two");
    }

    @Test
    void a_check_says_what_a_send_would_meet() {
        modes(ModeChange.on(Mode.LOCKED).and(ModeChange.on(Mode.SUBSCRIBERS)));
        assertThat(gates(check("ada").orElseThrow())).containsExactly("subscribers_only", "locked");
        assertThat(gates(check("sue").orElseThrow())).containsExactly("locked");
        assertThat(check("mo")).isEmpty();
        modes(ModeChange.off(Mode.LOCKED)
                .and(ModeChange.off(Mode.SUBSCRIBERS))
                .and(ModeChange.on(Mode.EMOJI_ONLY))
                .and(ModeChange.on(Mode.UNIQUE)));
        assertThat(check("ada")).as("whatever it says").isEmpty();
        fixture.moderate("mo", new ModerationAction.Mute(user("ada"), Duration.ofMinutes(1)));
        assertThat(check("ada").map(Refusal::code)).contains(RefusalCode.MUTED);
    }

    @ParameterizedTest
    @CsvSource({"ada, false", "sue, false", "mo, true", "cleo, true", "adam, true"})
    void an_announcement_is_for_staff(String name, boolean may) {
        MessageKind kind = new MessageKind.Announcement(MessageKind.Announcement.Color.GREEN);
        RecordingStreamWriter bob = fixture.watch("bob");
        bob.await(SOON, "hello");
        Draft draft = new Draft(ROOM, user(name), "we begin", null, null, kind);
        if (may) {
            assertThat(accepted(fixture.chat.send(draft)).message().body())
                    .isEqualTo(new Body.Text("we begin", null, kind, true));
            assertThat(bob.await(SOON, "message").requireData()).contains("\"announcement\":{\"color\":\"green\"}");
        } else {
            assertThat(refused(fixture.chat.send(draft))).isEqualTo(RefusalCode.NOT_ALLOWED);
        }
    }

    @Test
    void what_the_host_says_of_somebody_passes_everything_and_counts_as_nothing_they_said() {
        modes(slow(30));
        fixture.moderate("mo", new ModerationAction.Mute(user("bob"), Duration.ofMinutes(1)));
        RecordingStreamWriter ada = fixture.watch("ada");
        ada.await(SOON, "hello");
        for (String name : List.of("ada", "ada", "bob")) {
            notice(name, "subscribed");
        }
        ada.await(SOON, events -> ada.events("message").size() == 3);
        assertThat(check("ada")).as("slow mode has not begun").isEmpty();
        ChatMessage first = fixture.send("ada", "thank you");
        assertThat(first.body()).isEqualTo(new Body.Text("thank you", null, MessageKind.SAID, true));
        notice("ada", "raid");
        assertThat(gates(check("ada").orElseThrow())).containsExactly("slow_mode");
        fixture.time.advance(Duration.ofSeconds(29));
        notice("ada", "raid");
        fixture.time.advance(Duration.ofSeconds(1));
        fixture.send("ada", "now");
    }

    private void notice(String about, String what) {
        ChatUser user = new ChatUser(user(about), about, Role.VIEWER);
        accepted(fixture.chat.post(
                new Notice(ROOM, user, about + " " + what, new MessageKind.Notice(what, Map.of()), null)));
    }

    @Test
    void the_first_message_of_somebody_is_marked_once() {
        RecordingStreamWriter bob = fixture.watch("bob");
        fixture.send("ada", "one");
        fixture.send("ada", "two");
        bob.await(SOON, events -> bob.events("message").size() == 2);
        assertThat(bob.events("message").get(0).requireData()).contains("\"first\":true");
        assertThat(bob.events("message").get(1).requireData()).doesNotContain("\"first\"");
    }

    @Test
    void who_is_warned_reads_on_and_sends_again_once_they_have_acknowledged() {
        RecordingStreamWriter ada = fixture.watch("ada");
        ada.await(SOON, "hello");
        warn("ada");
        assertThat(ada.await(SOON, "sanction").requireData())
                .contains("\"kind\":\"warning\"")
                .contains("be kind");
        assertThat(refused(fixture.trySend("ada", "why?"))).isEqualTo(RefusalCode.WARNING_UNACKNOWLEDGED);
        assertThat(check("ada").map(Refusal::code)).contains(RefusalCode.WARNING_UNACKNOWLEDGED);
        assertThat(accepted(fixture.chat.userState(ROOM, user("ada"))).warning())
                .isNotNull();
        fixture.send("bob", "hi");
        ada.await(SOON, "message");
        assertThat(refused(fixture.tryModerate("bob", new WarningAction.Acknowledge(user("ada")))))
                .isEqualTo(RefusalCode.NOT_ALLOWED);
        fixture.moderate("ada", new WarningAction.Acknowledge(user("ada")));
        fixture.send("ada", "sorry");
        assertThat(accepted(fixture.chat.userState(ROOM, user("ada"))).warning())
                .isNull();
    }

    private void warn(String name) {
        accepted(fixture.chat.moderate(
                new ModerationRequest(ROOM, user("mo"), new WarningAction.Warn(user(name)), "be kind", null)));
    }

    @Test
    void a_clear_hides_everything_for_all_who_watch() {
        fixture.send("ada", "one");
        fixture.send("mo", "two");
        RecordingStreamWriter bob = fixture.watch("bob");
        bob.await(SOON, "hello");
        fixture.moderate("mo", new RoomAction.Clear());
        assertThat(bob.await(SOON, "messages.cleared").requireData())
                .contains("\"userId\":null")
                .contains("\"by\":\"moderator\"");
    }

    @Test
    void emoji_only_and_unique_are_told_to_who_sends_and_to_nobody_else() {
        RecordingStreamWriter ada = fixture.watch("ada");
        modes(ModeChange.on(Mode.EMOJI_ONLY));
        assertThat(gates(refusal(fixture.trySend("ada", "hi")))).containsExactly("emoji_only");
        fixture.send("ada", "👍");
        modes(ModeChange.off(Mode.EMOJI_ONLY).and(ModeChange.on(Mode.UNIQUE)));
        fixture.send("ada", "what a beautiful goal");
        assertThat(gates(refusal(fixture.trySend("bob", "WHAT a beautiful goal!!"))))
                .containsExactly("not_unique");
        fixture.time.advance(Duration.ofMinutes(10).plusMillis(1));
        fixture.send("bob", "WHAT a beautiful goal!!");
        assertThat(ada.events("gate")).isEmpty();
    }

    @Test
    void modes_are_not_for_moderators_where_the_host_says_so() {
        with(ChatSettings.builder().moderatorsChangeModes(false));
        RoomAction.ChangeModes lock = new RoomAction.ChangeModes(ModeChange.on(Mode.LOCKED));
        for (String name : List.of("ada", "sue", "mo")) {
            assertThat(refused(fixture.tryModerate(name, lock))).isEqualTo(RefusalCode.NOT_ALLOWED);
            assertThat(accepted(fixture.chat.userState(ROOM, user(name)))
                            .capabilities()
                            .modes())
                    .isFalse();
        }
        for (String name : List.of("cleo", "adam")) {
            fixture.moderate(name, lock);
            assertThat(accepted(fixture.chat.userState(ROOM, user(name)))
                            .capabilities()
                            .modes())
                    .isTrue();
        }
        accepted(fixture.chat.moderate(
                ModerationRequest.byHost(ROOM, new RoomAction.ChangeModes(ModeChange.off(Mode.LOCKED)), null)));
        fixture.moderate("mo", new RoomAction.Clear());
    }

    @Test
    void an_unacknowledged_moment_of_slow_mode_survives_who_comes_back() {
        modes(slow(30));
        fixture.send("ada", "one");
        Instant until = fixture.time.instant().plusSeconds(30);
        String hello = fixture.watch("ada").await(SOON, "hello").requireData();
        assertThat(hello).contains("\"until\":\"" + until.toString().replace("Z", ".000Z") + "\"");
    }
}
