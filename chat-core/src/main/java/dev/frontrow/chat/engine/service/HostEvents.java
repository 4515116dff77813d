package dev.frontrow.chat.engine.service;

import dev.frontrow.chat.engine.access.DirectoryClient;
import dev.frontrow.chat.engine.calls.InFlight;
import dev.frontrow.chat.engine.fanout.UserStateKind;
import dev.frontrow.chat.engine.hub.Hub;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.RoomStatus;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.observe.ChatObserver;
import dev.frontrow.chat.result.CloseReason;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.wire.StreamEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** What follows when the host says that something changed. */
public final class HostEvents {

    /**
     * How long the host waits for a thread of its own directory, in a queue with the requests, none of which holds one
     * longer than the directory's timeout, unless the directory hangs.
     */
    public static final Duration THREAD_TIMEOUT = Duration.ofSeconds(10);

    private final DirectoryClient directory;
    private final Revocations revocations;
    private final GateChecks gate;
    private final InFlight inFlight;
    private final Hub hub;
    private final Duration longestRequest;
    private final ChatObserver observer;

    /**
     * @param directory waits for a thread for {@link #THREAD_TIMEOUT}, and tells the observer when it gives up: the
     *     host says a thing once
     * @param longestRequest after this a request that is not over hangs in its commit
     */
    public HostEvents(
            DirectoryClient directory,
            Revocations revocations,
            GateChecks gate,
            InFlight inFlight,
            Hub hub,
            Duration longestRequest,
            ChatObserver observer) {
        this.directory = directory;
        this.revocations = revocations;
        this.gate = gate;
        this.inFlight = inFlight;
        this.hub = hub;
        this.longestRequest = longestRequest;
        this.observer = observer;
    }

    /**
     * Something about a user changed: their streams hear of it, and what was begun before it is over when this returns.
     */
    public void user(UserId user) {
        hub.roomsOf(user).forEach(room -> tell(room, user));
        awaitBegun(user);
    }

    /**
     * A user signed out: no login of theirs up to now counts, their streams end, and what was begun before is over when
     * this returns.
     */
    public void signedOut(UserId user) {
        revocations.revoke(user); // first: who opens a stream looks at this after the stream could be seen
        hub.roomsOf(user).forEach(room -> hub.dismiss(room, user, CloseReason.SIGNED_OUT));
        awaitBegun(user);
    }

    /** Whether a login of that moment was ended by a sign-out. */
    public boolean isSignedOut(UserId user, Instant signedInAt) {
        return revocations.isRevoked(user, signedInAt);
    }

    /**
     * Asks the directory about somebody, whatever it throws. Returns what follows from the answer: the streams end of
     * somebody whom it does not know any more, or knows with other rights.
     */
    public Runnable revalidate(RoomId room, UserId user) {
        Optional<ChatUser> found = directory.findOrThrow(room, user);
        return () -> dismissUnlessRightful(room, user, found);
    }

    private void awaitBegun(UserId user) {
        try {
            if (!inFlight.awaitUser(user, longestRequest)) {
                observer.hostFailed(
                        "store", null, new TimeoutException("a commit is not over after " + longestRequest));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Something about a room changed: when it is over or gone, its streams end. When the directory does not say, which
     * is told already, they stay: the host may say it again.
     */
    public void room(RoomId room) {
        boolean isOver = directory
                .status(room)
                .fold(status -> status == RoomStatus.ENDED, refusal -> refusal.code() == RefusalCode.STREAM_NOT_FOUND);
        if (isOver) {
            hub.dismissAll(room, CloseReason.ENDED);
        }
    }

    /** When the directory fails, which is told already, streams stay as they are: every use asks again. */
    private void tell(RoomId room, UserId user) {
        directory.find(room, user).ifAccepted(found -> stands(room, user, found));
    }

    private void stands(RoomId room, UserId user, Optional<ChatUser> found) {
        dismissUnlessRightful(room, user, found);
        found.ifPresent(known -> {
            long askedAt = hub.nanoTime();
            hub.tell(room, user, UserStateKind.GATE, StreamEvents.gate(gate.ask(room, known, true)), askedAt);
        });
    }

    private void dismissUnlessRightful(RoomId room, UserId user, Optional<ChatUser> found) {
        if (found.isEmpty()) {
            hub.dismiss(room, user, CloseReason.SUPERSEDED); // whoever comes back hears why not
        } else {
            hub.dismissUnless(room, user, found.get().role().isStaff());
        }
    }
}
