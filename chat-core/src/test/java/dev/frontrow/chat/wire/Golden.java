package dev.frontrow.chat.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.frontrow.chat.Given;
import dev.frontrow.chat.gate.GateDecision;
import dev.frontrow.chat.gate.GateReason;
import dev.frontrow.chat.gate.Gates;
import dev.frontrow.chat.log.Position;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.log.StateEvent;
import dev.frontrow.chat.message.DeletedBy;
import dev.frontrow.chat.message.MessageKind;
import dev.frontrow.chat.mode.Mode;
import dev.frontrow.chat.mode.ModeChange;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.HiddenText;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.RoomAction;
import dev.frontrow.chat.moderation.Sanction;
import dev.frontrow.chat.moderation.SanctionCursor;
import dev.frontrow.chat.moderation.SanctionKind;
import dev.frontrow.chat.moderation.SanctionPage;
import dev.frontrow.chat.result.CloseReason;
import dev.frontrow.chat.result.History;
import dev.frontrow.chat.result.Moderated;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Sent;
import dev.frontrow.chat.store.AuditPage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What each golden file must hold: {@code .txt} the bytes of the stream, {@code .json} a body and a line feed behind it. */
final class Golden {

    /** The specification; tests run in the folder of their module. */
    static final Path SPEC = Path.of("..", "docs", "spec");

    static final Path FOLDER = SPEC.resolve("golden");

    private static final Instant HOUR_LATER =
            Given.NOON.plus(Duration.ofHours(1)).plusSeconds(12);

    private final Map<String, byte[]> files = new TreeMap<>();

    private Golden() {}

    /** By name of the file. */
    static Map<String, byte[]> files() {
        Golden golden = new Golden();
        golden.streamEvents();
        golden.publicEvents();
        golden.privateEvents();
        golden.answers();
        golden.problems();
        golden.gates();
        return golden.files;
    }

    private void streamEvents() {
        stream("retry", StreamEvents.retry(Duration.ofMillis(3400)));
        stream("heartbeat", StreamEvents.heartbeat());
        stream("event-hello", StreamEvents.hello(Given.userState(), true, 7, Given.HEARTBEAT));
        stream("event-hello-silenced", StreamEvents.hello(Given.silenced(), false, 0, Given.HEARTBEAT));
        stream("event-resync", StreamEvents.resync(ResyncReason.EPOCH_CHANGED, Given.HEAD));
        stream("event-bye", StreamEvents.bye(CloseReason.DRAINING));
        stream("event-bye-banned", StreamEvents.bye(CloseReason.BANNED));
        stream("event-ticket", StreamEvents.ticket("eyJ0eXAi.e30.c2ln", Given.NOON.plusSeconds(60)));
        stream(
                "stream-resumed",
                StreamEvents.retry(Duration.ofMillis(3400)),
                StreamEvents.hello(Given.userState(), true, 0, Given.HEARTBEAT),
                StreamEvents.event("k3f9", new RoomEvent.Posted(Given.reply())),
                StreamEvents.heartbeat());
    }

    private void publicEvents() {
        Instant later = Given.NOON.plusSeconds(12);
        event("event-message", new RoomEvent.Posted(Given.message()));
        event("event-message-reply", new RoomEvent.Posted(Given.reply()));
        event("event-message-tombstone", new RoomEvent.Posted(Given.message().deleted(DeletedBy.MODERATOR)));
        event("event-message.deleted", new RoomEvent.Deleted(1843, Given.FIRST, DeletedBy.AUTHOR, later));
        event("event-messages.cleared", new RoomEvent.Cleared(1844, Given.ADA.id(), DeletedBy.MODERATOR, later));
        event("event-messages.cleared-all", new RoomEvent.Cleared(1844, null, DeletedBy.MODERATOR, later));
        event("event-message.restored", new RoomEvent.Restored(1845, Given.message(), later));
        event("event-mode.changed", new StateEvent.ModesChanged(1846, Given.modes(), DeletedBy.MODERATOR, later));
        event(
                "event-pin.changed",
                new StateEvent.PinChanged(1847, Optional.of(Given.pin()), DeletedBy.MODERATOR, later));
        event("event-pin.changed-none", new StateEvent.PinChanged(1848, Optional.empty(), DeletedBy.SYSTEM, later));
        event("event-message-first", new RoomEvent.Posted(Given.saying(MessageKind.SAID, true)));
        event(
                "event-message-announcement",
                new RoomEvent.Posted(
                        Given.saying(new MessageKind.Announcement(MessageKind.Announcement.Color.BLUE), false)));
        event(
                "event-message-system",
                new RoomEvent.Posted(Given.saying(new MessageKind.Notice("subscribed", Map.of("months", "3")), false)));
        event("event-other", new RoomEvent.Unrecognized(1845, "mode", later));
        stream("event-occupancy", StreamEvents.occupancy(214));
    }

    private void privateEvents() {
        stream("event-gate", StreamEvents.gate(GateDecision.open()));
        stream("event-gate-pending", StreamEvents.gate(Optional.empty()));
        stream("event-gate-closed", StreamEvents.gate(GateDecision.closed(Given.noCredit())));
        stream("event-gate-requirements", StreamEvents.gate(GateDecision.closed(Given.everyRequirement())));
        stream("event-limit", StreamEvents.limit(Given.rate(2, 21_400)));
        stream("event-sanction", StreamEvents.sanction(Given.mute(), true));
        stream("event-sanction-ban", StreamEvents.sanction(Given.ban(), true));
        stream("event-sanction-lifted", StreamEvents.sanction(Given.mute(), false));
        stream("event-moderation", StreamEvents.moderation(muted()));
        stream("event-moderation-delete", StreamEvents.moderation(deleted()));
    }

    private void answers() {
        json(
                "answer-token",
                Answers.token(
                        "eyJ0eXAi.e30.dG9r",
                        Given.NOON.plus(Duration.ofMinutes(15)),
                        "eyJ0eXAi.e30.c2ln",
                        Given.NOON.plusSeconds(60),
                        Given.silenced(),
                        Given.HEARTBEAT));
        json("answer-send", Answers.sent(new Sent(Given.reply(), Given.rate(7, 21_000), false)));
        var items = List.of(Given.reply(), Given.message().deleted(DeletedBy.MODERATOR));
        var next = Optional.of(new Position("k3f9", 1840));
        json("answer-history", Answers.history(new History(items, Given.HEAD.at(1843), next), "nextBefore"));
        var last = new History(List.of(Given.reply()), Given.HEAD.at(1843), Optional.empty());
        json("answer-history-end", Answers.history(last, "nextAfter"));
        json("answer-moderate", Answers.moderated(new Moderated(muted(), false)));
        json("answer-moderate-delete", Answers.moderated(new Moderated(deleted(), false)));
        json("answer-moderate-ban", Answers.moderated(new Moderated(banned(), false)));
        json("answer-state", Answers.state(Given.userState()));
        json("answer-state-modes", Answers.state(Given.inARoomWithModes()));
        json(
                "answer-modes",
                Answers.modesChanged(
                        new Moderated(modesChanged(), false),
                        Given.inARoomWithModes().room(),
                        Given.NOON));
        json("answer-check", Answers.check(Optional.empty()));
        json("answer-check-refused", Answers.check(Optional.of(Refusal.gated(Given.closedModes()))));
        AuditEntry unnamed = new AuditEntry(
                "01KDWPVNG0T5R2C8N6B1X4Z7Q3",
                Given.ROOM,
                Given.NOON,
                null,
                new ModerationAction.Purge(Given.ADA.id()),
                Given.ADA.id(),
                null,
                null,
                List.of());
        json("answer-audit", Answers.audit(new AuditPage(List.of(deleted(), unnamed, modesChanged()), true)));
        json(
                "answer-sanctions",
                Answers.sanctions(new SanctionPage(
                        List.of(Given.ban(), Given.mute()), 3, Optional.of(SanctionCursor.of(Given.mute())))));
        Sanction byHost = new Sanction(SanctionKind.BAN, Given.ADA.id(), null, null, null, Given.NOON);
        json("answer-sanctions-unnamed", Answers.sanctions(new SanctionPage(List.of(byHost), 1, Optional.empty())));
    }

    private void problems() {
        for (RefusalCode code : RefusalCode.values()) {
            json("problem-" + code.wireName(), Problems.problem(refusal(code)));
        }
    }

    /** What each leaf of {@link Gates} refuses with. */
    private void gates() {
        LeafReasons.all()
                .forEach((name, reasons) -> json("problem-gate-" + name, Problems.problem(Refusal.gated(reasons))));
    }

    private static Refusal refusal(RefusalCode code) {
        return switch (code) {
            case BANNED -> Refusal.sanctioned(Given.ban(), Given.NOON);
            case MUTED -> Refusal.sanctioned(Given.mute(), Given.NOON);
            case WARNING_UNACKNOWLEDGED -> Refusal.sanctioned(Given.warning(), Given.NOON);
            case INSUFFICIENT_CREDIT -> Refusal.gated(List.of(Given.noCredit()));
            case GATE_CLOSED -> Refusal.gated(List.of(GateReason.of("subscribers", "not_subscribed")));
            case RATE_LIMITED -> Refusal.limited(Given.rate(0, 21_400));
            case INTERNAL -> Refusal.internal("urn:uuid:0b4a3c1e-6f0d-4f7e-9a55-2f6d8f1c7b10");
            case TEXT_TOO_LONG -> Refusal.tooLong(500);
            case REQUEST_IN_PROGRESS -> Refusal.retryable(code, Duration.ofMillis(250));
            case DRAINING, OVERLOADED, GATE_UNAVAILABLE, HOST_UNAVAILABLE, SERVER_MISCONFIGURED, STORE_UNAVAILABLE ->
                Refusal.retryable(code, Duration.ofSeconds(1));
            default -> Refusal.of(code);
        };
    }

    private static AuditEntry muted() {
        return Given.audit(
                new ModerationAction.Mute(Given.ADA.id(), Duration.ofHours(1)), HOUR_LATER, "Calm down, please");
    }

    private static AuditEntry modesChanged() {
        ModeChange change = ModeChange.on(Mode.SLOW, Duration.ofSeconds(30)).and(ModeChange.off(Mode.LOCKED));
        return new AuditEntry(
                Given.AUDIT,
                Given.ROOM,
                Given.NOON,
                Given.MO,
                new RoomAction.ChangeModes(change),
                null,
                null,
                null,
                List.of());
    }

    private static AuditEntry banned() {
        return Given.audit(new ModerationAction.Ban(Given.ADA.id(), null), null, null);
    }

    private static AuditEntry deleted() {
        return Given.audit(new ModerationAction.Delete(Given.SECOND), null, "spam")
                .hiding(List.of(new HiddenText(Given.SECOND, "hi")));
    }

    private void event(String name, RoomEvent event) {
        stream(name, StreamEvents.event("k3f9", event));
    }

    private void stream(String name, StreamEvent... events) {
        files.put(name + ".txt", Sse.encoded(events).toBytes());
    }

    private void json(String name, byte[] body) {
        files.put(name + ".json", (new String(body, UTF_8) + "\n").getBytes(UTF_8));
    }
}
