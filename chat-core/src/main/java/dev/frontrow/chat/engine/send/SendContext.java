package dev.frontrow.chat.engine.send;

import dev.frontrow.chat.engine.calls.InFlight;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.message.Draft;

/**
 * A draft on its way.
 *
 * @param draft as it was asked for
 * @param author who asks, as the host says now
 * @param text what would be shown: as typed at first, then clean
 * @param running keeps the send under way until its commit is over
 */
record SendContext(Draft draft, ChatUser author, String text, InFlight.Running running) {

    SendContext with(String otherText) {
        return new SendContext(draft, author, otherText, running);
    }
}
