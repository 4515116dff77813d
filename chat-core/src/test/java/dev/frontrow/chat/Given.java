package dev.frontrow.chat;

import dev.frontrow.chat.gate.GateDecision;
import dev.frontrow.chat.gate.GateReason;
import dev.frontrow.chat.gate.Money;
import dev.frontrow.chat.gate.Requirement;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.limit.RateLimit;
import dev.frontrow.chat.limit.RateState;
import dev.frontrow.chat.log.Pin;
import dev.frontrow.chat.log.Position;
import dev.frontrow.chat.log.RoomState;
import dev.frontrow.chat.message.Body;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.message.MessageKind;
import dev.frontrow.chat.mode.Mode;
import dev.frontrow.chat.mode.ModeChange;
import dev.frontrow.chat.mode.ModeSet;
import dev.frontrow.chat.mode.RoomModes;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.Sanction;
import dev.frontrow.chat.moderation.SanctionKind;
import dev.frontrow.chat.result.Capabilities;
import dev.frontrow.chat.result.UserState;
import dev.frontrow.chat.rules.ModeRules;
import dev.frontrow.chat.store.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One evening in one room: the same people, messages and times in every test and every golden file. */
public final class Given {

    public static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    public static final RoomId ROOM = new RoomId("live-42");
    public static final ChatUser ADA = new ChatUser(new UserId("u7"), "Ada", Role.VIEWER);
    public static final ChatUser MO = new ChatUser(new UserId("m1"), "Mo", Role.MODERATOR, List.of("crew"));
    public static final MessageId FIRST = new MessageId("01KDWPVNG0D4T1A6Z9Q8C7M2X5");
    public static final MessageId SECOND = new MessageId("01KDWPVTC8E0Q5N8S7W2B6R1T9");
    public static final String AUDIT = "01KDWPW170Y3K7H2J5V9P4G8D6";
    public static final Position HEAD = new Position("k3f9", 1841);
    public static final Duration HEARTBEAT = Duration.ofSeconds(15);
    public static final String HELLO = "<b>Hello</b> & \"welcome\", it's \uD83D\uDC4B time";

    private Given() {}

    public static ChatMessage message() {
        return new ChatMessage(ROOM, 1840, FIRST, MO, NOON, new Body.Text(HELLO, null));
    }

    public static ChatMessage reply() {
        return new ChatMessage(ROOM, 1842, SECOND, ADA, NOON.plusSeconds(5), new Body.Text("hi", FIRST));
    }

    public static RateState rate(int remaining, long resetMillis) {
        return new RateState(RateLimit.perSeconds(10, 30), remaining, Duration.ofMillis(resetMillis));
    }

    public static Sanction mute() {
        return new Sanction(
                SanctionKind.MUTE,
                ADA.id(),
                ADA.name(),
                NOON.plus(Duration.ofHours(1)),
                "Calm down, please",
                MO.id(),
                MO.name(),
                NOON);
    }

    public static Sanction ban() {
        return new Sanction(SanctionKind.BAN, ADA.id(), ADA.name(), null, null, MO.id(), MO.name(), NOON);
    }

    public static GateReason noCredit() {
        return GateReason.insufficientCredit("credit", new Money(1, "EUR"), new Money(0, "EUR"))
                .withTopUpUrl("/wallet");
    }

    /** A reason for each kind of requirement, and one without. */
    public static List<GateReason> everyRequirement() {
        return List.of(
                GateReason.of("age", "age_not_verified").withTopUpUrl("/account"),
                noCredit(),
                GateReason.subscribersOnly("subscribers"),
                GateReason.of("warm_up", "not_open_yet", Requirement.waitUntil(NOON.plus(Duration.ofMinutes(5)))),
                GateReason.of(
                        "level",
                        "level_too_low",
                        Requirement.custom("level", Map.of("required", "5", "reached", "2"))));
    }

    public static UserState userState() {
        return new UserState(
                ADA,
                new Capabilities(true, true, false, false),
                Optional.of(GateDecision.open()),
                rate(10, 0),
                null,
                null,
                500,
                RoomState.of(HEAD),
                214,
                NOON);
    }

    /** Somebody without credit who is muted as well. */
    public static UserState silenced() {
        return new UserState(
                ADA,
                new Capabilities(true, false, false, false),
                Optional.of(GateDecision.closed(noCredit())),
                rate(7, 21_000),
                mute(),
                null,
                500,
                RoomState.of(HEAD),
                214,
                NOON);
    }

    public static AuditEntry audit(ModerationAction action, Instant until, String reason) {
        return new AuditEntry(
                AUDIT, ROOM, NOON.plusSeconds(12), MO, action, ADA.id(), ADA.name(), until, reason, List.of());
    }

    public static RoomModes modes() {
        return RoomModes.NONE.with(ModeChange.on(Mode.SLOW, Duration.ofSeconds(30))
                .and(ModeChange.on(Mode.FOLLOWERS, Duration.ZERO))
                .and(ModeChange.shield(true)));
    }

    public static Pin pin() {
        return new Pin(message(), NOON.plusSeconds(12), NOON.plusSeconds(132));
    }

    public static ChatMessage saying(MessageKind kind, boolean first) {
        return new ChatMessage(ROOM, 1842, SECOND, ADA, NOON.plusSeconds(5), new Body.Text("hi", null, kind, first));
    }

    /** Every mode that keeps somebody out whatever they write. */
    public static List<GateReason> closedModes() {
        ModeSet all = ModeSet.NONE;
        for (Mode mode : Mode.values()) {
            all = mode.hasLength() ? all.with(mode, Duration.ofSeconds(30)) : all.with(mode);
        }
        return ModeRules.closed(all, ADA, Entry.AuthorFacts.NONE, NOON, () -> Optional.of(NOON));
    }

    public static Sanction warning() {
        return new Sanction(SanctionKind.WARNING, ADA.id(), ADA.name(), null, "Be kind", MO.id(), MO.name(), NOON);
    }

    /** Somebody who is warned, and has to wait, in a room with modes and a pin. */
    public static UserState inARoomWithModes() {
        return new UserState(
                ADA,
                new Capabilities(true, false, false, false),
                Optional.of(GateDecision.closed(closedModes())),
                rate(10, 0),
                null,
                warning(),
                500,
                RoomState.of(HEAD).with(modes()).with(Optional.of(pin())),
                214,
                NOON);
    }
}
