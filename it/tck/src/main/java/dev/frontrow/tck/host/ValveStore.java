package dev.frontrow.tck.host;

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
import dev.frontrow.chat.store.SeenEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A store that can be made to wait or to fail, and that outlives the chats that use it. */
public final class ValveStore implements ChatStore {

    private static final CountDownLatch OPEN = new CountDownLatch(0);

    private final ChatStore store;
    private volatile CountDownLatch valve = OPEN;
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean broken;

    public ValveStore(ChatStore store) {
        this.store = store;
    }

    /** Appends wait from now on, until {@link #release()}. */
    public void shut() {
        valve = new CountDownLatch(1);
    }

    /** Appends go through again. */
    public void release() {
        CountDownLatch shut = valve;
        valve = OPEN;
        shut.countDown();
    }

    /** How many appends wait at the valve. */
    public int waiting() {
        return waiting.get();
    }

    /** Every call throws from now on, or works again. */
    public void breakDown(boolean now) {
        broken = now;
    }

    @Override
    public RoomHead open(RoomId room) {
        checkWorks();
        return store.open(room);
    }

    @Override
    public Appended append(Batch batch) {
        waiting.incrementAndGet();
        try {
            valve.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the valve", e);
        } finally {
            waiting.decrementAndGet();
        }
        checkWorks();
        return store.append(batch);
    }

    @Override
    public Optional<Instant> time() {
        checkWorks();
        return store.time();
    }

    @Override
    public String renewEpochIfLost(SeenEvent seen) {
        checkWorks();
        return store.renewEpochIfLost(seen);
    }

    @Override
    public List<RoomEvent> log(LogQuery query) {
        checkWorks();
        return store.log(query);
    }

    @Override
    public Optional<MessagePage> messages(MessageQuery query) {
        checkWorks();
        return store.messages(query);
    }

    @Override
    public Optional<Instant> lastSentAt(RoomId room, UserId user) {
        checkWorks();
        return store.lastSentAt(room, user);
    }

    @Override
    public AuditPage audit(AuditQuery query) {
        checkWorks();
        return store.audit(query);
    }

    @Override
    public Optional<KnownKey> known(KeyQuery query) {
        checkWorks();
        return store.known(query);
    }

    /** Does nothing: another chat goes on with what is stored. */
    @Override
    public void close() {
        release();
    }

    private void checkWorks() {
        if (broken) {
            throw new IllegalStateException("org.postgresql.util.PSQLException: SELECT 1 FROM chat_log");
        }
    }
}
