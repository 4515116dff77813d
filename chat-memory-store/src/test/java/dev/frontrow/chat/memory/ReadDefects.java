package dev.frontrow.chat.memory;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.store.AuditPage;
import dev.frontrow.chat.store.AuditQuery;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.KeyQuery;
import dev.frontrow.chat.store.KnownKey;
import dev.frontrow.chat.store.LogQuery;
import dev.frontrow.chat.store.MessagePage;
import dev.frontrow.chat.store.MessageQuery;
import dev.frontrow.chat.store.Receipt;
import dev.frontrow.chat.store.RoomVersion;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** History, log, audit and texts done wrong. */
final class ReadDefects {

    private ReadDefects() {}

    static final List<PlantedDefect> ALL = List.of(
            new PlantedDefect("versions of the first room for all", List.of("S51"), () -> new BrokenStore() {
                @Override
                public Map<RoomId, RoomVersion> versions(Collection<RoomId> rooms) {
                    Map<RoomId, RoomVersion> right = super.versions(rooms);
                    RoomVersion first = right.get(rooms.iterator().next());
                    right.replaceAll((room, version) -> first);
                    return right;
                }
            }),
            new PlantedDefect("versions that count sanctions", List.of("S52"), () -> new BrokenStore() {
                @Override
                public Map<RoomId, RoomVersion> versions(Collection<RoomId> rooms) {
                    Map<RoomId, RoomVersion> right = super.versions(rooms);
                    right.replaceAll((room, version) -> new RoomVersion(
                            version.head(), open(room).sanctions().size(), version.newest()));
                    return right;
                }
            }),
            new PlantedDefect("a version that counts what hides texts too", List.of("S53"), () -> new BrokenStore() {
                @Override
                public Map<RoomId, RoomVersion> versions(Collection<RoomId> rooms) {
                    Map<RoomId, RoomVersion> right = super.versions(rooms);
                    right.replaceAll((room, version) -> new RoomVersion(
                            version.head(), version.sanctionsVersion() + hidden(room), version.newest()));
                    return right;
                }

                private long hidden(RoomId room) {
                    return audit(new AuditQuery(room, null, 100)).items().stream()
                            .filter(entry -> !entry.action().changesSanctions())
                            .count();
                }
            }),
            new PlantedDefect("pages in the wrong order", List.of("S31", "S32"), () -> new BrokenStore() {
                @Override
                public Optional<MessagePage> messages(MessageQuery query) {
                    return super.messages(query).map(page -> new MessagePage(reversed(page.items()), page.more()));
                }
            }),
            new PlantedDefect("never more", List.of("S31", "S32", "S33", "S40"), () -> new BrokenStore() {
                @Override
                public Optional<MessagePage> messages(MessageQuery query) {
                    return super.messages(query).map(page -> new MessagePage(page.items(), false));
                }

                @Override
                public AuditPage audit(AuditQuery query) {
                    return new AuditPage(super.audit(query).items(), false);
                }
            }),
            new PlantedDefect("a full page always has more", List.of("S33"), () -> new BrokenStore() {
                @Override
                public Optional<MessagePage> messages(MessageQuery query) {
                    int limit = query.fold(MessageQuery.Before::limit, MessageQuery.After::limit, one -> 2);
                    return super.messages(query)
                            .map(page ->
                                    new MessagePage(page.items(), page.items().size() == limit));
                }
            }),
            new PlantedDefect("the place itself is included", List.of("S31", "S34"), () -> new BrokenStore() {
                @Override
                public Optional<MessagePage> messages(MessageQuery query) {
                    return super.messages(query.fold(
                            b -> new MessageQuery.Before(b.room(), Math.max(b.seq(), b.seq() + 1), b.limit()),
                            a -> a,
                            o -> o));
                }
            }),
            new PlantedDefect("nothing there counts as pruned", List.of("S34"), () -> new BrokenStore() {
                @Override
                public Optional<MessagePage> messages(MessageQuery query) {
                    return super.messages(query).filter(page -> !page.items().isEmpty());
                }
            }),
            new PlantedDefect("an id is found in any room", List.of("S35"), () -> new BrokenStore() {
                private final Map<MessageId, RoomId> rooms = new ConcurrentHashMap<>();

                @Override
                Entry instead(RoomId room, Entry entry) {
                    entry.fold(m -> rooms.put(m.id(), room), a -> room);
                    return entry;
                }

                @Override
                public Optional<MessagePage> messages(MessageQuery query) {
                    return super.messages(query.fold(
                            b -> b, a -> a, o -> new MessageQuery.One(rooms.getOrDefault(o.id(), o.room()), o.id())));
                }
            }),
            new PlantedDefect("the log replays what was said first", List.of("S25", "S36"), () -> new BrokenStore() {
                private final Map<Object, RoomEvent> first = new ConcurrentHashMap<>();

                @Override
                EntryOutcome answer(RoomId room, Entry entry, EntryOutcome outcome) {
                    outcome.fold(Receipt::event, Receipt::event, refusal -> Optional.<RoomEvent>empty())
                            .ifPresent(event -> first.putIfAbsent(List.of(room, event.seq()), event));
                    return outcome;
                }

                @Override
                public List<RoomEvent> log(LogQuery query) {
                    return super.log(query).stream()
                            .map(event -> first.getOrDefault(List.of(query.room(), event.seq()), event))
                            .toList();
                }
            }),
            new PlantedDefect("a single message keeps its text", List.of("S12", "S25"), () -> new BrokenStore() {
                private final Map<MessageId, ChatMessage> first = new ConcurrentHashMap<>();

                private ChatMessage said(ChatMessage now) {
                    return first.getOrDefault(now.id(), now);
                }

                @Override
                EntryOutcome answer(RoomId room, Entry entry, EntryOutcome outcome) {
                    if (outcome instanceof EntryOutcome.Repeated repeated
                            && repeated.first() instanceof Receipt.Posted posted) {
                        return new EntryOutcome.Repeated(new Receipt.Posted(said(posted.message())));
                    }
                    if (outcome instanceof EntryOutcome.Done done && done.receipt() instanceof Receipt.Posted posted) {
                        first.put(posted.message().id(), posted.message());
                    }
                    return outcome;
                }
            }),
            new PlantedDefect("known keeps the text", List.of("S25"), () -> new BrokenStore() {
                private final Map<KeyQuery, KnownKey> first = new ConcurrentHashMap<>();

                @Override
                EntryOutcome answer(RoomId room, Entry entry, EntryOutcome outcome) {
                    if (entry.key() != null && isDone(outcome)) {
                        KeyQuery query = new KeyQuery(
                                room, entry.key().user(), entry.key().value());
                        first.put(query, right.known(query).orElseThrow());
                    }
                    return outcome;
                }

                @Override
                public Optional<KnownKey> known(KeyQuery query) {
                    return Optional.ofNullable(first.get(query));
                }
            }),
            new PlantedDefect("as much of the log as there is", List.of("S37"), () -> new BrokenStore() {
                @Override
                public List<RoomEvent> log(LogQuery query) {
                    long head = right.open(query.room()).head().seq();
                    return query.after() > head
                            ? List.of()
                            : super.log(new LogQuery(query.room(), query.after(), Math.min(head, query.upTo())));
                }
            }),
            new PlantedDefect("at most 200 events", List.of("S38", "S50"), () -> new BrokenStore() {
                @Override
                public List<RoomEvent> log(LogQuery query) {
                    List<RoomEvent> events = super.log(query);
                    return events.size() > 200 ? events.subList(0, 200) : events;
                }

                @Override
                public Optional<MessagePage> messages(MessageQuery query) {
                    return super.messages(query).map(page -> {
                        List<ChatMessage> items = new ArrayList<>(page.items());
                        if (items.size() == 50) {
                            items.remove(25);
                        }
                        return new MessagePage(items, page.more());
                    });
                }
            }),
            audit(
                    "reasons lost",
                    List.of("S39"),
                    a -> new AuditEntry(
                            a.id(),
                            a.room(),
                            a.at(),
                            a.actor(),
                            a.action(),
                            a.target(),
                            a.targetName(),
                            a.until(),
                            null,
                            a.hidden())),
            audit(
                    "names lost",
                    List.of("S39"),
                    a -> new AuditEntry(
                            a.id(),
                            a.room(),
                            a.at(),
                            a.actor(),
                            a.action(),
                            a.target(),
                            a.until(),
                            a.reason(),
                            a.hidden())),
            audit("hidden texts lost", List.of("S41", "S43"), a -> a.hiding(List.of())),
            new PlantedDefect("audit log oldest first", List.of("S40"), () -> new BrokenStore() {
                @Override
                public AuditPage audit(AuditQuery query) {
                    AuditPage page = super.audit(query);
                    return new AuditPage(reversed(page.items()), page.more());
                }
            }),
            new PlantedDefect("audit pages with any number of texts", List.of("S54"), () -> new BrokenStore() {
                @Override
                public AuditPage audit(AuditQuery query) {
                    List<AuditEntry> items = new ArrayList<>();
                    AuditQuery next = query;
                    AuditPage page = super.audit(next);
                    items.addAll(page.items());
                    while (page.more() && items.size() < query.limit()) {
                        String last = items.get(items.size() - 1).id();
                        next = new AuditQuery(query.room(), last, query.limit() - items.size());
                        page = super.audit(next);
                        items.addAll(page.items());
                    }
                    return new AuditPage(items, page.more());
                }
            }),
            new PlantedDefect("an entry that does not fit is cut", List.of("S54"), () -> new BrokenStore() {
                @Override
                public AuditPage audit(AuditQuery query) {
                    AuditPage page = super.audit(query);
                    List<AuditEntry> items = new ArrayList<>(page.items());
                    if (page.more() && items.size() < query.limit()) {
                        AuditEntry last = items.get(items.size() - 1);
                        items.add(super.audit(new AuditQuery(query.room(), last.id(), 1))
                                .items()
                                .get(0)
                                .hiding(List.of()));
                    }
                    return new AuditPage(items, page.more());
                }
            }),
            texts("three bytes a character", List.of("S43"), text -> text.replaceAll("[^\\x{0}-\\x{FFFF}]", "?")),
            texts(
                    "texts are normalised again",
                    List.of("S43"),
                    text -> Normalizer.normalize(text, Normalizer.Form.NFC)),
            texts(
                    "texts are encoded as HTML",
                    List.of("S43"),
                    text -> text.replace("&", "&amp;").replace("<", "&lt;")),
            texts(
                    "texts are cut at 2000 characters",
                    List.of("S43"),
                    text -> text.substring(0, Math.min(text.length(), 2000))),
            new PlantedDefect("quotes are not bound", List.of("S44"), () -> new BrokenStore() {
                @Override
                Entry instead(RoomId room, Entry entry) {
                    if (actor(entry).value().contains("'")) {
                        throw new IllegalStateException("syntax error at or near \"TABLE\"");
                    }
                    return entry;
                }
            }),
            new PlantedDefect("keys match like patterns", List.of("S44"), () -> new BrokenStore() {
                @Override
                public Optional<KnownKey> known(KeyQuery query) {
                    return super.known(query).filter(known -> !query.value().contains("%"));
                }
            }),
            new PlantedDefect("ids without case", List.of("S45"), () -> new BrokenStore() {
                @Override
                Entry instead(RoomId room, Entry entry) {
                    return message(
                            entry,
                            m -> new Entry.NewMessage(
                                    new MessageId(m.id().value().toLowerCase(Locale.ROOT)),
                                    m.author(),
                                    m.text(),
                                    m.replyTo(),
                                    m.at(),
                                    m.key()));
                }

                @Override
                public Optional<MessagePage> messages(MessageQuery query) {
                    return super.messages(query.fold(
                            b -> b,
                            a -> a,
                            o -> new MessageQuery.One(
                                    o.room(), new MessageId(o.id().value().toLowerCase(Locale.ROOT)))));
                }
            }));

    private static PlantedDefect audit(String what, List<String> rules, UnaryOperator<AuditEntry> change) {
        return new PlantedDefect(what, rules, () -> new BrokenStore() {
            @Override
            public AuditPage audit(AuditQuery query) {
                AuditPage page = super.audit(query);
                return new AuditPage(page.items().stream().map(change).toList(), page.more());
            }
        });
    }

    private static PlantedDefect texts(String what, List<String> rules, UnaryOperator<String> change) {
        return new PlantedDefect(what, rules, () -> new BrokenStore() {
            @Override
            Entry instead(RoomId room, Entry entry) {
                return message(entry, m -> text(m, change.apply(m.text())));
            }
        });
    }

    private static <T> List<T> reversed(List<T> items) {
        List<T> turned = new ArrayList<>(items);
        Collections.reverse(turned);
        return turned;
    }
}
