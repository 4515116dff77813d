package dev.frontrow.it.engine;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.store.Appended;
import dev.frontrow.chat.store.AuditPage;
import dev.frontrow.chat.store.AuditQuery;
import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.store.KeyQuery;
import dev.frontrow.chat.store.KnownKey;
import dev.frontrow.chat.store.LogQuery;
import dev.frontrow.chat.store.MessagePage;
import dev.frontrow.chat.store.MessageQuery;
import dev.frontrow.chat.store.RoomHead;
import dev.frontrow.chat.store.RoomVersion;
import dev.frontrow.chat.store.SeenEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the calls of each method. */
final class CountingStore implements ChatStore {

    private final ChatStore store;
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();

    CountingStore(ChatStore store) {
        this.store = store;
    }

    int calls(String method) {
        return counter(method).get();
    }

    /** Of all methods but those that ask for the time and compare the rooms, which come by themselves too. */
    int otherCalls() {
        return calls.entrySet().stream()
                .filter(entry ->
                        !entry.getKey().equals("time") && !entry.getKey().equals("versions"))
                .mapToInt(entry -> entry.getValue().get())
                .sum();
    }

    private AtomicInteger counter(String method) {
        return calls.computeIfAbsent(method, none -> new AtomicInteger());
    }

    private ChatStore counted(String method) {
        counter(method).incrementAndGet();
        return store;
    }

    @Override
    public RoomHead open(RoomId room) {
        return counted("open").open(room);
    }

    @Override
    public Map<RoomId, RoomVersion> versions(Collection<RoomId> rooms) {
        return counted("versions").versions(rooms);
    }

    @Override
    public Appended append(Batch batch) {
        return counted("append").append(batch);
    }

    @Override
    public Optional<Instant> time() {
        return counted("time").time();
    }

    @Override
    public String renewEpochIfLost(SeenEvent seen) {
        return counted("renewEpochIfLost").renewEpochIfLost(seen);
    }

    @Override
    public List<RoomEvent> log(LogQuery query) {
        return counted("log").log(query);
    }

    @Override
    public Optional<MessagePage> messages(MessageQuery query) {
        return counted("messages").messages(query);
    }

    @Override
    public Optional<Instant> lastSentAt(RoomId room, UserId user) {
        return counted("lastSentAt").lastSentAt(room, user);
    }

    @Override
    public AuditPage audit(AuditQuery query) {
        return counted("audit").audit(query);
    }

    @Override
    public Optional<KnownKey> known(KeyQuery query) {
        return counted("known").known(query);
    }

    @Override
    public void close() {
        store.close();
    }
}
