package dev.frontrow.chat.jdbc.append;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.Receipt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Messages of one room that nothing prevents, as long as the room's number of actions is unchanged.
 *
 * @param room the room
 * @param messages in their order; all of them are something said
 * @param actions the number of actions at which this was checked
 * @param unknown those authors of whom it is not known whether they have spoken in the room before
 */
record PlainBatch(RoomId room, List<Entry.NewMessage> messages, long actions, Set<UserId> unknown) {

    /** The outcomes, once the messages were appended. */
    List<EntryOutcome> done(GroupStatement.Appended appended) {
        List<EntryOutcome> outcomes = new ArrayList<>(messages.size());
        Set<UserId> first = new HashSet<>(appended.first());
        long seq = appended.before();
        for (Entry.NewMessage message : messages) {
            boolean isFirst = first.remove(message.author().id());
            outcomes.add(new EntryOutcome.Done(new Receipt.Posted(message.message(room, ++seq, isFirst))));
        }
        return outcomes;
    }
}
