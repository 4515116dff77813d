package dev.frontrow.benchmarks;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.JdbcChatStore;
import dev.frontrow.chat.jdbc.JdbcSchema;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.MessagePage;
import dev.frontrow.chat.store.MessageQuery;
import dev.frontrow.it.databases.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * Pages of history in a room with very many messages: the newest beside one far back, in turns.
 *
 * @param messages how many messages the room gets
 * @param turns how often each page is read
 */
record HistorySpeed(int messages, int turns) {

    private static final RoomId ROOM = new RoomId("long-history");
    private static final int PAGE = 50;
    private static final int BATCH = 256;

    void run(TestDatabase database) {
        DataSource pool = database.pool(10);
        JdbcSchema.migrate(pool);
        try (ChatStore store = JdbcChatStore.builder(pool).build()) {
            fill(store);
            int pages = messages / PAGE;
            Map<Integer, List<Double>> times = new TreeMap<>();
            for (int turn = 0; turn < 2 * turns; turn++) {
                for (int page : new int[] {1, pages / 2, pages}) {
                    double micros = micros(store, messages - (page - 1L) * PAGE + 1);
                    if (turn >= turns) { // what came before was to warm up
                        times.computeIfAbsent(page, none -> new ArrayList<>()).add(micros);
                    }
                }
            }
            System.out.printf(
                    "%n%s, %,d messages in one room, pages of %d, medians of %d reads:%n",
                    database.name(), messages, PAGE, turns);
            double first = Row.median(Objects.requireNonNull(times.get(1)));
            times.forEach((page, micros) -> System.out.printf(
                    "  page %,7d  %,8.0f µs  %.2f times page 1%n",
                    page, Row.median(micros), Row.median(micros) / first));
        }
    }

    private void fill(ChatStore store) {
        for (int from = 0; from < messages; from += BATCH) {
            List<Entry> entries = new ArrayList<>();
            for (int i = from; i < Math.min(messages, from + BATCH); i++) {
                UserId user = new UserId("user-" + i % 1000);
                entries.add(new Entry.NewMessage(
                        new MessageId(String.format("m%012d", i)),
                        new ChatUser(user, "Name of " + user.value(), Role.VIEWER),
                        Sender.text(i),
                        null,
                        Instant.ofEpochMilli(1_700_000_000_000L + i),
                        null));
            }
            store.append(new Batch(ROOM, entries));
        }
    }

    private static double micros(ChatStore store, long before) {
        long start = System.nanoTime();
        MessagePage page =
                store.messages(new MessageQuery.Before(ROOM, before, PAGE)).orElseThrow();
        double micros = (System.nanoTime() - start) / 1e3;
        if (page.items().size() != PAGE) {
            throw new IllegalStateException("page: " + page.items().size() + " (expected: " + PAGE + ")");
        }
        return micros;
    }
}
