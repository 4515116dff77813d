package dev.frontrow.chat.store;

import dev.frontrow.chat.log.Position;
import dev.frontrow.chat.moderation.Sanction;
import java.util.List;

/**
 * How a room stands.
 *
 * @param head the place of its newest public event; seq 0 when there is none
 * @param sanctionsVersion grows by one with every mute, unmute, ban and unban that is done, also with one that changes nothing, and with an erasure that takes a name out of
 *     one ({@link PersonalData#erase}). Other actions leave it as it is: when it grows, every node reads all sanctions of the room again
 * @param sanctions those in force; ones that have run out may be among them
 */
public record RoomHead(Position head, long sanctionsVersion, List<Sanction> sanctions) {

    public RoomHead {
        sanctions = List.copyOf(sanctions);
    }
}
