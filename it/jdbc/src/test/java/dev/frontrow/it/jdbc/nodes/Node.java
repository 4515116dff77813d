package dev.frontrow.it.jdbc.nodes;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.JdbcChatStore;
import dev.frontrow.chat.limit.RateLimit;
import dev.frontrow.chat.log.HistoryRequest;
import dev.frontrow.chat.log.Position;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.Draft;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.ModerationRequest;
import dev.frontrow.chat.result.History;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.result.Sent;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.store.Backplane;
import dev.frontrow.chat.testkit.RecordingStreamWriter;
import dev.frontrow.chat.transport.HeartbeatSource;
import dev.frontrow.chat.transport.StreamRequest;
import dev.frontrow.chat.transport.StreamWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A server as far as the chat goes: a store over a pool, a backplane, a chat in which everybody may speak as often as they can. */
final class Node implements AutoCloseable {

    static final RoomId ROOM = new RoomId("stage");

    private static final RateLimit AS_FAST_AS_THEY_CAN = RateLimit.perSeconds(1_000_000, 1);

    private final JdbcChatStore store;
    private final Chat chat;

    Node(DataSource pool, Backplane backplane, ChatSettings.Builder settings) {
        this(pool, backplane, settings, InstantSource.system());
    }

    /** One whose own clock may be wrong. */
    Node(DataSource pool, Backplane backplane, ChatSettings.Builder settings, InstantSource clock) {
        store = JdbcChatStore.builder(pool).build();
        chat = Chat.builder(store, (room, id) -> Optional.of(new ChatUser(id, id.value(), Role.VIEWER)))
                .backplane(backplane)
                .clock(clock)
                .settings(settings.rate(AS_FAST_AS_THEY_CAN)
                        .directoryTimeout(Duration.ofSeconds(10)) // a machine may be busy
                        .build())
                .build();
    }

    /** Sends under a key that is the text itself. */
    Result<Sent> send(String user, String text) {
        UserId author = new UserId(user);
        return chat.send(new Draft(ROOM, author, text, null, IdempotencyKey.of(author, text, List.of(text))));
    }

    /** The host mutes somebody. */
    void mute(String user, Duration duration) {
        accepted(chat.moderate(
                ModerationRequest.byHost(ROOM, new ModerationAction.Mute(new UserId(user), duration), null)));
    }

    /** The author takes a message of theirs back. */
    void retract(String user, MessageId message) {
        accepted(chat.moderate(ModerationRequest.by(new UserId(user), ROOM, new ModerationAction.Retract(message))));
    }

    RecordingStreamWriter watch(String user, @Nullable String cursor) {
        RecordingStreamWriter writer = new RecordingStreamWriter();
        watch(user, cursor, writer);
        return writer;
    }

    void watch(String user, @Nullable String cursor, StreamWriter writer) {
        accepted(chat.open(StreamRequest.of(ROOM, new UserId(user)).withLastEventId(cursor)))
                .start(writer, HeartbeatSource.plain());
    }

    JdbcChatStore store() {
        return store;
    }

    Chat chat() {
        return chat;
    }

    int streams() {
        return chat.streams();
    }

    /** A cursor of that place. */
    String cursor(long place) {
        return accepted(chat.userState(ROOM, new UserId("anybody")))
                .position()
                .at(place)
                .toString();
    }

    Result<History> newest() {
        return page(new HistoryRequest.Back(null));
    }

    /** All of it, oldest first. */
    List<ChatMessage> history() {
        List<ChatMessage> all = new ArrayList<>();
        Optional<Position> from = Position.parse(cursor(0));
        while (from.isPresent()) {
            History page = accepted(page(new HistoryRequest.Forward(from.get())));
            all.addAll(page.items());
            from = page.next();
        }
        return all;
    }

    private Result<History> page(HistoryRequest.Direction direction) {
        return chat.history(new HistoryRequest(ROOM, new UserId("anybody"), direction, HistoryRequest.MAX_LIMIT));
    }

    static <T> T accepted(Result<T> result) {
        return result.fold(value -> value, refusal -> {
            throw new AssertionError("refused: " + refusal);
        });
    }

    @Override
    public void close() {
        chat.close();
        store.close();
    }
}
