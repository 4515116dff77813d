package dev.frontrow.chat.store;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.Sanction;
import java.util.function.Function;

/** One thing that a store keeps of one person. */
public sealed interface PersonalRecord {

    /** One value from whichever it is. */
    <T> T fold(
            Function<Said, T> said,
            Function<Acted, T> acted,
            Function<ActedOn, T> actedOn,
            Function<Sanctioned, T> sanctioned);

    /** They wrote it; a tombstone if it was hidden. */
    record Said(ChatMessage message) implements PersonalRecord {
        @Override
        public <T> T fold(
                Function<Said, T> said,
                Function<Acted, T> acted,
                Function<ActedOn, T> actedOn,
                Function<Sanctioned, T> sanctioned) {
            return said.apply(this);
        }
    }

    /** They did it, perhaps to themself. */
    record Acted(AuditEntry entry) implements PersonalRecord {
        @Override
        public <T> T fold(
                Function<Said, T> said,
                Function<Acted, T> acted,
                Function<ActedOn, T> actedOn,
                Function<Sanctioned, T> sanctioned) {
            return acted.apply(this);
        }
    }

    /** Somebody else, or the host, did it to them. */
    record ActedOn(AuditEntry entry) implements PersonalRecord {
        @Override
        public <T> T fold(
                Function<Said, T> said,
                Function<Acted, T> acted,
                Function<ActedOn, T> actedOn,
                Function<Sanctioned, T> sanctioned) {
            return actedOn.apply(this);
        }
    }

    /** They are muted or banned. */
    record Sanctioned(RoomId room, Sanction sanction) implements PersonalRecord {
        @Override
        public <T> T fold(
                Function<Said, T> said,
                Function<Acted, T> acted,
                Function<ActedOn, T> actedOn,
                Function<Sanctioned, T> sanctioned) {
            return sanctioned.apply(this);
        }
    }
}
