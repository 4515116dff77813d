package dev.frontrow.it.engine;

import static dev.frontrow.it.engine.ChatFixture.ROOM;
import static dev.frontrow.it.engine.ChatFixture.SOON;
import static dev.frontrow.it.engine.ChatFixture.accepted;
import static dev.frontrow.it.engine.ChatFixture.refused;
import static dev.frontrow.it.engine.ChatFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.limit.RateLimit;
import dev.frontrow.chat.log.HistoryRequest;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.store.Backplane;
import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.testkit.RecordingStreamWriter;
import dev.frontrow.chat.testkit.SseEvent;
import dev.frontrow.chat.transport.PendingSubscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A store that loses its last commits under running nodes: the log goes on under another epoch, and everybody reads it anew. */
class LostCommitsTest {

    private final ForgetfulStore store = new ForgetfulStore();
    private final List<ChatFixture> nodes = new ArrayList<>();

    private ChatFixture node(Backplane backplane) {
        ChatSettings.Builder settings =
                ChatSettings.builder().gateTimeout(SOON.dividedBy(2)).rate(RateLimit.perSeconds(100_000, 30));
        ChatFixture node = new ChatFixture(settings, store, chat -> chat.backplane(backplane));
        nodes.add(node);
        return node;
    }

    /** One that looks at the store by itself often enough for a test. */
    private ChatFixture node() {
        return node(Backplane.polling(Duration.ofMillis(50)));
    }

    @AfterEach
    void close() {
        nodes.forEach(ChatFixture::close);
    }

    @Test
    void the_next_send_on_a_node_that_is_alone_notices_it_and_is_shown() {
        ChatFixture node = node(Backplane.none());
        RecordingStreamWriter ada = node.watch("ada");
        String cursor = send(node, ada, 10);

        store.lose(5);
        ChatMessage next = node.send("bob", "after");

        ada.awaitClose(SOON);
        assertThat(ada.await(SOON, "bye").data()).contains("\"epoch_changed\"");
        assertThat(store.epochs()).isEqualTo(2);
        readsItAnew(node, cursor, 6, next);
    }

    @Test
    void nodes_notice_it_by_their_check_and_all_go_on_under_one_new_epoch() {
        ChatFixture left = node();
        ChatFixture right = node();
        RecordingStreamWriter ada = left.watch("ada");
        RecordingStreamWriter bob = right.watch("bob");
        String cursor = send(left, ada, 10);
        bob.await(SOON, seen -> messages(seen).size() == 10);

        store.lose(10);

        ada.awaitClose(SOON);
        bob.awaitClose(SOON);
        ChatMessage next = left.send("ada", "after");
        readsItAnew(left, cursor, 1, next);
        RecordingStreamWriter back = readsItAnew(right, cursor, 1, next);
        ChatMessage live = left.send("ada", "live");
        assertThat(back.await(SOON, "message").data()).contains(live.id().value());
        assertThat(store.epochs()).isEqualTo(2);
    }

    @Test
    void a_log_that_has_grown_beyond_what_was_lost_is_not_taken_for_the_one_before() {
        ChatFixture node = node();
        RecordingStreamWriter ada = node.watch("ada");
        String cursor = send(node, ada, 10);

        loseAndGrow(2, 5);

        ada.awaitClose(SOON);
        readsItAnew(node, cursor, 14, node.send("bob", "after"));
        assertThat(store.epochs()).isEqualTo(2);
    }

    @Test
    void nor_one_that_has_grown_to_the_very_place_again() {
        ChatFixture node = node();
        RecordingStreamWriter ada = node.watch("ada");
        String cursor = send(node, ada, 10);

        loseAndGrow(1, 1);

        ada.awaitClose(SOON);
        readsItAnew(node, cursor, 11, node.send("bob", "after"));
    }

    @Test
    void what_another_node_wrote_over_the_lost_part_shows_when_this_one_appends() {
        ChatFixture node = node(Backplane.none());
        RecordingStreamWriter ada = node.watch("ada");
        String cursor = send(node, ada, 10);

        loseAndGrow(2, 5);
        ChatMessage next = node.send("bob", "after");

        ada.awaitClose(SOON);
        readsItAnew(node, cursor, 14, next);
        assertThat(store.epochs()).isEqualTo(2);
    }

    @Test
    void a_lost_ban_is_no_ban_and_one_given_since_is() {
        ChatFixture node = node();
        RecordingStreamWriter ada = node.watch("ada");
        send(node, ada, 3);
        node.moderate("mo", new ModerationAction.Ban(user("sue"), null));
        node.send("ada", "four");
        assertThat(refused(node.trySend("sue", "hi"))).isEqualTo(RefusalCode.BANNED);

        store.lose(2);
        ada.awaitClose(SOON);

        node.send("sue", "hi");
        node.moderate("mo", new ModerationAction.Ban(user("bob"), null));
        assertThat(refused(node.trySend("bob", "hi"))).isEqualTo(RefusalCode.BANNED);
    }

    @Test
    void reads_that_lag_behind_are_told_and_make_no_epoch_and_nobody_is_let_in_on_them() {
        ChatFixture node = node();
        RecordingStreamWriter ada = node.watch("ada");
        send(node, ada, 10);

        store.lagBy(3);

        Await.until(
                SOON,
                () -> node.observer.hostFailed().stream()
                        .anyMatch(failed -> failed.failure() instanceof IllegalStateException));
        assertThat(refused(node.tryOpen("bob"))).isEqualTo(RefusalCode.STORE_UNAVAILABLE);
        store.lagBy(0);
        Await.until(SOON, () -> node.tryOpen("bob").fold(LostCommitsTest::letGo, refusal -> false));
        node.send("bob", "after");
        ada.await(SOON, seen -> messages(seen).size() == 11);
        assertThat(store.epochs()).isEqualTo(1);
    }

    @Test
    void a_check_amid_many_sends_never_takes_them_for_a_log_that_went_back() throws Exception {
        ChatFixture left = node();
        ChatFixture right = node();
        RecordingStreamWriter ada = left.watch("ada");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> senders = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            ChatFixture node = i % 2 == 0 ? left : right;
            senders.add(threads.submit(() -> {
                for (int message = 0; message < 100; message++) {
                    node.send("bob", "message " + message);
                    accepted(node.tryOpen("sue")).abandon();
                }
            }));
        }
        for (Future<?> sender : senders) {
            sender.get();
        }
        threads.shutdown();

        ada.await(SOON, seen -> messages(seen).size() == 800);
        assertThat(store.epochs()).isEqualTo(1);
        assertThat(nodes)
                .allSatisfy(node -> assertThat(node.observer.hostFailed()).isEmpty());
    }

    /** Sends so many, waits until they are shown, and gives the cursor behind them. */
    private static String send(ChatFixture node, RecordingStreamWriter watcher, int messages) {
        for (int i = 0; i < messages; i++) {
            node.send("ada", "before " + i);
        }
        List<SseEvent> seen = watcher.await(SOON, events -> messages(events).size() == messages);
        List<SseEvent> all = messages(seen);
        return all.get(all.size() - 1).id();
    }

    private static List<SseEvent> messages(List<SseEvent> events) {
        return events.stream().filter(event -> "message".equals(event.event())).toList();
    }

    private static boolean letGo(PendingSubscription subscription) {
        subscription.abandon();
        return true;
    }

    /** In one step, as far as a node can see. */
    private void loseAndGrow(int lost, int grown) {
        synchronized (store) {
            store.lose(lost);
            ChatUser max = new ChatUser(user("max"), "Max", Role.VIEWER);
            List<Entry> entries = new ArrayList<>();
            for (int i = 0; i < grown; i++) {
                entries.add(new Entry.NewMessage(
                        new MessageId("other-" + i),
                        max,
                        "other " + i,
                        null,
                        nodes.get(0).time.instant(),
                        null));
            }
            store.append(new Batch(ROOM, entries));
        }
    }

    /** Whoever comes with a cursor of the old log is told to load again, and then has what was accepted, at the place it was given. */
    private static RecordingStreamWriter readsItAnew(ChatFixture node, String cursor, long head, ChatMessage newest) {
        RecordingStreamWriter back = node.watch("ada", cursor);
        assertThat(back.await(SOON, "resync").data()).contains("epoch_changed");
        List<ChatMessage> history = accepted(node.chat.history(
                        new HistoryRequest(ROOM, user("ada"), new HistoryRequest.Back(null), HistoryRequest.MAX_LIMIT)))
                .items();
        assertThat(history.get(0)).isEqualTo(newest);
        assertThat(newest.seq()).isEqualTo(head);
        return back;
    }
}
