package dev.frontrow.chat.store;

import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.moderation.AuditEntry;
import java.util.Optional;
import java.util.function.Function;

/** What was done for an entry. */
public sealed interface Receipt {

    /** One value from whichever it is. */
    <T> T fold(Function<Posted, T> posted, Function<Moderated, T> moderated);

    /** The public event it made, if any. */
    Optional<RoomEvent> event();

    /** A message got its place. */
    record Posted(ChatMessage message) implements Receipt {
        @Override
        public <T> T fold(Function<Posted, T> posted, Function<Moderated, T> moderated) {
            return posted.apply(this);
        }

        @Override
        public Optional<RoomEvent> event() {
            return Optional.of(new RoomEvent.Posted(message));
        }
    }

    /**
     * An action was done.
     *
     * @param audit with what it hid
     * @param event the public event, if the action is a public one
     */
    record Moderated(AuditEntry audit, Optional<RoomEvent> event) implements Receipt {
        @Override
        public <T> T fold(Function<Posted, T> posted, Function<Moderated, T> moderated) {
            return moderated.apply(this);
        }
    }
}
