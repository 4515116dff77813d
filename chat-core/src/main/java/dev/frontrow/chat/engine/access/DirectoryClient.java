package dev.frontrow.chat.engine.access;

import dev.frontrow.chat.engine.calls.HostCall;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Directory;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.RoomStatus;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** The host's directory, asked so that its failures become refusals. */
public final class DirectoryClient {

    private final Directory directory;
    private final HostCall<Directory> call;

    /** @param directory the same that is called */
    public DirectoryClient(Directory directory, HostCall<Directory> call) {
        this.directory = directory;
        this.call = call;
    }

    /**
     * Somebody who may be in the room.
     *
     * @param user as the host says now
     * @param status of a room that is there
     */
    record Known(ChatUser user, RoomStatus status) {}

    /** The room, unless the host knows none of that name. */
    public Result<RoomStatus> status(RoomId room) {
        return call.ask(room, asked -> asked.status(room)).flatMap(DirectoryClient::unlessUnknown);
    }

    /** Both at once: in one call, and with one deadline. The user is asked about only where there is such a room. */
    Result<Known> enter(RoomId room, UserId user) {
        return call.ask(room, asked -> lookUp(asked, room, user))
                .flatMap(found -> unlessUnknown(found.status())
                        .flatMap(status -> found.user()
                                .map(who -> Result.accepted(new Known(who, status)))
                                .orElseGet(() -> Result.refused(RefusalCode.NOT_ALLOWED))));
    }

    /** Somebody, or nobody. */
    public Result<Optional<ChatUser>> find(RoomId room, UserId user) {
        return call.ask(room, asked -> find(asked, room, user));
    }

    /** The same where the caller has a deadline of its own, and tells the observer what the directory throws. */
    public Optional<ChatUser> findOrThrow(RoomId room, UserId user) {
        return find(directory, room, user);
    }

    /** Somebody, or nobody, asked for on the caller's own thread: see {@link HostCall#askHere}. */
    public Result<Optional<ChatUser>> findHere(RoomId room, UserId user, Duration timeout) {
        return call.askHere(room, asked -> find(asked, room, user), timeout);
    }

    private record Found(RoomStatus status, Optional<ChatUser> user) {}

    private static Found lookUp(Directory directory, RoomId room, UserId user) {
        RoomStatus status = Objects.requireNonNull(directory.status(room), "status");
        return new Found(status, status == RoomStatus.UNKNOWN ? Optional.empty() : find(directory, room, user));
    }

    private static Optional<ChatUser> find(Directory directory, RoomId room, UserId user) {
        return directory.user(room, user).map(found -> checked(found, user));
    }

    private static ChatUser checked(ChatUser found, UserId asked) {
        if (!found.id().equals(asked)) {
            throw new IllegalStateException("the directory answered with somebody else");
        }
        return found;
    }

    private static Result<RoomStatus> unlessUnknown(RoomStatus status) {
        return status == RoomStatus.UNKNOWN ? Result.refused(RefusalCode.STREAM_NOT_FOUND) : Result.accepted(status);
    }
}
