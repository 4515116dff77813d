package dev.frontrow.benchmarks.idle;

import dev.frontrow.benchmarks.ClassHistogram;
import dev.frontrow.benchmarks.Heap;
import dev.frontrow.benchmarks.InMemory;
import dev.frontrow.chat.Chat;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.message.Draft;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.result.Sent;
import dev.frontrow.chat.settings.ChatSettings;
import java.io.PrintStream;
import java.time.Duration;

/** Measures rooms that one message was sent to and that nobody watches, in a JVM of its own. */
public final class IdleRooms {

    private static final String ACTIVE_ROOM = "dev.frontrow.chat.engine.hub.ActiveRoom";
    private static final UserId SENDER = new UserId("sender-1");
    private static final Duration RETIRED = Duration.ofSeconds(60);
    private static final int WARM_UP = 1000;
    private static final int FEW = 10;

    /** With more of them, a chat lets go of rooms that nobody uses at once. */
    private static final int ACTIVE = 2000;

    /** Time enough to measure them before they are retired. */
    private static final Duration IDLE_ROOM = Duration.ofSeconds(10);

    private IdleRooms() {}

    /**
     * Prints bytes of the heap for each room: while it is active, and after it was retired.
     *
     * @param arguments how many rooms
     */
    public static void main(String[] arguments) throws InterruptedException {
        PrintStream answer = System.out;
        System.setOut(System.err); // what the library logs is no answer
        int count = Integer.parseInt(arguments[0]);
        Chat chat = Chat.builder(
                        MemoryChatStore.builder()
                                .maxRooms(WARM_UP + ACTIVE + count)
                                .maxBytes(Runtime.getRuntime().maxMemory())
                                .build(),
                        new InMemory())
                .settings(ChatSettings.builder().idleRoom(IDLE_ROOM).build())
                .build();
        use(chat, "warm-up-", WARM_UP);
        awaitRetired();
        long before = Heap.liveBytes();
        use(chat, "active-", ACTIVE);
        long active = Heap.liveBytes();
        long stillActive = ClassHistogram.take().instances(ACTIVE_ROOM);
        if (stillActive < ACTIVE) {
            throw new IllegalStateException("only " + stillActive + " of " + ACTIVE + " rooms are still active");
        }
        use(chat, "room-", count);
        awaitRetired();
        long retired = Heap.liveBytes();
        answer.println((double) (active - before) / ACTIVE + " " + (double) (retired - before) / (ACTIVE + count));
        answer.flush();
        Runtime.getRuntime().halt(0); // whatever threads the chat has
    }

    private static void use(Chat chat, String prefix, int count) {
        for (int i = 0; i < count; i++) {
            Result<Sent> sent = chat.send(new Draft(new RoomId(prefix + i), SENDER, "All work and no play"));
            if (sent instanceof Result.Refused<?>) {
                throw new IllegalStateException("not accepted: " + sent);
            }
        }
    }

    /** Waits until the chat has let go of all rooms, but for a few that a thread may still look at. */
    private static void awaitRetired() throws InterruptedException {
        long deadline = System.nanoTime() + RETIRED.toNanos();
        long left = ClassHistogram.take().instances(ACTIVE_ROOM);
        while (left > FEW) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(left + " rooms that nobody uses are not retired");
            }
            Thread.sleep(1000);
            left = ClassHistogram.take().instances(ACTIVE_ROOM);
        }
    }
}
