package dev.frontrow.chat;

import dev.frontrow.chat.engine.context.EngineContext;
import dev.frontrow.chat.engine.context.SteadyClock;
import dev.frontrow.chat.engine.fanout.StreamLimit;
import dev.frontrow.chat.engine.room.Room;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.log.Position;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.observe.ChatObserver;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.store.Backplane;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.RoomHead;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/** A room without viewers, and what is written to it. */
public final class Scene {

    public static final RoomId ROOM = new RoomId("live-42");
    public static final ChatUser ADA = new ChatUser(new UserId("ada"), "Ada", Role.VIEWER);
    public static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    public static final String EPOCH = "e1";

    private static final ChatSettings SETTINGS = ChatSettings.defaults();

    private Scene() {}

    public static Entry.NewMessage message(String id) {
        return new Entry.NewMessage(new MessageId(id), ADA, "hello", null, NOON, null);
    }

    public static EngineContext context(ChatStore store, Executor work, LongSupplier nanoTime) {
        return context(store, work, List.of(), nanoTime);
    }

    public static EngineContext context(ChatStore store, Executor work, List<Executor> loops, LongSupplier nanoTime) {
        return new EngineContext(
                store,
                Backplane.none(),
                new ChatObserver() {},
                SETTINGS,
                InstantSource.fixed(NOON),
                new SteadyClock(NOON, nanoTime),
                nanoTime,
                (task, delay) -> task.run(),
                work,
                loops);
    }

    public static Room room(EngineContext context) {
        RoomHead empty = new RoomHead(new Position(EPOCH, 0), 0, List.of());
        return new Room(ROOM, empty, context, List.of(), new StreamLimit(10), changed -> {});
    }
}
