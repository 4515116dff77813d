package dev.frontrow.it.engine;

import static dev.frontrow.it.engine.ChatFixture.ROOM;
import static dev.frontrow.it.engine.ChatFixture.SOON;
import static dev.frontrow.it.engine.ChatFixture.accepted;
import static dev.frontrow.it.engine.ChatFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.gate.CreditGate;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Directory;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.message.Draft;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.testkit.RecordingObserver;
import dev.frontrow.chat.testkit.RecordingStreamWriter;
import dev.frontrow.chat.testkit.SseEvent;
import dev.frontrow.chat.transport.HeartbeatSource;
import dev.frontrow.chat.transport.StreamRequest;
import dev.frontrow.chat.transport.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Whether everybody's box is right in the end, and never wrongly closed, whatever the wallet does. {@code -Dfrontrow.scale=10}: 5,000 people join at once over a wallet of 200 ms of which one answer
 * in a hundred fails, and 1,000 of them send; otherwise a tenth of the people and of the threads, over one of 50 ms.
 */
class GateBoxesTest {

    private static final int SCALE = Integer.getInteger("frontrow.scale", 1);
    private static final int PEOPLE = 500 * SCALE;
    private static final int SENDERS = 100 * SCALE;
    /** By the host's word this is as long as a box may be wrong. */
    private static final Duration RIGHT = Duration.ofSeconds(15);

    private static final String OPEN = "{\"allowed\":true,\"reasons\":[]}";
    private static final String PENDING = "{\"allowed\":true,\"pending\":true,\"reasons\":[]}";

    private final RemoteWallet wallet = new RemoteWallet();
    private volatile Directory directory = GateBoxesTest::viewer;
    private final RecordingObserver observer = new RecordingObserver();
    private final ExecutorService requests = Executors.newFixedThreadPool(200);
    private Chat chat;

    private void open(ChatSettings.Builder settings) {
        chat = Chat.builder(MemoryChatStore.create(), (room, user) -> directory.user(room, user))
                .gate(CreditGate.builder(wallet).topUpUrl("/wallet").build())
                .observer(observer)
                .settings(settings.directoryTimeout(Duration.ofSeconds(10)).build()) // a machine may be busy
                .build();
    }

    private static Optional<ChatUser> viewer(RoomId room, UserId user) {
        return Optional.of(new ChatUser(user, user.value(), Role.VIEWER));
    }

    @AfterEach
    void close() {
        wallet.answers();
        requests.shutdownNow();
        chat.close();
    }

    /** Somebody's box as the page shows it: as the stream said last. */
    private final class Box {

        private final String name;
        private final RecordingStreamWriter writer = new RecordingStreamWriter();
        private final Subscription stream;

        Box(String name) {
            this.name = name;
            this.stream =
                    accepted(chat.open(StreamRequest.of(ROOM, user(name)))).start(writer, HeartbeatSource.plain());
        }

        List<String> said() {
            return said(writer.events());
        }

        private static List<String> said(List<SseEvent> events) {
            return events.stream()
                    .filter(event -> event.type().equals("gate") || event.type().equals("hello"))
                    .map(event -> event.data().replaceFirst(".*\"gate\":(\\{.*}),\"limits\".*", "$1"))
                    .toList();
        }

        Box await(Duration atMost, Predicate<String> gate) {
            writer.await(
                    atMost,
                    events -> said(events).stream()
                            .reduce((a, b) -> b)
                            .filter(gate)
                            .isPresent());
            return this;
        }
    }

    private static boolean isOpen(String gate) {
        return gate.equals(OPEN);
    }

    private static boolean isClosed(String gate) {
        return gate.startsWith("{\"allowed\":false") && gate.contains("insufficient_credit");
    }

    private static boolean isPending(String gate) {
        return gate.equals(PENDING);
    }

    @Test
    void whoever_joins_in_a_wave_over_a_slow_and_failing_wallet_sees_the_right_box_in_time() throws Exception {
        wallet.takes(Duration.ofMillis(SCALE >= 10 ? 200 : 50)).failsOnceIn(100);
        ChatSettings.Builder settings = ChatSettings.builder().gateCheckThreads(Math.min(128, 13 * SCALE));
        open(SCALE >= 10 ? settings : settings.gateTimeout(Duration.ofSeconds(2))); // a machine may be busy
        ConcurrentLinkedQueue<Box> boxes = new ConcurrentLinkedQueue<>();
        List<Future<?>> joins = new ArrayList<>();
        List<Future<Optional<Refusal>>> sends = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            String name = (i % 2 == 0 ? "rich" : "poor") + i;
            wallet.set(user(name), i % 2 == 0 ? 100 : 0);
            joins.add(requests.submit(() -> {
                accepted(chat.userState(ROOM, user(name)));
                boxes.add(new Box(name));
            }));
            if (i % 2 == 0 && sends.size() < SENDERS) {
                sends.add(requests.submit(() ->
                        chat.send(new Draft(ROOM, user(name), "hi")).fold(sent -> Optional.empty(), Optional::of)));
            }
        }
        for (Future<?> join : joins) {
            join.get();
        }
        long joined = System.nanoTime();
        for (Box box : boxes) {
            box.await(RIGHT, box.name.startsWith("rich") ? GateBoxesTest::isOpen : GateBoxesTest::isClosed);
        }
        System.out.printf(
                "%d boxes right %d ms after the last join%n", PEOPLE, (System.nanoTime() - joined) / 1_000_000);

        assertThat(boxes)
                .hasSize(PEOPLE)
                .allSatisfy(box -> assertThat(box.said())
                        .allMatch(gate ->
                                isPending(gate) || (box.name.startsWith("rich") ? isOpen(gate) : isClosed(gate))));
        Set<RefusalCode> mayBe = EnumSet.of(RefusalCode.OVERLOADED, RefusalCode.GATE_UNAVAILABLE);
        int unavailable = 0;
        for (Future<Optional<Refusal>> send : sends) {
            Optional<Refusal> refusal = send.get();
            refusal.ifPresent(refused -> {
                assertThat(refused.code()).isIn(mayBe);
                assertThat(refused.retryAfter()).isNotNull();
            });
            unavailable += refusal.filter(refused -> refused.code() == RefusalCode.GATE_UNAVAILABLE)
                            .isPresent()
                    ? 1
                    : 0;
        }
        assertThat(unavailable).as("only those that the wallet failed").isLessThanOrEqualTo(Math.max(3, SENDERS / 20));
    }

    @Test
    void a_wallet_that_is_down_closes_no_box_and_is_asked_again_until_it_is_back() {
        wallet.down(true).set(user("ada"), 100);
        open(ChatSettings.builder());
        Box ada = new Box("ada").await(SOON, GateBoxesTest::isPending);
        Box bob = new Box("bob").await(SOON, GateBoxesTest::isPending);

        wallet.down(false);

        ada.await(SOON, GateBoxesTest::isOpen);
        bob.await(SOON, GateBoxesTest::isClosed);
    }

    @Test
    void a_wallet_that_fails_for_one_leaves_the_others_right_and_that_box_usable() {
        wallet.failsFor(user("ada")).set(user("ada"), 100).set(user("bob"), 100);
        open(ChatSettings.builder());

        new Box("bob").await(SOON, GateBoxesTest::isOpen);
        new Box("eve").await(SOON, GateBoxesTest::isClosed);
        Box ada = new Box("ada").await(SOON, GateBoxesTest::isPending);
        Await.until(SOON, () -> wallet.asked(user("ada")) >= 2);

        wallet.worksFor(user("ada"));
        ada.await(SOON, GateBoxesTest::isOpen);
        assertThat(ada.said()).noneMatch(GateBoxesTest::isClosed);
    }

    @Test
    void an_answer_that_comes_after_the_deadline_is_used() {
        wallet.hangs().set(user("ada"), 100);
        open(ChatSettings.builder().gateTimeout(Duration.ofSeconds(1)));
        Box ada = new Box("ada").await(SOON, GateBoxesTest::isPending);

        wallet.answers();

        ada.await(SOON, GateBoxesTest::isOpen);
        assertThat(wallet.asked(user("ada"))).isEqualTo(1);
        assertThat(observer.hostFailed()).isEmpty();
    }

    @Test
    void sends_do_not_wait_for_those_who_join() throws Exception {
        open(ChatSettings.builder().gateCheckThreads(2).gateTimeout(Duration.ofSeconds(10)));
        wallet.hangs();
        List<Future<?>> joins = new ArrayList<>();
        for (String name : List.of("ann", "ben", "cat", "dan")) {
            joins.add(requests.submit(() -> new Box(name)));
        }
        Await.until(
                SOON,
                () -> Stream.of("ann", "ben", "cat", "dan")
                                .mapToInt(name -> wallet.asked(user(name)))
                                .sum()
                        == 2);
        Future<?> send = requests.submit(() -> accepted(chat.send(new Draft(ROOM, user("ada"), "hi"))));
        Await.until(SOON, () -> wallet.asked(user("ada")) == 1); // at the wallet, while joins hold all their threads

        wallet.set(user("ada"), 1).answers();
        send.get();
        for (Future<?> join : joins) {
            join.get();
        }
    }

    @Test
    void what_the_host_says_is_asked_at_once_also_while_nothing_is_known() {
        wallet.down(true);
        open(ChatSettings.builder());
        Box ada = new Box("ada").await(SOON, GateBoxesTest::isPending);
        Await.until(SOON, () -> wallet.asked(user("ada")) >= 3); // by now it is left alone for seconds

        wallet.down(false).set(user("ada"), 100);
        int before = wallet.asked(user("ada"));
        chat.userChanged(user("ada"));

        assertThat(wallet.asked(user("ada"))).isGreaterThan(before);
        ada.await(SOON, GateBoxesTest::isOpen);
    }

    @Test
    void a_box_that_was_right_is_not_known_to_be_so_after_a_change_that_the_wallet_cannot_tell() {
        open(ChatSettings.builder());
        Box ada = new Box("ada").await(SOON, GateBoxesTest::isClosed);
        wallet.down(true);

        chat.userChanged(user("ada"));
        ada.await(SOON, GateBoxesTest::isPending);

        wallet.set(user("ada"), 100).down(false);
        ada.await(SOON, GateBoxesTest::isOpen);
    }

    @Test
    void a_directory_that_hangs_over_one_does_not_keep_the_others_waiting_for_good() {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch hangs = new CountDownLatch(1);
        wallet.down(true).set(user("bob"), 100);
        open(ChatSettings.builder().gateCheckThreads(1).gateTimeout(Duration.ofMillis(100)));
        Box ada = new Box("ada").await(SOON, GateBoxesTest::isPending);
        directory = (room, user) -> {
            if (user.value().equals("ada") && Thread.currentThread().getName().contains("gate-check")) {
                hangs.countDown();
                try {
                    never.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException("planned: interrupted", e);
                }
            }
            return viewer(room, user);
        };
        Await.until(SOON, () -> hangs.getCount() == 0); // she is asked about again, on the only thread

        wallet.down(false);
        new Box("bob").await(SOON, GateBoxesTest::isOpen);
        assertThat(ada.said()).allMatch(GateBoxesTest::isPending);
        assertThat(directoryFailures()).isNotEmpty().allMatch(TimeoutException.class::isInstance);
    }

    private List<Throwable> directoryFailures() {
        return observer.hostFailed().stream()
                .filter(failed -> failed.what().equals("directory"))
                .map(RecordingObserver.HostFailed::failure)
                .toList();
    }

    /** What the directory does when a check asks it again, on a thread where no request waits. */
    private void asChecksAsk(Runnable first) {
        directory = (room, user) -> {
            if (Thread.currentThread().getName().contains("gate-check")) {
                first.run();
            }
            return viewer(room, user);
        };
    }

    @Test
    void an_error_of_the_directory_is_told() {
        wallet.down(true);
        open(ChatSettings.builder());
        new Box("ada").await(SOON, GateBoxesTest::isPending);
        asChecksAsk(() -> {
            throw new NoClassDefFoundError("planned");
        });
        Await.until(SOON, () -> !directoryFailures().isEmpty());
        assertThat(directoryFailures()).allMatch(NoClassDefFoundError.class::isInstance);
    }

    @Test
    void a_directory_that_answers_after_it_was_interrupted_is_told() {
        CountDownLatch never = new CountDownLatch(1);
        wallet.down(true);
        open(ChatSettings.builder().gateTimeout(Duration.ofMillis(100)));
        new Box("ada").await(SOON, GateBoxesTest::isPending);
        asChecksAsk(() -> awaitUntilInterrupted(never));
        Await.until(SOON, () -> !directoryFailures().isEmpty());
        assertThat(directoryFailures()).allMatch(TimeoutException.class::isInstance);
    }

    @Test
    void a_chat_that_closes_while_the_directory_is_asked_does_not_ask_the_wallet_after_it() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        AtomicReference<Thread> asking = new AtomicReference<>();
        wallet.down(true);
        open(ChatSettings.builder());
        new Box("ada").await(SOON, GateBoxesTest::isPending);
        asChecksAsk(() -> {
            asking.set(Thread.currentThread());
            awaitUntilInterrupted(never);
        });
        Await.until(SOON, () -> asking.get() != null);
        int before = wallet.asked(user("ada"));

        chat.close();

        asking.get().join(SOON.toMillis());
        assertThat(asking.get().isAlive()).isFalse();
        assertThat(wallet.asked(user("ada"))).isEqualTo(before);
        assertThat(directoryFailures()).isEmpty();
    }

    private static void awaitUntilInterrupted(CountDownLatch never) {
        try {
            never.await();
        } catch (InterruptedException e) {
            // planned: the answer comes late
        }
    }

    @Test
    void nobody_is_asked_about_any_more_who_has_gone() {
        wallet.down(true);
        open(ChatSettings.builder());
        Box gone = new Box("gone").await(SOON, GateBoxesTest::isPending);
        Box here = new Box("here").await(SOON, GateBoxesTest::isPending);
        gone.stream.gone();
        gone.writer.awaitClose(SOON);
        int asked = wallet.asked(user("gone"));

        Await.until(SOON, () -> wallet.asked(user("here")) >= 3);

        assertThat(wallet.asked(user("gone"))).isLessThanOrEqualTo(asked + 1); // one may have been on its way
        assertThat(here.said()).allMatch(GateBoxesTest::isPending);
    }

    @Test
    void too_many_sends_at_once_are_named_so_and_say_when_to_try_again() throws Exception {
        open(ChatSettings.builder().gateThreads(2).gateTimeout(Duration.ofMillis(500)));
        wallet.takes(Duration.ofMillis(200));
        List<Future<Refusal>> sends = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            String name = "rich" + i;
            wallet.set(user(name), 100);
            sends.add(requests.submit(
                    () -> chat.send(new Draft(ROOM, user(name), "hi")).fold(sent -> null, refusal -> refusal)));
        }
        int overloaded = 0;
        for (Future<Refusal> send : sends) {
            Refusal refusal = send.get();
            if (refusal != null) {
                assertThat(refusal.retryAfter()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3));
                overloaded += refusal.code() == RefusalCode.OVERLOADED ? 1 : 0;
            }
        }
        assertThat(overloaded).isGreaterThan(30); // two at a time, half a second: the others cannot have been asked
    }
}
