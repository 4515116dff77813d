package dev.frontrow.chat.jdbc;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.store.Entry;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The keys that this node saw last, so that a message that is sent again is looked up, and no statement fails for it: on PostgreSQL a failure stands in the server's log, and takes the other
 * rooms of its group with it. Whatever is forgotten here is still found by the unique constraint. Safe for use by many threads; its monitor guards a set.
 */
final class RecentKeys {

    private static final int KEYS = 10_000;

    private record Key(RoomId room, KeyName name) {}

    private final Set<Key> keys = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Boolean> eldest) {
            return size() > KEYS;
        }
    });

    /** Remembers the keys of some messages; whether one of them was known. */
    synchronized boolean meet(RoomId room, List<Entry.NewMessage> messages) {
        boolean known = false;
        for (Entry.NewMessage message : messages) {
            IdempotencyKey key = message.key();
            known |= key != null && !keys.add(new Key(room, KeyName.of(key)));
        }
        return known;
    }
}
