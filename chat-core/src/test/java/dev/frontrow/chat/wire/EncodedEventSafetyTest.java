package dev.frontrow.chat.wire;

import static dev.frontrow.chat.wire.StrictJson.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.Given;
import dev.frontrow.chat.Seed;
import dev.frontrow.chat.gate.GateDecision;
import dev.frontrow.chat.gate.GateReason;
import dev.frontrow.chat.gate.Requirement;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.limit.RateState;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.message.Body;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.DeletedBy;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.HiddenText;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.Sanction;
import dev.frontrow.chat.moderation.SanctionKind;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.Sent;
import dev.frontrow.chat.result.UserState;
import dev.frontrow.chat.store.AuditPage;
import dev.frontrow.chat.text.RandomText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever a user controls, an encoded event is one event with one line of data, and the reader gets exactly what was written. */
class EncodedEventSafetyTest {

    private static final List<String> NASTY = List.of(
            "",
            "\n\n",
            "a\nb",
            "a\r\nevent: bye\r\ndata: {}\r\n\r\n",
            "\ndata: {\"text\":\"forged\"}\n\n",
            "\rid: k3f9.1\r\r",
            "\u0000",
            "\uFEFFdata:",
            ": hb",
            "retry: 1",
            "\"}\n\ndata: {\"",
            "\\",
            "\\\"",
            "\\u000a",
            "\u2028\u2029\u0085",
            "</script><script>alert(1)</script>",
            "<!--",
            "]]>",
            "&amp;&lt;",
            "'; DROP TABLE messages; --",
            "${jndi:ldap://x}",
            "%0a%0d",
            "\u001b[31m",
            "\u007f\u0080\u009f",
            "\ufffe\uffff",
            "\ud83d\ude00",
            "\u202Eevil",
            "e\u0301".repeat(50),
            "x".repeat(10_000));

    @Test
    void noTextBreaksOutOfAMessage() {
        for (String text : strings("noTextBreaksOutOfAMessage")) {
            ChatMessage message = new ChatMessage(
                    Given.ROOM, 7, Given.FIRST, Given.ADA, Given.NOON, new Body.Text(text, Given.SECOND));
            Map<String, Object> data = data("message", "e1.7", StreamEvents.event("e1", new RoomEvent.Posted(message)));
            assertThat(at(data, "text")).isEqualTo(text);
            Map<String, Object> answer = json(Answers.sent(new Sent(message, Given.rate(9, 1), false)));
            assertThat(at(answer, "message", "text")).isEqualTo(text);
        }
    }

    @Test
    void noNameOrBadgeBreaksOutOfAnEvent() {
        for (String typed : strings("noNameOrBadgeBreaksOutOfAnEvent")) {
            ChatUser user = new ChatUser(Given.ADA.id(), typed, Role.CREATOR, badge(typed));
            ChatMessage message =
                    new ChatMessage(Given.ROOM, 7, Given.FIRST, user, Given.NOON, new Body.Deleted(DeletedBy.SYSTEM));
            Map<String, Object> posted =
                    data("message", "e1.7", StreamEvents.event("e1", new RoomEvent.Posted(message)));
            assertThat(at(posted, "user", "name")).isEqualTo(user.name());
            assertThat(at(posted, "user", "badges")).isEqualTo(user.badges());
            UserState state = Given.userState();
            UserState renamed = new UserState(
                    user,
                    state.capabilities(),
                    state.gate(),
                    state.rate(),
                    state.sanction(),
                    state.warning(),
                    state.maxLength(),
                    state.room(),
                    state.viewers(),
                    state.now());
            Map<String, Object> hello = data("hello", null, StreamEvents.hello(renamed, true, 0, Given.HEARTBEAT));
            assertThat(at(hello, "user", "name")).isEqualTo(user.name());
        }
    }

    @Test
    void noReasonOrHiddenTextBreaksOut() {
        for (String text : strings("noReasonOrHiddenTextBreaksOut")) {
            Sanction sanction = new Sanction(SanctionKind.BAN, Given.ADA.id(), null, text, null, Given.NOON);
            assertThat(at(data("sanction", null, StreamEvents.sanction(sanction, true)), "reason"))
                    .isEqualTo(text);
            AuditEntry entry = Given.audit(new ModerationAction.Delete(Given.FIRST), null, text)
                    .hiding(List.of(new HiddenText(Given.FIRST, text)));
            assertThat(at(data("moderation", null, StreamEvents.moderation(entry)), "reason"))
                    .isEqualTo(text);
            Map<String, Object> audit = json(Answers.audit(new AuditPage(List.of(entry), false)));
            assertThat(at(audit, "items", "0", "hidden", "0", "text")).isEqualTo(text);
            Map<String, Object> problem = json(Problems.problem(Refusal.sanctioned(sanction, Given.NOON)));
            assertThat(at(problem, "reason")).isEqualTo(text);
        }
    }

    @Test
    void noIdBreaksOut() {
        for (String typed : strings("noIdBreaksOut")) {
            accepted(() -> new MessageId(typed)).ifPresent(id -> {
                RoomEvent event = new RoomEvent.Deleted(8, id, DeletedBy.AUTHOR, Given.NOON);
                assertThat(at(data("message.deleted", "e1.8", StreamEvents.event("e1", event)), "id"))
                        .isEqualTo(typed);
            });
            String visible = visibleAscii(typed);
            accepted(() -> new UserId(visible)).ifPresent(id -> {
                RoomEvent event = new RoomEvent.Cleared(9, id, DeletedBy.MODERATOR, Given.NOON);
                assertThat(at(data("messages.cleared", "e1.9", StreamEvents.event("e1", event)), "userId"))
                        .isEqualTo(visible);
            });
            assertThat(at(data("ticket", null, StreamEvents.ticket(typed, Given.NOON)), "ticket"))
                    .isEqualTo(typed);
        }
    }

    @Test
    void noLinkBreaksOut() {
        int links = 0;
        for (String typed : strings("noLinkBreaksOut")) {
            Optional<GateReason> reason =
                    accepted(() -> GateReason.of("club", "members_only").withTopUpUrl("/" + typed));
            reason.ifPresent(closed -> {
                Map<String, Object> gate = data("gate", null, StreamEvents.gate(GateDecision.closed(closed)));
                assertThat(at(gate, "reasons", "0", "topUpUrl")).isEqualTo("/" + typed);
                Map<String, Object> problem = json(Problems.problem(Refusal.gated(List.of(closed))));
                assertThat(at(problem, "gate", "0", "topUpUrl")).isEqualTo("/" + typed);
            });
            links += reason.isPresent() ? 1 : 0;
        }
        assertThat(links).isPositive();
    }

    @Test
    void noDataOfAGateBreaksOut() {
        int told = 0;
        for (String typed : strings("noDataOfAGateBreaksOut")) {
            Optional<Requirement> custom = accepted(() -> Requirement.custom("level", Map.of("title", typed)));
            custom.ifPresent(requirement -> {
                GateReason reason = GateReason.of("level", "too_low", requirement);
                Map<String, Object> gate = data("gate", null, StreamEvents.gate(GateDecision.closed(reason)));
                assertThat(at(gate, "reasons", "0", "requirement", "data", "title"))
                        .isEqualTo(typed);
            });
            told += custom.isPresent() ? 1 : 0;
        }
        assertThat(told).isPositive();
    }

    @Test
    void numbersOfAnySizeAreWhole() {
        RateState most = Given.rate(10, Long.MAX_VALUE / 1_000_000);
        assertThat(at(data("limit", null, StreamEvents.limit(most)), "resetMs")).isEqualTo(Long.MAX_VALUE / 1_000_000);
        RoomEvent late = new RoomEvent.Deleted(Long.MAX_VALUE, Given.FIRST, DeletedBy.AUTHOR, Given.NOON);
        assertThat(at(data("message.deleted", "e1." + Long.MAX_VALUE, StreamEvents.event("e1", late)), "seq"))
                .isEqualTo(Long.MAX_VALUE);
    }

    private static List<String> strings(String test) {
        RandomGenerator random = Seed.random(test);
        List<String> strings = new ArrayList<>(NASTY);
        for (int lead = 0; lead < 8; lead++) { // pairs of surrogates across any end of a buffer
            strings.add("x".repeat(lead) + "\uD83D\uDE00\u00E9\u20AC".repeat(3_000));
        }
        for (int i = 0; i < 2_000; i++) {
            strings.add(RandomText.unicode(random, 60));
        }
        return strings;
    }

    /** One event with one line of data, whose bytes hold no other line break and no NUL. */
    private static Map<String, Object> data(String name, String id, StreamEvent told) {
        byte[] bytes = Sse.encoded(told).toBytes();
        List<EventStream.Event> events = EventStream.parse(bytes);
        assertThat(events).hasSize(1);
        EventStream.Event event = events.get(0);
        assertThat(event.name()).isEqualTo(name);
        assertThat(event.id()).isEqualTo(id);
        assertThat(event.data()).hasSize(1);
        assertThat(event.lines()).hasSize(id == null ? 2 : 3);
        int lineFeeds = 0;
        for (byte b : bytes) {
            lineFeeds += b == '\n' ? 1 : 0;
            if (b != '\n' && b >= 0 && b < 0x20) {
                throw new AssertionError("a control character in " + event);
            }
        }
        assertThat(lineFeeds).isEqualTo(event.lines().size() + 1);
        return StrictJson.object(event.data().get(0));
    }

    private static Map<String, Object> json(byte[] body) {
        return StrictJson.object(new String(body, StandardCharsets.UTF_8));
    }

    /** Badges have an alphabet; what does not fit makes no user at all. */
    private static List<String> badge(String typed) {
        return accepted(() -> new ChatUser(Given.ADA.id(), "x", Role.VIEWER, List.of(typed)))
                .map(ChatUser::badges)
                .orElse(List.of("vip-1"));
    }

    private static String visibleAscii(String typed) {
        return typed.codePoints()
                .filter(c -> c > 0x20 && c < 0x7F)
                .limit(128)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static <T> Optional<T> accepted(java.util.function.Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
    }
}
