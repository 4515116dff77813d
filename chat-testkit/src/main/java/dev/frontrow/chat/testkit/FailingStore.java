package dev.frontrow.chat.testkit;

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
import dev.frontrow.chat.store.PersonalData;
import dev.frontrow.chat.store.PersonalRecord;
import dev.frontrow.chat.store.RoomHead;
import dev.frontrow.chat.store.RoomVersion;
import dev.frontrow.chat.store.SeenEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A store that breaks when it is told to, in the ways a database breaks. Otherwise it does what the store behind it
 * does. Called by tests.
 *
 * <p>Safe for use by many threads.
 */
public final class FailingStore implements ChatStore {

    private final ChatStore store;
    private final AtomicInteger failBefore = new AtomicInteger();
    private final AtomicInteger failAfter = new AtomicInteger();
    private final AtomicInteger failErasures = new AtomicInteger();
    private final Turnstile turnstile = new Turnstile();
    private volatile boolean everything;
    private volatile boolean down;

    /** @param store what does the work */
    public FailingStore(ChatStore store) {
        this.store = store;
    }

    /** The next so many appends throw and have done nothing: the connection could not be had. */
    public void failNextAppends(int appends) {
        failBefore.set(appends);
    }

    /** The next so many appends throw although they were done: the answer to the commit was lost. */
    public void loseNextAnswers(int appends) {
        failAfter.set(appends);
    }

    /** The next so many erasures throw and have done nothing. */
    public void failNextErasures(int erasures) {
        failErasures.set(erasures);
    }

    /** From now on appends hang before they do anything. */
    public void hang() {
        turnstile.shut();
    }

    /** From now on every method hangs before it does anything. */
    public void hangEverything() {
        everything = true;
        turnstile.shut();
    }

    /** Waits until so many calls hang; bounded at 10 seconds. */
    public void awaitHanging(int calls) {
        turnstile.awaitWaiting(calls);
    }

    /** Lets go of what hangs; it goes on as if nothing had been. */
    public void release() {
        everything = false;
        turnstile.open();
    }

    /** Whether every method throws from now on. */
    public void down(boolean isDown) {
        down = isDown;
    }

    @Override
    public Appended append(Batch batch) {
        turnstile.pass();
        requireUp();
        if (takeOne(failBefore)) {
            throw new IllegalStateException("planned: nothing was done");
        }
        Appended appended = store.append(batch);
        if (takeOne(failAfter)) {
            throw new IllegalStateException("planned: it was done, but nobody will know");
        }
        return appended;
    }

    @Override
    public RoomHead open(RoomId room) {
        requireUp();
        return store.open(room);
    }

    @Override
    public Map<RoomId, RoomVersion> versions(Collection<RoomId> rooms) {
        requireUp();
        return store.versions(rooms);
    }

    @Override
    public Optional<Instant> time() {
        requireUp();
        return store.time();
    }

    @Override
    public String renewEpochIfLost(SeenEvent seen) {
        requireUp();
        return store.renewEpochIfLost(seen);
    }

    @Override
    public List<RoomEvent> log(LogQuery query) {
        requireUp();
        return store.log(query);
    }

    @Override
    public Optional<MessagePage> messages(MessageQuery query) {
        requireUp();
        return store.messages(query);
    }

    @Override
    public Optional<Instant> lastSentAt(RoomId room, UserId user) {
        requireUp();
        return store.lastSentAt(room, user);
    }

    @Override
    public AuditPage audit(AuditQuery query) {
        requireUp();
        return store.audit(query);
    }

    @Override
    public Optional<KnownKey> known(KeyQuery query) {
        requireUp();
        return store.known(query);
    }

    @Override
    public Optional<PersonalData> personalData() {
        return store.personalData().map(FailingPeople::new);
    }

    /** Lets go of what hangs and closes the store behind it. */
    @Override
    public void close() {
        release();
        store.close();
    }

    private final class FailingPeople implements PersonalData {

        private final PersonalData people;

        FailingPeople(PersonalData people) {
            this.people = people;
        }

        @Override
        public List<RoomId> rooms(UserId user) {
            requireUp();
            return people.rooms(user);
        }

        @Override
        public void export(UserId user, Consumer<PersonalRecord> sink) {
            requireUp();
            people.export(user, sink);
        }

        @Override
        public long erase(UserId user) {
            requireUp();
            if (takeOne(failErasures)) {
                throw new IllegalStateException("planned: nothing was erased");
            }
            return people.erase(user);
        }
    }

    private void requireUp() {
        if (everything) {
            turnstile.pass();
        }
        if (down) {
            throw new IllegalStateException("planned: the store is down");
        }
    }

    private static boolean takeOne(AtomicInteger left) {
        return left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
    }
}
