package dev.frontrow.chat.jdbc.append;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.jdbc.table.KeyName;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.store.Entry;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The keys that this node saw most recently. A message that is sent again is recognised and looked up, so that no
 * statement fails because of it: on PostgreSQL a failure is written to the server's log, and affects the other rooms of
 * its group. Keys that are forgotten here are still found by the unique constraint. Safe for use by many threads; its
 * monitor guards a set.
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

    /** Remembers the keys of some messages; returns whether one of them was known. */
    synchronized boolean meet(RoomId room, List<Entry.NewMessage> messages) {
        boolean known = false;
        for (Entry.NewMessage message : messages) {
            IdempotencyKey key = message.key();
            known |= key != null && !keys.add(new Key(room, KeyName.of(key)));
        }
        return known;
    }
}
