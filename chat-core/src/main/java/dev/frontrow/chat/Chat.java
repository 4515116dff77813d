package dev.frontrow.chat;

import dev.frontrow.chat.engine.ChatComponents;
import dev.frontrow.chat.engine.context.EngineContext;
import dev.frontrow.chat.engine.context.SafeObserver;
import dev.frontrow.chat.host.Directory;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.log.HistoryRequest;
import dev.frontrow.chat.log.RoomState;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.Draft;
import dev.frontrow.chat.message.Notice;
import dev.frontrow.chat.moderation.ModerationRequest;
import dev.frontrow.chat.moderation.SanctionPage;
import dev.frontrow.chat.moderation.SanctionQuery;
import dev.frontrow.chat.result.Erased;
import dev.frontrow.chat.result.History;
import dev.frontrow.chat.result.Moderated;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.result.Sent;
import dev.frontrow.chat.result.UserState;
import dev.frontrow.chat.result.Viewers;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.store.AuditPage;
import dev.frontrow.chat.store.AuditQuery;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.transport.PendingSubscription;
import dev.frontrow.chat.transport.StreamRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A chat: what a host builds once, and its transports call.
 *
 * <pre>{@code
 * Chat chat = Chat.builder(MemoryChatStore.create(), (room, user) -> users.inRoom(room, user))
 *         .gate(CreditGate.builder(wallet).topUpUrl("/wallet").build())
 *         .build();
 * }</pre>
 *
 * <p>All methods may be called by many threads at once, and may block on the store, the directory and the gate. Whatever
 * a caller must handle is in the {@link Result}; nothing is thrown for anything a client can do.
 */
public final class Chat implements AutoCloseable {

    private final ChatComponents components;
    private final ChatThreads threads;
    private final SafeObserver observer;
    private final EngineContext env;

    Chat(ChatComponents components, ChatThreads threads, SafeObserver observer, EngineContext env) {
        this.components = components;
        this.threads = threads;
        this.observer = observer;
        this.env = env;
    }

    /** A builder of a chat over a store, which stays the caller's to close, for the people whom a directory knows. */
    public static ChatBuilder builder(ChatStore store, Directory directory) {
        return new ChatBuilder(store, directory);
    }

    /**
     * Sends a message: access, gate, limit, moderation, commit, in this order. Accepted means committed, and on its way
     * to everybody.
     */
    public Result<Sent> send(Draft draft) {
        return observed(draft.room(), draft.author(), components.sends().send(draft));
    }

    /**
     * Does a moderation action. When it returns accepted, what it hides is given out no more to whoever comes from then
     * on, on any node, and of whom it banned nothing is accepted. On other nodes, streams that are open already hear of
     * it within {@link dev.frontrow.chat.store.Backplane#checkEvery()}, as a rule at once.
     */
    public Result<Moderated> moderate(ModerationRequest request) {
        Result<Moderated> result = components.moderation().moderate(request);
        UserId actor = request.actor();
        return actor == null ? result : observed(request.room(), actor, result);
    }

    /** Posts something that the host says itself: that somebody subscribed, say. Accepted means committed. */
    public Result<ChatMessage> post(Notice notice) {
        return components.notices().post(notice);
    }

    /** A room's modes and pinned message, as they are on all nodes; nobody's right is asked. */
    public Result<RoomState> roomState(RoomId room) {
        return components.queries().roomState(room);
    }

    /** The refusal that a send of somebody would meet now, whatever it says; empty: none. Takes nothing. */
    public Result<Optional<Refusal>> check(RoomId room, UserId user) {
        return components.queries().check(room, user);
    }

    /** How somebody stands in a room. Refused: they may not come in at all. */
    public Result<UserState> userState(RoomId room, UserId user) {
        return components.queries().userState(room, user);
    }

    /** A page of history. */
    public Result<History> history(HistoryRequest request) {
        return components.queries().history(request);
    }

    /** A page of the audit log, for staff. */
    public Result<AuditPage> audit(UserId reader, AuditQuery query) {
        return components.queries().audit(reader, query);
    }

    /** A page of the sanctions in force in a room, for staff. */
    public Result<SanctionPage> sanctions(UserId reader, SanctionQuery query) {
        return components.queries().sanctions(reader, query);
    }

    /**
     * Lets somebody follow a room, as it is on all nodes. {@code store_unavailable} when the store does not say how it
     * is, {@code chat_closed} when it is over, {@code draining} when the chat is closing. When there is no room for one
     * more stream it is accepted, and the stream says {@code bye} and ends.
     */
    public Result<PendingSubscription> open(StreamRequest request) {
        return components.streams().open(request);
    }

    /**
     * The host says that something about a user changed: balance, role, subscription. Open streams of theirs hear
     * whether the gate is open now, and end when they got what their rights no longer cover (to come back with the new
     * ones). What was decided before the change is committed or refused when this returns: from then on only the new
     * state counts.
     *
     * <p>Blocks, in each room that the user has open, until the directory has answered: 10 s at most for one of its
     * threads, and then {@code directoryTimeout}. When it does not, that room's streams stay as they are until the
     * directory is asked about them again, and {@link dev.frontrow.chat.observe.ChatObserver#hostFailed} is told:
     * nothing is given up in silence. A gate that does not answer is asked again until it does.
     */
    public void userChanged(UserId user) {
        components.hostEvents().user(user);
    }

    /**
     * The host says that a user signed out: call it where the host ends its own session. On this node it ends their
     * streams in every room ({@code bye signed_out}), and refuses all chat tokens and stream tickets that rest on a
     * login up to now ({@code token_revoked}), for as long as any could live
     * ({@link ChatSettings.Builder#sessionLife}). What was begun before is committed or refused when this returns. A
     * new login counts at once. All of a user's devices are signed out.
     *
     * <p><b>Several nodes:</b> call it on every node. One that was not told, or was restarted, accepts a chat token for
     * the rest of its life (15 minutes by default), and keeps streams, and the tickets that renew them, until the
     * {@link ChatSettings.Builder#sessionLife} is over, or the directory does not know the user any more.
     */
    public void signedOut(UserId user) {
        components.hostEvents().signedOut(user);
    }

    /** Called by transports, with each credential: whether {@link #signedOut} ended its login. Does not block. */
    public boolean isSignedOut(UserId user, Instant signedInAt) {
        return components.hostEvents().isSignedOut(user, signedInAt);
    }

    /**
     * Called by transports from time to time for everybody whose stream is open: has the directory asked again, without
     * waiting. Streams of somebody it does not know any more, or who became staff, or is staff no more,
     * end. A directory that fails, or takes over 10 s, changes nothing. At most 8 such questions are asked at once.
     */
    public void revalidate(RoomId room, UserId user) {
        components.revalidation().start(room, user);
    }

    /**
     * The host says that a room was opened or ended. Streams of a room that is over end.
     *
     * <p>Blocks as {@link #userChanged} does. When the directory does not answer, the streams stay open: call this again.
     */
    public void roomChanged(RoomId room) {
        components.hostEvents().room(room);
    }

    /**
     * Erases somebody: hides everything they said, in every room, as a purge of the host's own does; then has the store
     * take name, badges and keys, and from the audit log reasons and hidden texts
     * ({@link dev.frontrow.chat.store.PersonalData#erase}). Places stay, as tombstones of their id; so do sanctions in
     * force. See to it first that they cannot sign in any more: what they write meanwhile stays.
     *
     * <p>When it returns accepted, this node serves the name no more. Another node that has one of the rooms in use may
     * serve it, on tombstones, until its ring has moved on or the room was idle for
     * {@link ChatSettings.Builder#idleRoom}. A text of somebody else that mentions the name is theirs and stays.
     *
     * <p>It takes as long as the store does, a commit a room and more: not for request threads.
     * {@code store_unavailable}: some of it may be done; calling it again completes it.
     *
     * @throws UnsupportedOperationException the store has no {@link dev.frontrow.chat.store.ChatStore#personalData()}
     */
    public Result<Erased> erase(UserId user) {
        return components.erasure().erase(user);
    }

    /**
     * Called by transports when a request failed by something that nobody expected: tells log and observer, under one
     * name, and returns what the client is to be answered: {@code internal}, with that name.
     *
     * @param what where it failed, for the log
     * @param room in which room, or null where that is not known
     */
    public Refusal failed(String what, @Nullable RoomId room, Throwable failure) {
        return Refusal.internal(observer.defect(what, room, failure));
    }

    /** The time of day on this node, as its builder got it: what tokens go by. */
    public InstantSource clock() {
        return env.clock();
    }

    /** The settings it was built with. */
    public ChatSettings settings() {
        return env.settings();
    }

    /** Who has a room's chat open on this node. Does not block; takes a walk over the room's viewers. */
    public Viewers viewers(RoomId room) {
        return components.hub().viewers(room);
    }

    /** How many streams are open on this node. */
    public int streams() {
        return components.hub().streams();
    }

    /**
     * Drains and ends: new requests are refused with {@code draining}, accepted sends reach the streams, every stream
     * gets {@code retry} and {@code bye}. Takes at most {@link ChatSettings.Builder#drainTimeout} and a second. Calling
     * it again does nothing. Call it before the web server is stopped.
     */
    @Override
    public void close() {
        threads.close(components, env.settings().drainTimeout());
        observer.sumUp();
    }

    private <T> Result<T> observed(RoomId room, UserId user, Result<T> result) {
        if (result instanceof Result.Refused<T> refused) {
            observer.refused(room, user, refused.refusal().code());
        }
        return result;
    }
}
