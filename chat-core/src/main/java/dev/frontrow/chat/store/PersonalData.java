package dev.frontrow.chat.store;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import java.util.List;
import java.util.function.Consumer;

/**
 * Implemented by stores that can answer for one person: what is kept of them in all rooms, to be handed over or taken
 * out. Offered by {@link ChatStore#personalData()}.
 *
 * <p>All methods may take long and are called by any thread. What they throw means that the store failed; called again,
 * they go on or begin anew.
 *
 * <p>The rules of this interface are numbered and tested by {@code PersonalDataContract} in chat-testkit.
 */
public interface PersonalData {

    /** The rooms in which anything of them is kept, each once. */
    List<RoomId> rooms(UserId user);

    /**
     * Gives everything that is kept of them to a sink, as it is now, each record once, on the calling thread: what they
     * wrote, tombstones too; the actions they did and those done to them; the sanctions in force.
     */
    void export(UserId user, Consumer<PersonalRecord> sink);

    /**
     * Takes out who they were:
     *
     * <ul>
     * <li>everything they wrote is by their id alone, without name and badges
     * ({@link dev.frontrow.chat.host.ChatUser#anonymous()}), wherever it is read;
     * <li>audit entries about them lose their name, the reason and the texts that were hidden, those by them the name
     * and badges ({@link dev.frontrow.chat.moderation.AuditEntry#without});
     * <li>mutes and bans on them, and those that they gave, lose their name
     * ({@link dev.frontrow.chat.moderation.Sanction#without}); the version of the room's sanctions grows, so that other
     * nodes read them again;
     * <li>their idempotency keys are forgotten, values and fingerprints.
     * </ul>
     *
     * <p>Texts that are still shown stay, because a purge that all nodes hear of goes before; so do places, ids, times,
     * roles, sanctions in force, and the audit entries themselves. Makes no public change. What fails on the way is
     * completed by the next call.
     *
     * @return how many records it changed or forgot; 0 when there was nothing left to take
     */
    long erase(UserId user);
}
