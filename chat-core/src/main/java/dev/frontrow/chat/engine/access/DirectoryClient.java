package dev.frontrow.chat.engine.access;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Directory;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.RoomStatus;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.observe.ChatObserver;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** The host's directory, asked so that its failures become refusals. */
public final class DirectoryClient {

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Directory directory;
    private final ChatObserver observer;

    public DirectoryClient(Directory directory, ChatObserver observer) {
        this.directory = directory;
        this.observer = observer;
    }

    /** The room, unless the host knows none of that name. */
    public Result<RoomStatus> status(RoomId room) {
        return ask(room, () -> Objects.requireNonNull(directory.status(room), "status"))
                .flatMap(status -> status == RoomStatus.UNKNOWN
                        ? Result.refused(RefusalCode.STREAM_NOT_FOUND)
                        : Result.accepted(status));
    }

    /** Somebody who may be in the room. */
    Result<ChatUser> user(RoomId room, UserId user) {
        return find(room, user)
                .flatMap(found ->
                        found.isPresent() ? Result.accepted(found.get()) : Result.refused(RefusalCode.NOT_ALLOWED));
    }

    /** Somebody, or nobody. */
    public Result<Optional<ChatUser>> find(RoomId room, UserId user) {
        return ask(room, () -> findOrThrow(room, user));
    }

    /** The same where the caller tells the observer what the directory throws. */
    public Optional<ChatUser> findOrThrow(RoomId room, UserId user) {
        return directory.user(room, user).map(found -> checked(found, user));
    }

    /** The question about somebody, to be run on some thread. */
    public FutureTask<Optional<ChatUser>> question(RoomId room, UserId user) {
        return new FutureTask<>(() -> findOrThrow(room, user));
    }

    /** The answer to a question that has run. Empty also where the directory failed, in whatever way, or was interrupted: the observer was told. */
    public Optional<ChatUser> answer(RoomId room, FutureTask<Optional<ChatUser>> question) {
        try {
            return question.get();
        } catch (ExecutionException e) {
            observer.hostFailed("directory", room, e.getCause() == null ? e : e.getCause());
        } catch (CancellationException e) {
            observer.hostFailed("directory", room, new TimeoutException("interrupted: it took too long"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private static ChatUser checked(ChatUser found, UserId asked) {
        if (!found.id().equals(asked)) {
            throw new IllegalStateException("the directory answered with somebody else");
        }
        return found;
    }

    private <T> Result<T> ask(RoomId room, Supplier<T> question) {
        try {
            return Result.accepted(question.get());
        } catch (Exception e) {
            observer.hostFailed("directory", room, e);
            return Result.refused(Refusal.retryable(RefusalCode.HOST_UNAVAILABLE, RETRY));
        }
    }
}
