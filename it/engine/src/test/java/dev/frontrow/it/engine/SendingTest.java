package dev.frontrow.it.engine;

import static dev.frontrow.it.engine.ChatFixture.SOON;
import static dev.frontrow.it.engine.ChatFixture.refused;
import static dev.frontrow.it.engine.ChatFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.gate.CreditGate;
import dev.frontrow.chat.gate.Gate;
import dev.frontrow.chat.gate.GateDecision;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.result.Sent;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.testkit.MapWallet;
import dev.frontrow.chat.testkit.RecordingStreamWriter;
import dev.frontrow.chat.testkit.SseEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SendingTest {

    private final ChatFixture fixture = new ChatFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void a_message_reaches_everybody_who_watches_under_the_same_position() {
        RecordingStreamWriter ada = fixture.watch("ada");
        RecordingStreamWriter bob = fixture.watch("bob");

        ChatMessage sent = fixture.send("ada", "hello <b>all</b>");

        assertThat(sent.seq()).isEqualTo(1);
        String id = ada.await(SOON, "message").id();
        assertThat(id).endsWith(".1").isEqualTo(bob.await(SOON, "message").id());
        assertThat(bob.events("message").get(0).data()).contains("hello <b>all</b>");
    }

    @Test
    void without_credit_nothing_is_sent_until_there_is_some() {
        fixture.wallet.set(user("ada"), 0);

        assertThat(refused(fixture.trySend("ada", "hi"))).isEqualTo(RefusalCode.INSUFFICIENT_CREDIT);

        fixture.wallet.set(user("ada"), 1);
        assertThat(fixture.send("ada", "hi").seq()).isEqualTo(1);
    }

    @Test
    void topping_up_opens_the_gate_on_the_open_stream() {
        fixture.wallet.set(user("ada"), 0);
        RecordingStreamWriter ada = fixture.watch("ada");
        assertThat(ada.await(SOON, "hello").data())
                .contains("\"allowed\":false")
                .contains("\"topUpUrl\":\"/wallet\"");

        fixture.wallet.set(user("ada"), 5);
        fixture.chat.userChanged(user("ada"));

        assertThat(ada.await(SOON, "gate").data()).contains("\"allowed\":true");
    }

    @Test
    void ten_messages_pass_and_the_eleventh_waits_for_the_end_of_the_window() {
        for (int i = 9; i >= 0; i--) {
            Sent sent = ChatFixture.accepted(fixture.trySend("ada", "message " + i));
            assertThat(sent.rate().remaining()).isEqualTo(i);
            fixture.time.advance(Duration.ofSeconds(1));
        }
        assertThat(refused(fixture.trySend("ada", "one more"))).isEqualTo(RefusalCode.RATE_LIMITED);
        assertThat(fixture.send("bob", "not me").seq()).isEqualTo(11);

        fixture.time.advance(Duration.ofSeconds(20)); // 30 s after the first
        assertThat(fixture.send("ada", "again").seq()).isEqualTo(12);
    }

    @Test
    void a_refused_send_takes_nothing_from_the_limit() {
        for (int i = 0; i < 30; i++) {
            assertThat(refused(fixture.trySend("ada", "\u200b "))).isEqualTo(RefusalCode.TEXT_EMPTY);
        }
        for (int i = 0; i < 10; i++) {
            fixture.send("ada", "fine");
        }
    }

    @Test
    void a_repeated_key_gives_the_first_answer_even_when_the_credit_is_gone() {
        Sent first = ChatFixture.accepted(fixture.trySend("ada", "once", "k1"));
        fixture.wallet.set(user("ada"), 0);

        Sent again = ChatFixture.accepted(fixture.trySend("ada", "once", "k1"));

        assertThat(again.repeated()).isTrue();
        assertThat(again.message()).isEqualTo(first.message());
        assertThat(refused(fixture.trySend("ada", "other", "k1"))).isEqualTo(RefusalCode.IDEMPOTENCY_MISMATCH);
    }

    @Test
    void a_repetition_takes_nothing_from_the_limit() {
        fixture.trySend("ada", "once", "k1");
        for (int i = 0; i < 20; i++) {
            assertThat(ChatFixture.accepted(fixture.trySend("ada", "once", "k1"))
                            .repeated())
                    .isTrue();
        }
        assertThat(ChatFixture.accepted(fixture.trySend("ada", "next", "k2"))
                        .rate()
                        .remaining())
                .isEqualTo(8);
    }

    @Test
    void an_answer_of_the_gate_from_before_a_top_up_does_not_close_the_box_again() throws Exception {
        MapWallet wallet = new MapWallet();
        Gate credit = CreditGate.builder(wallet).build();
        AtomicBoolean holdNext = new AtomicBoolean();
        CountDownLatch decided = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Gate gate = request -> {
            GateDecision decision = credit.decide(request);
            if (holdNext.compareAndSet(true, false)) {
                decided.countDown();
                awaitQuietly(goOn);
            }
            return decision;
        };
        ChatSettings.Builder settings = ChatSettings.builder().gateTimeout(SOON.dividedBy(2));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (ChatFixture fixture = new ChatFixture(settings, MemoryChatStore.create(), chat -> chat.gate(gate))) {
            RecordingStreamWriter ada = fixture.watch("ada");
            ada.await(SOON, "hello");
            holdNext.set(true);
            Future<Result<Sent>> early = threads.submit(() -> fixture.trySend("ada", "too early"));
            decided.await();
            wallet.set(user("ada"), 100);
            Future<?> told = threads.submit(() -> fixture.chat.userChanged(user("ada")));
            ada.await(SOON, "gate");
            goOn.countDown();
            assertThat(refused(early.get())).isEqualTo(RefusalCode.INSUFFICIENT_CREDIT);
            told.get();
            fixture.send("ada", "now");
            ada.await(SOON, "message");

            List<SseEvent> gates = ada.events("gate");
            assertThat(gates.get(gates.size() - 1).data()).contains("\"allowed\":true");
        } finally {
            threads.shutdown();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
