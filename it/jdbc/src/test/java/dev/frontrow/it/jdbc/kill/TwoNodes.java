package dev.frontrow.it.jdbc.kill;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.JdbcChatStore;
import dev.frontrow.chat.message.Body;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.MessageQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Two stores on one database, as two nodes have them, that append to one room at the same moments. */
final class TwoNodes {

    private static final RoomId ROOM = new RoomId("two-nodes");
    private static final int ROUNDS = 100;

    private TwoNodes() {}

    /** What the verifier finds. */
    static List<Finding> race(DataSource pool) throws Exception {
        Ledger ledger = new Ledger();
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (ChatStore one = JdbcChatStore.builder(pool).build();
                ChatStore other = JdbcChatStore.builder(pool).build()) {
            List<Future<?>> running = new ArrayList<>();
            for (ChatStore store : List.of(one, other)) {
                String name = store == one ? "one" : "other";
                running.add(threads.submit(() -> {
                    for (int round = 0; round < ROUNDS; round++) {
                        together.await(20, TimeUnit.SECONDS);
                        append(store, name + "-" + round, ledger);
                    }
                    return null;
                }));
            }
            for (Future<?> thread : running) {
                thread.get(60, TimeUnit.SECONDS);
            }
            return ledger.compare(history(one));
        } finally {
            threads.shutdownNow();
        }
    }

    private static void append(ChatStore store, String text, Ledger ledger) {
        ChatUser author = new ChatUser(new UserId("somebody"), "Somebody", Role.VIEWER);
        Entry entry = new Entry.NewMessage(new MessageId(text), author, text, null, Instant.now(), null);
        ledger.sending(text);
        EntryOutcome outcome =
                store.append(new Batch(ROOM, List.of(entry))).outcomes().get(0);
        ChatMessage message = outcome.<ChatMessage>fold(
                done -> done.fold(posted -> posted.message(), moderated -> unexpected(outcome)),
                repeated -> unexpected(outcome),
                rejected -> unexpected(outcome));
        ledger.acknowledged(new Acknowledged(text, message.seq(), message.id().value()));
    }

    private static ChatMessage unexpected(EntryOutcome outcome) {
        throw new AssertionError("not done: " + outcome);
    }

    private static List<Stored> history(ChatStore store) {
        return store.messages(new MessageQuery.After(ROOM, 0, 10_000)).orElseThrow().items().stream()
                .map(message -> new Stored(
                        message.body().fold((Body.Text body) -> body.text(), deleted -> "deleted"),
                        message.seq(),
                        message.id().value()))
                .toList();
    }
}
