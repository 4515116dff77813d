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
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Measures rooms that one message was sent to and that nobody watches, in a JVM of its own. */
public final class IdleRooms {

    private static final String ACTIVE_ROOM = "dev.frontrow.chat.engine.hub.ActiveRoom";
    private static final UserId SENDER = new UserId("sender-1");
    private static final Duration RETIRED = Duration.ofSeconds(60);
    private static final int WARM_UP = 1000;

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
        Instant begin = Instant.now();
        AtomicLong elapsed = new AtomicLong(); // stands still, so that no room is retired before it was measured
        Chat chat = Chat.builder(
                        MemoryChatStore.builder()
                                .maxRooms(2 * count + WARM_UP)
                                .maxBytes(Runtime.getRuntime().maxMemory())
                                .build(),
                        new InMemory())
                .clock(() -> begin.plusNanos(elapsed.get()), elapsed::get)
                .build();
        use(chat, "warm-up-", WARM_UP);
        retire(elapsed, WARM_UP);
        long before = Heap.liveBytes();
        use(chat, "room-", count);
        long active = Heap.liveBytes();
        retire(elapsed, count);
        long retired = Heap.liveBytes();
        answer.println((double) (active - before) / count + " " + (double) (retired - before) / count);
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

    /** Lets time pass by until the chat has let go of the rooms, but for a few that a thread may still look at. */
    private static void retire(AtomicLong elapsed, int count) throws InterruptedException {
        long deadline = System.nanoTime() + RETIRED.toNanos();
        long left = ClassHistogram.take().instances(ACTIVE_ROOM);
        while (left > count / 100) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(left + " of " + count + " rooms that nobody uses are not retired");
            }
            elapsed.addAndGet(Duration.ofMinutes(10).toNanos());
            Thread.sleep(1000);
            left = ClassHistogram.take().instances(ACTIVE_ROOM);
        }
    }
}
