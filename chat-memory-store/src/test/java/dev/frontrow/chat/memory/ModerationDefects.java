package dev.frontrow.chat.memory;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.Sanction;
import dev.frontrow.chat.moderation.SanctionKind;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.store.Appended;
import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.MessageQuery;
import dev.frontrow.chat.store.Receipt;
import dev.frontrow.chat.store.RoomHead;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Sanctions and tombstones done wrong. */
final class ModerationDefects {

    private static final UserId NOBODY = new UserId("nobody");

    private ModerationDefects() {}

    static final List<PlantedDefect> ALL = List.of(
            new PlantedDefect("mutes do not hold", List.of("S16", "S21"), () -> new BrokenStore() {
                @Override
                Entry instead(RoomId room, Entry entry) {
                    return action(
                            entry,
                            action -> action instanceof ModerationAction.Mute
                                    ? new ModerationAction.Unmute(NOBODY)
                                    : action);
                }
            }),
            new PlantedDefect("a sanction holds at its end", List.of("S16", "S18"), () -> new BrokenStore() {
                @Override
                Entry instead(RoomId room, Entry entry) {
                    return message(entry, m -> at(m, m.at().minusMillis(1)));
                }
            }),
            new PlantedDefect("a sanction ends a little early", List.of("S16", "S18", "S64"), () -> new BrokenStore() {
                @Override
                Entry instead(RoomId room, Entry entry) {
                    return message(entry, m -> at(m, m.at().plusMillis(1)));
                }
            }),
            new PlantedDefect("the banned may act", List.of("S17"), () -> new BrokenStore() {
                @Override
                Entry instead(RoomId room, Entry entry) {
                    return entry.fold(m -> m, a -> {
                        AuditEntry e = a.audit();
                        ChatUser actor = e.actor() == null ? null : new ChatUser(NOBODY, "Nobody", Role.MODERATOR);
                        return new Entry.NewAction(
                                new AuditEntry(
                                        e.id(),
                                        room,
                                        e.at(),
                                        actor,
                                        e.action(),
                                        e.target(),
                                        e.targetName(),
                                        e.until(),
                                        e.reason(),
                                        e.hidden()),
                                a.key());
                    });
                }
            }),
            new PlantedDefect("the muted may not act", List.of("S19"), () -> new BrokenStore() {
                @Override
                EntryOutcome answer(RoomId room, Entry entry, EntryOutcome outcome) {
                    boolean muted = right.open(room).sanctions().stream()
                            .anyMatch(sanction -> sanction.kind() == SanctionKind.MUTE
                                    && sanction.user().equals(actor(entry)));
                    return muted ? rejected(RefusalCode.MUTED) : outcome;
                }
            }),
            new PlantedDefect("the first sanction stays", List.of("S20"), () -> new BrokenStore() {
                @Override
                Entry instead(RoomId room, Entry entry) {
                    return action(entry, action -> {
                        boolean sanctioned = action instanceof ModerationAction.OnUser onUser
                                && right.open(room).sanctions().stream()
                                        .anyMatch(sanction -> sanction.user().equals(onUser.user()));
                        boolean gives =
                                action instanceof ModerationAction.Mute || action instanceof ModerationAction.Ban;
                        return sanctioned && gives ? new ModerationAction.Unmute(NOBODY) : action;
                    });
                }
            }),
            new PlantedDefect("lifting nothing is refused", List.of("S21"), () -> new BrokenStore() {
                private boolean none;

                @Override
                Entry instead(RoomId room, Entry entry) {
                    none = right.open(room).sanctions().isEmpty();
                    return entry;
                }

                @Override
                EntryOutcome answer(RoomId room, Entry entry, EntryOutcome outcome) {
                    boolean lifts = entry instanceof Entry.NewAction a
                            && (a.audit().action() instanceof ModerationAction.Unmute
                                    || a.audit().action() instanceof ModerationAction.Unban);
                    return lifts && none ? rejected(RefusalCode.ALREADY_RESOLVED) : outcome;
                }
            }),
            new PlantedDefect("messages first, then actions", List.of("S22"), () -> new BrokenStore() {
                @Override
                public Appended append(Batch batch) {
                    List<Entry> sorted = new ArrayList<>(batch.entries());
                    sorted.sort(Comparator.comparing(Entry.NewAction.class::isInstance));
                    Appended appended = right.append(new Batch(batch.room(), sorted));
                    return new Appended(
                            appended.epoch(),
                            batch.entries().stream()
                                    .map(entry -> appended.outcomes().get(sorted.indexOf(entry)))
                                    .toList());
                }
            }),
            new PlantedDefect("the head forgets who gave a sanction", List.of("S23"), () -> new BrokenStore() {
                @Override
                public RoomHead open(RoomId room) {
                    RoomHead head = super.open(room);
                    return new RoomHead(
                            head.head(),
                            head.sanctionsVersion(),
                            head.sanctions().stream()
                                    .map(s -> new Sanction(
                                            s.kind(),
                                            s.user(),
                                            s.userName(),
                                            s.until(),
                                            s.reason(),
                                            null,
                                            null,
                                            s.at()))
                                    .toList());
                }
            }),
            new PlantedDefect(
                    "the head forgets what the sanctioned were called", List.of("S23"), () -> new BrokenStore() {
                        @Override
                        public RoomHead open(RoomId room) {
                            RoomHead head = super.open(room);
                            return new RoomHead(
                                    head.head(),
                                    head.sanctionsVersion(),
                                    head.sanctions().stream()
                                            .map(s -> s.without(s.user()))
                                            .toList());
                        }
                    }),
            new PlantedDefect("everything is deleted by a moderator", List.of("S24", "S27"), () -> new BrokenStore() {
                @Override
                Entry instead(RoomId room, Entry entry) {
                    return action(
                            entry,
                            action -> action instanceof ModerationAction.Retract back
                                    ? new ModerationAction.Delete(back.message())
                                    : action);
                }
            }),
            new PlantedDefect("deleting twice is done twice", List.of("S26", "S30"), () -> new BrokenStore() {
                @Override
                EntryOutcome answer(RoomId room, Entry entry, EntryOutcome outcome) {
                    boolean already = outcome instanceof EntryOutcome.Rejected rejected
                            && rejected.refusal().code() == RefusalCode.ALREADY_RESOLVED;
                    return already
                            ? entry.fold(
                                    m -> outcome,
                                    a -> new EntryOutcome.Done(new Receipt.Moderated(a.audit(), Optional.empty())))
                            : outcome;
                }
            }),
            new PlantedDefect("purge hides the newest only", List.of("S27", "S42"), () -> new BrokenStore() {
                @Override
                Entry instead(RoomId room, Entry entry) {
                    return action(
                            entry,
                            action -> action instanceof ModerationAction.Purge purge ? newestOf(room, purge) : action);
                }

                private ModerationAction newestOf(RoomId room, ModerationAction.Purge purge) {
                    return right.messages(new MessageQuery.Before(room, Long.MAX_VALUE, 1000)).stream()
                            .flatMap(page -> page.items().stream())
                            .filter(message -> message.author().id().equals(purge.user()) && !message.isDeleted())
                            .findFirst()
                            .<ModerationAction>map(message -> new ModerationAction.Delete(message.id()))
                            .orElse(purge);
                }
            }),
            new PlantedDefect("an empty purge is refused", List.of("S28"), () -> new BrokenStore() {
                @Override
                EntryOutcome answer(RoomId room, Entry entry, EntryOutcome outcome) {
                    boolean empty = outcome instanceof EntryOutcome.Done done
                            && done.receipt() instanceof Receipt.Moderated moderated
                            && moderated.audit().action() instanceof ModerationAction.Purge
                            && moderated.event().isEmpty();
                    return empty ? rejected(RefusalCode.ALREADY_RESOLVED) : outcome;
                }
            }),
            new PlantedDefect("replies are not checked", List.of("S29"), () -> new BrokenStore() {
                @Override
                Entry instead(RoomId room, Entry entry) {
                    return message(
                            entry, m -> new Entry.NewMessage(m.id(), m.author(), m.text(), null, m.at(), m.key()));
                }
            }),
            new PlantedDefect(
                    "sanctions of the room last for seconds only", List.of("S17", "S49"), () -> new BrokenStore() {
                        @Override
                        Entry instead(RoomId room, Entry entry) {
                            return message(entry, m -> at(m, m.at().plus(Duration.ofDays(20))))
                                    .fold(
                                            m -> m,
                                            a -> action(
                                                    a,
                                                    action -> action instanceof ModerationAction.Ban
                                                            ? new ModerationAction.Unban(NOBODY)
                                                            : action));
                        }
                    }));
}
