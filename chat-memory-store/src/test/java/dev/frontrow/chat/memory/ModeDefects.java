package dev.frontrow.chat.memory;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.log.Pin;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.log.RoomState;
import dev.frontrow.chat.message.Body;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.message.MessageKind;
import dev.frontrow.chat.mode.Mode;
import dev.frontrow.chat.mode.ModeChange;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.RoomAction;
import dev.frontrow.chat.moderation.WarningAction;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.store.Appended;
import dev.frontrow.chat.store.AuditPage;
import dev.frontrow.chat.store.AuditQuery;
import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.LogQuery;
import dev.frontrow.chat.store.Receipt;
import dev.frontrow.chat.store.RoomHead;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Modes, pins, restored texts and what is known of chatters done wrong. */
final class ModeDefects {

    private ModeDefects() {}

    static final List<PlantedDefect> ALL = List.of(
            new PlantedDefect(
                    "a head without modes and pin", List.of("S55", "S56", "S57", "S58"), () -> new BrokenStore() {
                        @Override
                        public RoomHead open(RoomId room) {
                            RoomHead head = right.open(room);
                            return new RoomHead(head.head(), head.sanctionsVersion(), head.sanctions());
                        }
                    }),
            new PlantedDefect(
                    "a change of modes is an event whatever it changes", List.of("S55"), () -> new BrokenStore() {
                        @Override
                        EntryOutcome answer(RoomId room, Entry entry, EntryOutcome outcome) {
                            if (is(entry, RoomAction.ChangeModes.class)) {
                                filler(room);
                            }
                            return outcome;
                        }
                    }),
            new PlantedDefect("the shield is forgotten", List.of("S56"), () -> new BrokenStore() {
                @Override
                public RoomHead open(RoomId room) {
                    RoomHead head = right.open(room);
                    RoomState state = head.state();
                    return new RoomHead(
                            state.with(state.modes().with(ModeChange.shield(false))),
                            head.sanctionsVersion(),
                            head.sanctions());
                }
            }),
            new PlantedDefect("a pin without its end", List.of("S57"), () -> new BrokenStore() {
                @Override
                Entry instead(RoomId room, Entry entry) {
                    return action(
                            entry,
                            action -> action instanceof RoomAction.Pin pin
                                    ? new RoomAction.Pin(pin.message(), null)
                                    : action);
                }
            }),
            new PlantedDefect("a pin outlives its message", List.of("S57", "S58"), () -> new BrokenStore() {
                private final Map<RoomId, Pin> pins = new ConcurrentHashMap<>();

                @Override
                public RoomHead open(RoomId room) {
                    RoomHead head = right.open(room);
                    head.state().pin().ifPresent(pin -> pins.put(room, pin));
                    return new RoomHead(
                            head.state().with(Optional.ofNullable(pins.get(room))),
                            head.sanctionsVersion(),
                            head.sanctions());
                }
            }),
            new PlantedDefect("the log as it was when it was read first", List.of("S59"), () -> new BrokenStore() {
                private final Map<Object, RoomEvent> first = new ConcurrentHashMap<>();

                @Override
                public List<RoomEvent> log(LogQuery query) {
                    return right.log(query).stream()
                            .map(event -> first.computeIfAbsent(List.of(query.room(), event.seq()), key -> event))
                            .toList();
                }
            }),
            new PlantedDefect(
                    "a restore takes the delete out of the audit log", List.of("S60"), () -> new BrokenStore() {
                        @Override
                        public AuditPage audit(AuditQuery query) {
                            AuditPage page = right.audit(query);
                            boolean isRestored = page.items().stream()
                                    .anyMatch(entry -> entry.action() instanceof ModerationAction.Restore);
                            return new AuditPage(
                                    page.items().stream()
                                            .filter(entry ->
                                                    !isRestored || !(entry.action() instanceof ModerationAction.Delete))
                                            .toList(),
                                    page.more());
                        }
                    }),
            new PlantedDefect("what was restored once is always restored", List.of("S61"), () -> new BrokenStore() {
                private final Map<MessageId, EntryOutcome> restored = new ConcurrentHashMap<>();

                @Override
                EntryOutcome answer(RoomId room, Entry entry, EntryOutcome outcome) {
                    return entry.fold(message -> outcome, action -> {
                        MessageId message = action.audit().action().message();
                        if (!(action.audit().action() instanceof ModerationAction.Restore)) {
                            return outcome;
                        }
                        if (isDone(outcome)) {
                            restored.put(message, outcome);
                        }
                        return restored.getOrDefault(message, outcome);
                    });
                }
            }),
            new PlantedDefect("what is shown cannot be found to be restored", List.of("S62"), () -> new BrokenStore() {
                @Override
                EntryOutcome answer(RoomId room, Entry entry, EntryOutcome outcome) {
                    return outcome instanceof EntryOutcome.Rejected && is(entry, ModerationAction.Restore.class)
                            ? rejected(RefusalCode.MESSAGE_NOT_FOUND)
                            : outcome;
                }
            }),
            new PlantedDefect("a clear that lists nothing", List.of("S63"), () -> new BrokenStore() {
                @Override
                EntryOutcome answer(RoomId room, Entry entry, EntryOutcome outcome) {
                    return isDone(outcome) && is(entry, RoomAction.Clear.class)
                            ? outcome.fold(
                                    done -> done.fold(
                                            posted -> outcome,
                                            moderated -> new EntryOutcome.Done(new Receipt.Moderated(
                                                    moderated.audit().hiding(List.of()), moderated.event()))),
                                    repeated -> outcome,
                                    refusal -> outcome)
                            : outcome;
                }
            }),
            new PlantedDefect(
                    "nobody has to keep a mode", List.of("S64", "S65", "S66", "S67"), () -> new BrokenStore() {
                        @Override
                        Entry instead(RoomId room, Entry entry) {
                            return message(entry, m -> exempt(m, Set.of(Mode.values())));
                        }
                    }),
            new PlantedDefect("slow mode looked up, then passed", List.of("S65"), () -> new BrokenStore() {
                @Override
                Entry instead(RoomId room, Entry entry) {
                    return message(entry, m -> {
                        Optional<Instant> last =
                                right.lastSentAt(room, m.author().id());
                        Duration length = right.open(room)
                                .state()
                                .modes()
                                .inForce()
                                .length(Mode.SLOW)
                                .orElse(Duration.ZERO);
                        LockSupport.parkNanos(1_000_000);
                        boolean mustWait = last.filter(at -> m.at().isBefore(at.plus(length)))
                                .isPresent();
                        return mustWait ? m : exempt(m, Set.of(Mode.SLOW));
                    });
                }
            }),
            new PlantedDefect("unique for each user alone", List.of("S66"), () -> new BrokenStore() {
                private final Map<Object, Boolean> said = new ConcurrentHashMap<>();

                @Override
                Entry instead(RoomId room, Entry entry) {
                    return message(entry, m -> {
                        List<Object> mine = List.of(room, m.author().id(), m.text());
                        return said.put(mine, true) == null ? exempt(m, Set.of(Mode.UNIQUE)) : m;
                    });
                }
            }),
            new PlantedDefect("modes hold from the next batch on", List.of("S67"), () -> new BrokenStore() {
                @Override
                public Appended append(Batch batch) {
                    List<Entry> entries = batch.entries();
                    List<Integer> order = IntStream.range(0, entries.size())
                            .boxed()
                            .sorted(Comparator.comparing(i -> is(entries.get(i), RoomAction.ChangeModes.class)))
                            .toList();
                    Appended appended = super.append(new Batch(
                            batch.room(), order.stream().map(entries::get).toList()));
                    List<EntryOutcome> outcomes = new ArrayList<>(appended.outcomes());
                    for (int i = 0; i < order.size(); i++) {
                        outcomes.set(order.get(i), appended.outcomes().get(i));
                    }
                    return new Appended(appended.epoch(), outcomes);
                }
            }),
            new PlantedDefect("everybody is always here for the first time", List.of("S68"), () -> new BrokenStore() {
                @Override
                EntryOutcome answer(RoomId room, Entry entry, EntryOutcome outcome) {
                    return isDone(outcome)
                            ? outcome.fold(
                                    done -> done.fold(
                                            posted ->
                                                    new EntryOutcome.Done(new Receipt.Posted(first(posted.message()))),
                                            moderated -> outcome),
                                    repeated -> outcome,
                                    refusal -> outcome)
                            : outcome;
                }
            }),
            new PlantedDefect("kinds of messages lost", List.of("S68", "S69"), () -> new BrokenStore() {
                @Override
                Entry instead(RoomId room, Entry entry) {
                    return message(
                            entry,
                            m -> new Entry.NewMessage(
                                    m.id(),
                                    m.author(),
                                    m.text(),
                                    m.replyTo(),
                                    m.at(),
                                    m.key(),
                                    MessageKind.SAID,
                                    m.facts()));
                }
            }),
            new PlantedDefect("what is done to the room is done to its actor", List.of("S70"), () -> new BrokenStore() {
                @Override
                Entry instead(RoomId room, Entry entry) {
                    return entry.fold(m -> m, action -> {
                        AuditEntry a = action.audit();
                        UserId target = a.target() == null && a.actor() != null
                                ? a.actor().id()
                                : a.target();
                        AuditEntry other = new AuditEntry(
                                a.id(),
                                a.room(),
                                a.at(),
                                a.actor(),
                                a.action(),
                                target,
                                a.targetName(),
                                a.until(),
                                a.reason(),
                                a.hidden());
                        return new Entry.NewAction(other, action.key());
                    });
                }
            }),
            new PlantedDefect("what was refused was sent too", List.of("S71"), () -> new BrokenStore() {
                private final Map<Object, Instant> tried = new ConcurrentHashMap<>();

                @Override
                Entry instead(RoomId room, Entry entry) {
                    return message(entry, m -> {
                        tried.put(List.of(room, m.author().id()), m.at());
                        return m;
                    });
                }

                @Override
                public Optional<Instant> lastSentAt(RoomId room, UserId user) {
                    return Optional.ofNullable(tried.get(List.of(room, user)));
                }
            }),
            new PlantedDefect("a warning is only noted", List.of("S70", "S72"), () -> new BrokenStore() {
                @Override
                Entry instead(RoomId room, Entry entry) {
                    return action(
                            entry,
                            action -> action instanceof WarningAction.Warn warn
                                    ? new ModerationAction.Note(warn.user())
                                    : action);
                }
            }));

    private static boolean is(Entry entry, Class<? extends ModerationAction> kind) {
        return entry.fold(
                message -> false, action -> kind.isInstance(action.audit().action()));
    }

    private static ChatMessage first(ChatMessage message) {
        return message.body()
                .fold(
                        text -> message.saying(new Body.Text(text.text(), text.replyTo(), text.kind(), true)),
                        tombstone -> message);
    }
}
