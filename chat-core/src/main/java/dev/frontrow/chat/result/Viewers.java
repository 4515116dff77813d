package dev.frontrow.chat.result;

import dev.frontrow.chat.host.UserId;
import java.util.List;

/**
 * Who has a room's chat open on one node.
 *
 * @param people how many people, each counted once
 * @param streams how many streams; somebody with several tabs or devices has several
 * @param users the people, in no order; the first {@value #MAX_USERS} where there are more
 */
public record Viewers(int people, int streams, List<UserId> users) {

    /** How many ids are listed at the most. */
    public static final int MAX_USERS = 1000;

    public Viewers {
        users = List.copyOf(users);
    }
}
