package dev.frontrow.it.engine;

import static dev.frontrow.it.engine.ChatFixture.SOON;
import static dev.frontrow.it.engine.ChatFixture.refused;
import static dev.frontrow.it.engine.ChatFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.limit.RateLimit;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.store.Backplane;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.testkit.RecordingStreamWriter;
import dev.frontrow.chat.testkit.SseEvent;
import dev.frontrow.chat.transport.HeartbeatSource;
import dev.frontrow.chat.transport.PendingSubscription;
import dev.frontrow.chat.transport.StreamRequest;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two nodes in one process, on one store, with a backplane that is two lists. */
class NodesTest {

    private final ChatStore store = MemoryChatStore.create();
    private final List<LocalBackplane> backplanes = new CopyOnWriteArrayList<>();
    private final ChatFixture left = node();
    private final ChatFixture right = node();

    private ChatFixture node() {
        LocalBackplane backplane = new LocalBackplane();
        backplanes.add(backplane);
        ChatSettings.Builder settings =
                ChatSettings.builder().gateTimeout(SOON.dividedBy(2)).rate(RateLimit.perSeconds(100_000, 30));
        return new ChatFixture(settings, store, chat -> chat.backplane(backplane));
    }

    @AfterEach
    void close() {
        left.close();
        right.close();
    }

    @Test
    void everybody_on_both_nodes_sees_one_order_without_a_gap() throws Exception {
        RecordingStreamWriter here = left.watch("bob");
        RecordingStreamWriter there = right.watch("sue");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> senders = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            ChatFixture node = i % 2 == 0 ? left : right;
            senders.add(threads.submit(() -> {
                for (int message = 0; message < 50; message++) {
                    node.send("ada", "message " + message);
                }
            }));
        }
        for (Future<?> sender : senders) {
            sender.get();
        }
        threads.shutdown();

        List<String> inOrder = ids(here.await(SOON, seen -> ids(seen).size() == 400));
        assertThat(ids(there.await(SOON, seen -> ids(seen).size() == 400))).isEqualTo(inOrder);
        for (int i = 0; i < 400; i++) {
            assertThat(inOrder.get(i)).endsWith("." + (i + 1));
        }
    }

    @Test
    void a_ban_on_one_node_ends_the_stream_on_the_other() {
        RecordingStreamWriter ada = right.watch("ada");
        ada.await(SOON, "hello");

        left.moderate("mo", new ModerationAction.Ban(user("ada"), null));

        ada.awaitClose(SOON);
        assertThat(refused(right.trySend("ada", "hi"))).isEqualTo(RefusalCode.BANNED);
    }

    @Test
    void a_ban_that_a_node_has_not_heard_of_holds_all_the_same_at_the_commit() {
        right.send("ada", "hello");
        backplanes.clear(); // nobody hears anything any more

        left.moderate("mo", new ModerationAction.Ban(user("ada"), null));

        assertThat(refused(right.trySend("ada", "hi"))).isEqualTo(RefusalCode.BANNED);
    }

    @Test
    void a_lost_hint_is_made_good_by_the_next_commit() {
        RecordingStreamWriter sue = right.watch("sue");
        sue.await(SOON, "hello");
        List<LocalBackplane> deaf = List.copyOf(backplanes);
        backplanes.clear();
        ChatMessage unheard = left.send("ada", "unheard");
        backplanes.addAll(deaf);

        left.send("ada", "heard");

        List<SseEvent> events = sue.await(SOON, seen -> ids(seen).size() == 2);
        assertThat(events.stream()
                        .filter(e -> e.id() != null)
                        .findFirst()
                        .orElseThrow()
                        .data())
                .contains(unheard.id().value());
    }

    @Test
    void a_backplane_that_throws_does_not_make_a_committed_message_a_refused_one() {
        Backplane broken = new LocalBackplane() {
            @Override
            public void announce(RoomId room) {
                throw new IllegalStateException("planned");
            }
        };
        try (ChatFixture node = new ChatFixture(ChatSettings.builder(), store, chat -> chat.backplane(broken))) {
            assertThat(node.send("ada", "hi").seq()).isEqualTo(1);
            assertThat(node.observer.hostFailed())
                    .extracting(failed -> failed.what())
                    .containsExactly("backplane");
        }
    }

    @Test
    void a_deletion_on_one_node_hides_the_text_in_the_ring_of_the_other() {
        RecordingStreamWriter sue = right.watch("sue");
        ChatMessage secret = left.send("ada", "secret");
        sue.await(SOON, "message");
        left.moderate("mo", new ModerationAction.Delete(secret.id()));
        sue.await(SOON, "message.deleted");

        RecordingStreamWriter late = right.watch("bob");
        late.await(SOON, "message.deleted");
        assertThat(late.events("message").get(0).data()).doesNotContain("secret");
    }

    private static List<String> ids(List<SseEvent> events) {
        return events.stream().map(SseEvent::id).filter(id -> id != null).toList();
    }

    private class LocalBackplane implements Backplane {

        private Consumer<RoomId> listener = room -> {};

        @Override
        public void announce(RoomId room) {
            backplanes.stream().filter(other -> other != this).forEach(other -> other.listener.accept(room));
        }

        @Override
        public void listen(Consumer<RoomId> heard) {
            listener = heard;
        }

        @Override
        public void close() {
            backplanes.remove(this);
        }
    }

    @Test
    void a_ban_that_is_announced_while_a_node_reads_the_room_ends_the_stream_that_waits_for_it() throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        ChatStore slow = (ChatStore) Proxy.newProxyInstance(
                ChatStore.class.getClassLoader(), new Class<?>[] {ChatStore.class}, (proxy, method, arguments) -> {
                    Object answer = method.invoke(store, arguments);
                    if (method.getName().equals("open")) {
                        read.countDown();
                        answered.await();
                    }
                    return answer;
                });
        LocalBackplane backplane = new LocalBackplane();
        backplanes.add(backplane);
        ChatSettings.Builder patient =
                ChatSettings.builder().gateTimeout(SOON.dividedBy(2)).storeTimeout(SOON);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (ChatFixture late = new ChatFixture(patient, slow, chat -> chat.backplane(backplane))) {
            Future<Result<PendingSubscription>> coming =
                    threads.submit(() -> late.chat.open(StreamRequest.of(ChatFixture.ROOM, user("ada"))));
            read.await();
            left.moderate("mo", new ModerationAction.Ban(user("ada"), null));
            answered.countDown();

            RecordingStreamWriter ada = new RecordingStreamWriter();
            coming.get().ifAccepted(subscription -> {
                subscription.start(ada, HeartbeatSource.plain());
                ada.awaitClose(SOON);
            });
            assertThat(refused(late.trySend("ada", "hi"))).isEqualTo(RefusalCode.BANNED);
        } finally {
            threads.shutdown();
        }
    }
}
