package dev.frontrow.chat.memory;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.log.Position;
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
import dev.frontrow.chat.store.RoomHead;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The store of a chat that need not outlive its process: everything is on the heap, within bounds. Called by hosts,
 * once, to make it:
 *
 * <pre>{@code
 * ChatStore store = MemoryChatStore.create();
 * ChatStore small = MemoryChatStore.builder().maxRooms(100).maxBytes(16 << 20).build();
 * }</pre>
 *
 * <p><b>Bounds.</b> A room that exceeds its number of messages, audit entries or keys drops the oldest. When the number
 * of rooms or bytes is exceeded, the least recently used room is evicted completely: its messages, <em>its bans and
 * mutes</em>, its audit log. When it is written to again, it is a new log with a new epoch. A host whose bans must be
 * permanent uses a durable store.
 *
 * <p>Safe for use by many threads. Appends to one room wait only for each other. No method does I/O.
 */
public final class MemoryChatStore implements ChatStore {

    private final Rooms rooms;
    private final InstantSource clock;

    private MemoryChatStore(Builder builder) {
        Bounds bounds = new Bounds(
                builder.maxRooms,
                builder.maxMessagesPerRoom,
                builder.maxAuditPerRoom,
                builder.maxKeysPerRoom,
                builder.maxChattersPerRoom,
                builder.maxBytes);
        this.rooms = new Rooms(bounds, new SecureRandom());
        this.clock = builder.clock;
    }

    /** A store with all defaults. */
    public static MemoryChatStore create() {
        return builder().build();
    }

    /** A builder that starts with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public RoomHead open(RoomId room) {
        return rooms.find(room)
                .map(Room::head)
                .orElseGet(() -> new RoomHead(new Position(rooms.epochOf(room), 0), 0, List.of()));
    }

    @Override
    public Appended append(Batch batch) {
        Instant now = clock.instant();
        while (true) {
            Room room = rooms.obtain(batch.room());
            Optional<Appended> appended = room.append(batch.entries(), now);
            if (appended.isPresent()) {
                rooms.makeRoomFor(room);
                return appended.get();
            }
            // The room was evicted between the two calls; try again with a new one.
        }
    }

    @Override
    public List<RoomEvent> log(LogQuery query) {
        return rooms.find(query.room())
                .map(room -> room.read(state -> state.log.read(query)))
                .orElse(List.of());
    }

    @Override
    public Optional<MessagePage> messages(MessageQuery query) {
        return rooms.find(query.room())
                .map(room -> room.read(state -> page(state.log, query)))
                .orElseGet(() -> Optional.of(new MessagePage(List.of(), false)));
    }

    @Override
    public Optional<Instant> lastSentAt(RoomId room, UserId user) {
        return rooms.find(room).flatMap(found -> found.read(state -> state.lastSentAt(user)));
    }

    @Override
    public AuditPage audit(AuditQuery query) {
        return rooms.find(query.room())
                .map(room -> room.read(state -> state.audit.read(query)))
                .orElseGet(() -> new AuditPage(List.of(), false));
    }

    @Override
    public Optional<KnownKey> known(KeyQuery query) {
        return rooms.find(query.room())
                .flatMap(room -> room.read(state -> state.keys.find(query.user(), query.value())));
    }

    /** Never: it answers from memory. */
    @Override
    public boolean mayBlock() {
        return false;
    }

    @Override
    public Optional<PersonalData> personalData() {
        return Optional.of(new MemoryPersonalData(rooms));
    }

    /** Evicts every room. */
    @Override
    public void close() {
        rooms.clear();
    }

    /** The estimated number of bytes in use. */
    long bytes() {
        return rooms.bytes();
    }

    private static Optional<MessagePage> page(RoomLog log, MessageQuery query) {
        return query.fold(
                before -> log.before(before.seq(), before.limit()),
                after -> log.after(after.seq(), after.limit()),
                one -> Optional.of(new MessagePage(
                        log.find(one.id()).map(StoredMessage::message).stream().toList(), false)));
    }

    /** Used once, by one thread. Ranges are checked by {@link #build()}. */
    public static final class Builder {

        private int maxRooms = 10_000;
        private int maxMessagesPerRoom = 10_000;
        private int maxAuditPerRoom = 10_000;
        private int maxKeysPerRoom = 20_000;
        private int maxChattersPerRoom = 20_000;
        private long maxBytes = 256L << 20;
        private InstantSource clock = InstantSource.system();

        private Builder() {}

        /** Maximum number of rooms; from 1, default 10,000. */
        public Builder maxRooms(int value) {
            maxRooms = value;
            return this;
        }

        /** Maximum number of messages per room, including tombstones; from 1, default 10,000. */
        public Builder maxMessagesPerRoom(int value) {
            maxMessagesPerRoom = value;
            return this;
        }

        /** Maximum number of audit entries per room; from 1, default 10,000. */
        public Builder maxAuditPerRoom(int value) {
            maxAuditPerRoom = value;
            return this;
        }

        /** Maximum number of idempotency keys per room, within their 24 hours; from 1, default 20,000. */
        public Builder maxKeysPerRoom(int value) {
            maxKeysPerRoom = value;
            return this;
        }

        /**
         * Maximum number of people per room of whom it is known that they have spoken; whoever is forgotten is taken
         * for somebody who speaks for the first time. From 1, default 20,000.
         */
        public Builder maxChattersPerRoom(int value) {
            maxChattersPerRoom = value;
            return this;
        }

        /** Maximum number of bytes in total, estimated conservatively; from 1, default 256 MiB. */
        public Builder maxBytes(long value) {
            maxBytes = value;
            return this;
        }

        /**
         * The clock for the age of keys; the system's by default. Sanctions are checked by the time of their entries.
         */
        public Builder clock(InstantSource value) {
            clock = value;
            return this;
        }

        /**
         * The store.
         *
         * @throws IllegalArgumentException a bound out of its range
         */
        public MemoryChatStore build() {
            return new MemoryChatStore(this);
        }
    }
}
