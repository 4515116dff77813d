package dev.frontrow.chat.memory;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.log.Position;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.store.Appended;
import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.KeyQuery;
import dev.frontrow.chat.store.KnownKey;
import dev.frontrow.chat.store.MessagePage;
import dev.frontrow.chat.store.MessageQuery;
import dev.frontrow.chat.store.Receipt;
import dev.frontrow.chat.store.RoomHead;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Numbers, batches, keys and threads done wrong. */
final class WriteDefects {

    private WriteDefects() {}

    static final List<PlantedDefect> ALL = List.of(
            new PlantedDefect("another epoch at every look", List.of("S01"), () -> new BrokenStore() {
                private final AtomicInteger looks = new AtomicInteger();

                @Override
                public RoomHead open(RoomId room) {
                    RoomHead head = right.open(room);
                    return new RoomHead(
                            new Position(
                                    "e" + looks.incrementAndGet(), head.head().seq()),
                            head.sanctionsVersion(),
                            head.sanctions());
                }
            }),
            new PlantedDefect("numbers with holes", List.of("S02", "S47", "S50"), () -> new BrokenStore() {
                @Override
                public Appended append(Batch batch) {
                    filler(batch.room());
                    return right.append(batch);
                }
            }),
            new PlantedDefect("answers in another order", List.of("S03"), () -> new BrokenStore() {
                @Override
                public Appended append(Batch batch) {
                    Appended appended = right.append(batch);
                    List<EntryOutcome> outcomes = new ArrayList<>(appended.outcomes());
                    Collections.reverse(outcomes);
                    return new Appended(appended.epoch(), outcomes);
                }
            }),
            new PlantedDefect("one rejected, all rejected", List.of("S04", "S22", "S30"), () -> new BrokenStore() {
                @Override
                public Appended append(Batch batch) {
                    Appended appended = right.append(batch);
                    return appended.outcomes().stream()
                            .filter(EntryOutcome.Rejected.class::isInstance)
                            .findFirst()
                            .map(first -> new Appended(
                                    appended.epoch(),
                                    Collections.nCopies(appended.outcomes().size(), first)))
                            .orElse(appended);
                }
            }),
            new PlantedDefect("all rooms are one", List.of("S05", "S10", "S35", "S46"), () -> new BrokenStore() {
                @Override
                public Appended append(Batch batch) {
                    return super.append(new Batch(new RoomId("one"), batch.entries()));
                }

                @Override
                public RoomHead open(RoomId room) {
                    return right.open(new RoomId("one"));
                }

                @Override
                public Optional<MessagePage> messages(MessageQuery query) {
                    RoomId one = new RoomId("one");
                    return right.messages(query.fold(
                            b -> new MessageQuery.Before(one, b.seq(), b.limit()),
                            a -> new MessageQuery.After(one, a.seq(), a.limit()),
                            o -> new MessageQuery.One(one, o.id())));
                }
            }),
            new PlantedDefect("badges lost", List.of("S06"), () -> new BrokenStore() {
                @Override
                Entry instead(RoomId room, Entry entry) {
                    return message(
                            entry,
                            m -> new Entry.NewMessage(
                                    m.id(),
                                    new ChatUser(
                                            m.author().id(),
                                            m.author().name(),
                                            m.author().role()),
                                    m.text(),
                                    m.replyTo(),
                                    m.at(),
                                    m.key(),
                                    m.kind(),
                                    m.facts()));
                }
            }),
            new PlantedDefect("every action takes a number", List.of("S07", "S28"), () -> new BrokenStore() {
                @Override
                EntryOutcome answer(RoomId room, Entry entry, EntryOutcome outcome) {
                    if (entry instanceof Entry.NewAction && isDone(outcome)) {
                        filler(room);
                    }
                    return outcome;
                }
            }),
            new PlantedDefect(
                    "keys forgotten", List.of("S08", "S09", "S12", "S13", "S14", "S48"), () -> new BrokenStore() {
                        @Override
                        Entry instead(RoomId room, Entry entry) {
                            return key(entry, k -> null);
                        }
                    }),
            new PlantedDefect("fingerprints not compared", List.of("S09", "S14", "S15"), () -> new BrokenStore() {
                @Override
                Entry instead(RoomId room, Entry entry) {
                    return key(entry, k -> new IdempotencyKey(k.user(), k.value(), "same"));
                }
            }),
            new PlantedDefect("a key is everybody's", List.of("S10"), () -> new BrokenStore() {
                @Override
                Entry instead(RoomId room, Entry entry) {
                    return key(entry, k -> new IdempotencyKey(new UserId("everybody"), k.value(), k.fingerprint()));
                }

                @Override
                public Optional<KnownKey> known(KeyQuery query) {
                    return right.known(new KeyQuery(query.room(), new UserId("everybody"), query.value()));
                }
            }),
            new PlantedDefect("refusals are remembered", List.of("S11"), () -> new BrokenStore() {
                private final Map<Object, EntryOutcome> refused = new ConcurrentHashMap<>();

                @Override
                EntryOutcome answer(RoomId room, Entry entry, EntryOutcome outcome) {
                    if (entry.key() == null) {
                        return outcome;
                    }
                    List<Object> key = List.of(room, entry.key());
                    if (outcome instanceof EntryOutcome.Rejected) {
                        refused.put(key, outcome);
                    }
                    return refused.getOrDefault(key, outcome);
                }
            }),
            new PlantedDefect("the first answer is repeated as it was", List.of("S12", "S25"), () -> new BrokenStore() {
                private final Map<Object, Receipt> first = new ConcurrentHashMap<>();

                @Override
                EntryOutcome answer(RoomId room, Entry entry, EntryOutcome outcome) {
                    if (entry.key() == null) {
                        return outcome;
                    }
                    List<Object> key = List.of(room, entry.key());
                    return outcome.fold(
                            done -> {
                                first.put(key, done);
                                return outcome;
                            },
                            again -> new EntryOutcome.Repeated(first.get(key)),
                            refusal -> outcome);
                }
            }),
            new PlantedDefect("an action is done again, whatever its key", List.of("S13"), () -> new BrokenStore() {
                @Override
                Entry instead(RoomId room, Entry entry) {
                    return entry.fold(m -> m, a -> key(a, k -> null));
                }
            }),
            new PlantedDefect("bans are checked before keys", List.of("S15"), () -> new BrokenStore() {
                @Override
                EntryOutcome answer(RoomId room, Entry entry, EntryOutcome outcome) {
                    boolean banned = right.open(room).sanctions().stream()
                            .anyMatch(sanction -> sanction.user().equals(actor(entry)));
                    return banned && outcome instanceof EntryOutcome.Repeated ? rejected(RefusalCode.BANNED) : outcome;
                }
            }),
            new PlantedDefect("rooms mixed up between threads", List.of("S46"), () -> new BrokenStore() {
                private volatile RoomId current = new RoomId("none");

                @Override
                public Appended append(Batch batch) {
                    current = batch.room();
                    LockSupport.parkNanos(200_000);
                    return right.append(new Batch(current, batch.entries()));
                }
            }),
            new PlantedDefect("key looked up, then taken", List.of("S48"), () -> new BrokenStore() {
                private final Map<Object, Receipt> taken = new ConcurrentHashMap<>();

                @Override
                public Appended append(Batch batch) {
                    Entry entry = batch.entries().get(0);
                    if (entry.key() == null) {
                        return right.append(batch);
                    }
                    List<Object> key = List.of(batch.room(), entry.key());
                    Receipt before = taken.get(key);
                    LockSupport.parkNanos(2_000_000);
                    if (before != null) {
                        return new Appended(
                                right.open(batch.room()).head().epoch(), List.of(new EntryOutcome.Repeated(before)));
                    }
                    Appended appended = right.append(new Batch(batch.room(), List.of(key(entry, k -> null))));
                    appended.outcomes().get(0).fold(done -> taken.put(key, done), done -> done, refusal -> null);
                    return appended;
                }
            }),
            new PlantedDefect("a ban holds a little later", List.of("S22"), () -> new BrokenStore() {
                private final Map<RoomId, Entry> waiting = new ConcurrentHashMap<>();

                @Override
                public Appended append(Batch batch) {
                    Entry late = waiting.remove(batch.room());
                    Appended appended = super.append(batch);
                    if (late != null) {
                        right.append(new Batch(batch.room(), List.of(late)));
                    }
                    return appended;
                }

                @Override
                Entry instead(RoomId room, Entry entry) {
                    if (entry instanceof Entry.NewAction action
                            && action.audit().action() instanceof ModerationAction.Ban ban) {
                        waiting.put(room, entry);
                        return action(entry, any -> new ModerationAction.Unban(ban.user()));
                    }
                    return entry;
                }
            }));
}
