package dev.frontrow.examples.twonodes;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Directory;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.servlet.SigningKeys;
import java.util.Map;
import java.util.Optional;

/**
 * Two servers on one database, as behind a balancer: what is said, deleted or banned on one is so on the other.
 *
 * <p>Here they run in one process, so that an embedded database will do. Nothing but the database and the signing keys is shared between them.
 */
public final class TwoNodes implements AutoCloseable {

    static final RoomId ROOM = new RoomId("two-nodes");
    static final ChatUser MO = new ChatUser(new UserId("mo"), "Mo", Role.MODERATOR);
    static final ChatUser VERA = new ChatUser(new UserId("vera"), "Vera", Role.VIEWER);

    private static final Map<UserId, ChatUser> PEOPLE = Map.of(MO.id(), MO, VERA.id(), VERA);

    private final Node first;
    private final Node second;

    private TwoNodes(Node first, Node second) {
        this.first = first;
        this.second = second;
    }

    public static void main(String[] args) throws Exception {
        TwoNodes nodes = start(DatabaseOptions.from(System.getenv()), 8080, 8081);
        Runtime.getRuntime().addShutdownHook(new Thread(nodes::close, "drain"));
        System.out.println(nodes.first.address() + " you are Mo, a moderator, on the first node");
        System.out.println(nodes.second.address() + " you are Vera, a viewer, on the second node");
    }

    /** Starts both; port 0: a free one. */
    static TwoNodes start(DatabaseOptions database, int firstPort, int secondPort) throws Exception {
        Directory people = (room, user) -> Optional.ofNullable(PEOPLE.get(user));
        // A page may be sent to any node, so a token of one must be good on the other. Yours come from the environment.
        SigningKeys keys = SigningKeys.random();
        Node first = Node.start(firstPort, database, people, MO.id(), keys);
        try {
            return new TwoNodes(first, Node.start(secondPort, database, people, VERA.id(), keys));
        } catch (Exception e) {
            first.close();
            throw e;
        }
    }

    Node first() {
        return first;
    }

    Node second() {
        return second;
    }

    @Override
    public void close() {
        try (first) {
            second.close();
        }
    }
}
