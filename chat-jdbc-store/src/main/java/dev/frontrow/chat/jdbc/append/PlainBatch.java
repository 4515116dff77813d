package dev.frontrow.chat.jdbc.append;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.Receipt;
import java.util.ArrayList;
import java.util.List;

/**
 * Messages of one room that nothing prevents, as long as the room's number of actions is unchanged.
 *
 * @param room the room
 * @param messages in their order
 * @param actions the number of actions at which this was checked
 */
record PlainBatch(RoomId room, List<Entry.NewMessage> messages, long actions) {

    /** The outcomes, if the messages are appended after this position. */
    List<EntryOutcome> doneAfter(long before) {
        List<EntryOutcome> outcomes = new ArrayList<>(messages.size());
        long seq = before;
        for (Entry.NewMessage message : messages) {
            outcomes.add(new EntryOutcome.Done(new Receipt.Posted(message.message(room, ++seq))));
        }
        return outcomes;
    }
}
