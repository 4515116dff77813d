package dev.frontrow.chat.testkit;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Directory;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.RoomStatus;
import dev.frontrow.chat.host.UserId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A host's directory whose people, roles and rooms a test sets. Nobody is known until put there; every room is open
 * until something else is said. Called by tests.
 *
 * <p>Safe for use by many threads; what was set is seen by the next question.
 */
public final class TestDirectory implements Directory {

    private final Map<UserId, ChatUser> everywhere = new ConcurrentHashMap<>();
    private final Map<InRoom, ChatUser> inRoom = new ConcurrentHashMap<>();
    private final Map<RoomId, RoomStatus> statuses = new ConcurrentHashMap<>();
    private volatile @Nullable RuntimeException failure;

    /** A directory that knows nobody. */
    public TestDirectory() {}

    /** Somebody with this role in every room, named like their id. */
    public TestDirectory with(String user, Role role) {
        return with(new ChatUser(new UserId(user), user, role));
    }

    /** Somebody, the same in every room. */
    public TestDirectory with(ChatUser user) {
        everywhere.put(user.id(), user);
        return this;
    }

    /** Somebody as they are in one room; goes before what is said of every room. */
    public TestDirectory with(RoomId room, ChatUser user) {
        inRoom.put(new InRoom(room, user.id()), user);
        return this;
    }

    /** Nobody of this id is known any more, in any room. */
    public TestDirectory without(UserId user) {
        everywhere.remove(user);
        inRoom.keySet().removeIf(key -> key.user().equals(user));
        return this;
    }

    /** How a room stands from now on. */
    public TestDirectory status(RoomId room, RoomStatus status) {
        statuses.put(room, status);
        return this;
    }

    /** From now on every question throws this; null: questions are answered again. */
    public TestDirectory failing(@Nullable RuntimeException thrown) {
        failure = thrown;
        return this;
    }

    @Override
    public Optional<ChatUser> user(RoomId room, UserId user) {
        failIfTold();
        ChatUser there = inRoom.get(new InRoom(room, user));
        return Optional.ofNullable(there == null ? everywhere.get(user) : there);
    }

    @Override
    public RoomStatus status(RoomId room) {
        failIfTold();
        return statuses.getOrDefault(room, RoomStatus.OPEN);
    }

    @Override
    public boolean mayBlock() {
        return false;
    }

    private void failIfTold() {
        RuntimeException thrown = failure;
        if (thrown != null) {
            throw thrown;
        }
    }

    private record InRoom(RoomId room, UserId user) {}
}
