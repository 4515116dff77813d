package dev.frontrow.it.engine;

import static dev.frontrow.it.engine.ChatFixture.ROOM;
import static dev.frontrow.it.engine.ChatFixture.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.gate.CreditGate;
import dev.frontrow.chat.gate.GateDecision;
import dev.frontrow.chat.gate.Money;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.limit.RateDecision;
import dev.frontrow.chat.limit.RateLimiter;
import dev.frontrow.chat.limit.RateRefund;
import dev.frontrow.chat.limit.RateRequest;
import dev.frontrow.chat.limit.RateState;
import dev.frontrow.chat.limit.WindowRateLimiter;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.message.Draft;
import dev.frontrow.chat.moderation.Verdict;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.testkit.RecordingObserver;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One part of the host hangs in one room, without listening to interrupts: the rest of the chat goes on. */
class HangingPartsTest {

    private static final RoomId OTHER = new RoomId("other");

    /** Of the part that hangs. The others have long enough for a busy machine. */
    private static final Duration DEADLINE = Duration.ofMillis(400);

    private static final Duration LONG = Duration.ofSeconds(10);

    enum Part {
        DIRECTORY("directory", "host_unavailable"),
        GATE("gate", "gate_unavailable"),
        WALLET("gate", "gate_unavailable"),
        LIMITER("limiter", "host_unavailable"),
        FILTER("filter", "content_blocked");

        private final String name;
        private final String code;

        Part(String name, String code) {
            this.name = name;
            this.code = code;
        }
    }

    private final CountDownLatch back = new CountDownLatch(1);
    private final AtomicInteger hanging = new AtomicInteger();
    private final RecordingObserver observer = new RecordingObserver();
    private final ManyPermits limiter = new ManyPermits();

    private void hang(Part mine, Part hung, RoomId room) {
        if (mine != hung || !room.equals(ROOM) || back.getCount() == 0) {
            return;
        }
        hanging.incrementAndGet();
        while (back.getCount() > 0) {
            try {
                back.await();
            } catch (InterruptedException ignored) {
                // as much code does
            }
        }
        hanging.decrementAndGet();
    }

    /** Two threads a part: one is held by the room that hangs, the other serves everybody else. */
    private Chat chat(Part hung) {
        ChatSettings settings = ChatSettings.builder()
                .directoryTimeout(hung == Part.DIRECTORY ? DEADLINE : LONG)
                .gateTimeout(hung == Part.GATE || hung == Part.WALLET ? DEADLINE : LONG)
                .limiterTimeout(hung == Part.LIMITER ? DEADLINE : LONG)
                .filterTimeout(hung == Part.FILTER ? DEADLINE : LONG)
                .hostThreads(2)
                .gateThreads(2)
                .build();
        CreditGate credit = CreditGate.builder(request -> {
                    hang(Part.WALLET, hung, request.room());
                    return new Money(100, "EUR");
                })
                .build();
        return Chat.builder(MemoryChatStore.create(), (room, user) -> {
                    hang(Part.DIRECTORY, hung, room);
                    return Optional.of(new ChatUser(user, user.value(), Role.VIEWER));
                })
                .gate(request -> {
                    hang(Part.GATE, hung, request.room());
                    return hung == Part.WALLET ? credit.decide(request) : GateDecision.open();
                })
                .limiter(limiter.hanging(room -> hang(Part.LIMITER, hung, room)))
                .filter(request -> {
                    hang(Part.FILTER, hung, request.room());
                    return Verdict.allow();
                })
                .observer(observer)
                .settings(settings)
                .build();
    }

    private static String send(Chat chat, RoomId room) {
        return chat.send(new Draft(room, new UserId("ada"), "hi"))
                .fold(sent -> "sent", refusal -> refusal.code().wireName());
    }

    @ParameterizedTest
    @EnumSource(Part.class)
    void the_send_is_refused_in_time_other_rooms_go_on_and_the_thread_comes_back(Part part) {
        try (Chat chat = chat(part)) {
            long start = System.nanoTime();
            assertThat(send(chat, ROOM)).isEqualTo(part.code);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(DEADLINE, SOON);
            assertThat(hanging).as("still there").hasValue(1);
            assertThat(observer.hostFailed().stream().map(failed -> failed.what() + " in " + failed.room()))
                    .containsExactly(part.name + " in " + ROOM);

            assertThat(send(chat, OTHER)).isEqualTo("sent");

            back.countDown();
            Await.until(SOON, () -> hanging.get() == 0);
            assertThat(Stream.generate(() -> send(chat, ROOM)).limit(4)).containsOnly("sent");
        }
    }

    @ParameterizedTest
    @EnumSource(Part.class)
    void no_more_threads_are_held_than_there_are_and_who_finds_none_is_told_when_to_try_again(Part part) {
        try (Chat chat = chat(part)) {
            assertThat(send(chat, ROOM)).isEqualTo(part.code);
            assertThat(send(chat, ROOM)).isEqualTo(part.code);
            assertThat(hanging).hasValue(2);

            String third = chat.send(new Draft(ROOM, new UserId("ada"), "hi"))
                    .fold(sent -> "sent", refusal -> refusal.code().wireName() + " " + (refusal.retryAfter() != null));
            assertThat(third).isEqualTo("overloaded true");
            assertThat(hanging).hasValue(2);

            back.countDown();
            Await.until(SOON, () -> send(chat, ROOM).equals("sent"));
        }
    }

    @Test
    void a_permit_that_was_given_too_late_is_given_back() {
        try (Chat chat = chat(Part.LIMITER)) {
            assertThat(send(chat, ROOM)).isEqualTo("host_unavailable");
            back.countDown();
            Await.until(SOON, () -> limiter.refunds.get() == 1);
            assertThat(limiter.taken.get()).isEqualTo(1);
        }
    }

    @Test
    void a_send_that_the_filter_still_has_when_the_chat_closes_may_come_again() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        Chat chat = Chat.builder(
                        MemoryChatStore.create(),
                        (room, user) -> Optional.of(new ChatUser(user, user.value(), Role.VIEWER)))
                .filter(request -> {
                    asked.countDown();
                    try {
                        back.await();
                        return Verdict.allow();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException("a lookup was interrupted", e);
                    }
                })
                .settings(ChatSettings.builder()
                        .filterTimeout(LONG)
                        .drainTimeout(DEADLINE)
                        .build())
                .build();
        CompletableFuture<String> sent = CompletableFuture.supplyAsync(() -> send(chat, ROOM));
        asked.await();
        chat.close();
        assertThat(sent).succeedsWithin(SOON).isEqualTo("draining");
    }

    /** A limiter that may block, as one on several nodes does. */
    private static final class ManyPermits {

        private final AtomicInteger taken = new AtomicInteger();
        private final AtomicInteger refunds = new AtomicInteger();
        private final WindowRateLimiter windows = new WindowRateLimiter();

        RateLimiter hanging(Consumer<RoomId> hang) {
            return new RateLimiter() {
                @Override
                public RateDecision tryAcquire(RateRequest request) {
                    hang.accept(request.room());
                    taken.incrementAndGet();
                    return windows.tryAcquire(request);
                }

                @Override
                public void refund(RateRefund refund) {
                    refunds.incrementAndGet();
                    windows.refund(refund);
                }

                @Override
                public RateState peek(RateRequest request) {
                    return windows.peek(request);
                }
            };
        }
    }
}
