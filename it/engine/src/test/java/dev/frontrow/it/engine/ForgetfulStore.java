package dev.frontrow.it.engine;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.log.Position;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.store.Appended;
import dev.frontrow.chat.store.AuditPage;
import dev.frontrow.chat.store.AuditQuery;
import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.KeyQuery;
import dev.frontrow.chat.store.KnownKey;
import dev.frontrow.chat.store.LogQuery;
import dev.frontrow.chat.store.MessagePage;
import dev.frontrow.chat.store.MessageQuery;
import dev.frontrow.chat.store.RoomHead;
import dev.frontrow.chat.store.RoomVersion;
import dev.frontrow.chat.store.SeenEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store of one room that loses its last commits when it is told to, as a database does whose replica was promoted too early; and whose reads may be made to lag behind. */
final class ForgetfulStore implements ChatStore {

    private final List<Entry> entries = new ArrayList<>();
    private ChatStore kept = MemoryChatStore.create();
    private int epoch = 1;
    private long lag;

    /** From now on the last so many entries were never there. */
    synchronized void lose(int last) {
        entries.subList(entries.size() - last, entries.size()).clear();
        kept = MemoryChatStore.create();
        if (!entries.isEmpty()) {
            kept.append(new Batch(ChatFixture.ROOM, entries));
        }
    }

    /** From now on versions, and the log, are those of so many events ago. */
    synchronized void lagBy(long events) {
        lag = events;
    }

    /** How many epochs it has had. */
    synchronized int epochs() {
        return epoch;
    }

    private String epoch() {
        return "e" + epoch;
    }

    @Override
    public synchronized Appended append(Batch batch) {
        Appended appended = kept.append(batch);
        entries.addAll(batch.entries());
        return new Appended(epoch(), appended.outcomes());
    }

    @Override
    public synchronized RoomHead open(RoomId room) {
        RoomHead head = kept.open(room);
        return new RoomHead(
                new Position(epoch(), Math.max(0, head.head().seq() - lag)), head.sanctionsVersion(), head.sanctions());
    }

    @Override
    public synchronized Map<RoomId, RoomVersion> versions(Collection<RoomId> rooms) {
        Map<RoomId, RoomVersion> versions = new HashMap<>();
        rooms.forEach(room -> {
            RoomHead head = open(room);
            versions.put(
                    room,
                    new RoomVersion(
                            head.head(),
                            head.sanctionsVersion(),
                            newest(room, head.head().seq())));
        });
        return versions;
    }

    private Optional<MessageId> newest(RoomId room, long seq) {
        return seq == 0
                ? Optional.empty()
                : kept.log(new LogQuery(room, seq - 1, seq)).stream()
                        .filter(RoomEvent.Posted.class::isInstance)
                        .map(event -> ((RoomEvent.Posted) event).message().id())
                        .findFirst();
    }

    @Override
    public synchronized String renewEpochIfLost(SeenEvent seen) {
        long seq = seen.place().seq();
        boolean isLost = kept.open(seen.room()).head().seq() < seq
                || !seen.isSameAs(
                        kept.log(new LogQuery(seen.room(), seq - 1, seq)).get(0));
        epoch += isLost && seen.place().epoch().equals(epoch()) ? 1 : 0;
        return epoch();
    }

    @Override
    public synchronized List<RoomEvent> log(LogQuery query) {
        return query.upTo() > open(query.room()).head().seq() ? List.of() : kept.log(query);
    }

    @Override
    public synchronized Optional<MessagePage> messages(MessageQuery query) {
        return kept.messages(query);
    }

    @Override
    public synchronized Optional<Instant> lastSentAt(RoomId room, UserId user) {
        return kept.lastSentAt(room, user);
    }

    @Override
    public synchronized AuditPage audit(AuditQuery query) {
        return kept.audit(query);
    }

    @Override
    public synchronized Optional<KnownKey> known(KeyQuery query) {
        return kept.known(query);
    }

    @Override
    public void close() {}
}
