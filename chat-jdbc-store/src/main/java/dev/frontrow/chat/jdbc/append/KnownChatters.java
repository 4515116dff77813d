package dev.frontrow.chat.jdbc.append;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.Body;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.MessageKind;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.Receipt;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who has spoken in which room, of those who spoke here most recently, so that their row is not looked for with every
 * message. Whoever is missing here may have one. Safe for use by many threads; its monitor guards a set.
 */
final class KnownChatters {

    private static final int MAX = 100_000;

    private record Chatter(RoomId room, UserId user) {}

    private final Set<Chatter> chatters = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Chatter, Boolean> eldest) {
            return size() > MAX;
        }
    });

    /** Whose message can be their first, if it is something said: what the host says of somebody, they did not say. */
    static Optional<UserId> speaker(Entry entry) {
        return entry instanceof Entry.NewMessage message && !(message.kind() instanceof MessageKind.Notice)
                ? Optional.of(message.author().id())
                : Optional.empty();
    }

    /** Those of some users who are not known to have spoken. */
    synchronized Set<UserId> unknown(RoomId room, Collection<UserId> users) {
        Set<UserId> unknown = new HashSet<>();
        for (UserId user : users) {
            if (!chatters.contains(new Chatter(room, user))) {
                unknown.add(user);
            }
        }
        return unknown;
    }

    /** Remembers the authors of messages that were committed. */
    synchronized void spoke(RoomId room, List<EntryOutcome> outcomes) {
        for (EntryOutcome outcome : outcomes) {
            if (outcome instanceof EntryOutcome.Done done
                    && done.receipt() instanceof Receipt.Posted posted
                    && isSaid(posted.message())) {
                chatters.add(new Chatter(room, posted.message().author().id()));
            }
        }
    }

    private static boolean isSaid(ChatMessage message) {
        return message.body() instanceof Body.Text text && !(text.kind() instanceof MessageKind.Notice);
    }

    synchronized void forgetAll() {
        chatters.clear();
    }
}
