package dev.frontrow.it.engine;

import static dev.frontrow.it.engine.ChatFixture.ROOM;
import static dev.frontrow.it.engine.ChatFixture.SOON;
import static dev.frontrow.it.engine.ChatFixture.accepted;
import static dev.frontrow.it.engine.ChatFixture.refused;
import static dev.frontrow.it.engine.ChatFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.limit.RateLimit;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.moderation.Verdict;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Sent;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.testkit.RecordingStreamWriter;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What may be in the room has cost a permit, also when nobody knows yet whether it is there. */
class UnknownOutcomeTest {

    private final ExecutorService requests = Executors.newFixedThreadPool(60);

    @AfterEach
    void stop() {
        requests.shutdownNow();
    }

    private static ChatSettings.Builder quick() {
        return ChatSettings.builder().gateTimeout(Duration.ofSeconds(10)).storeTimeout(Duration.ofMillis(500));
    }

    private static int permits(ChatFixture fixture) {
        return accepted(fixture.chat.userState(ROOM, user("ada"))).rate().remaining();
    }

    @Test
    void a_database_that_freezes_lets_nobody_say_more_than_they_may() throws Exception {
        try (ChatFixture fixture = new ChatFixture(quick())) {
            RecordingStreamWriter bob = fixture.watch("bob");
            fixture.store.hang();

            for (int round = 0; round < 3; round++) {
                assertThat(sixtyAtOnce(fixture))
                        .containsOnlyKeys(
                                round == 0
                                        ? new RefusalCode[] {RefusalCode.STORE_UNAVAILABLE, RefusalCode.RATE_LIMITED}
                                        : new RefusalCode[] {RefusalCode.RATE_LIMITED});
            }
            fixture.store.release();
            bob.await(SOON, seen -> bob.events("message").size() == 10);

            assertThat(refused(fixture.trySend("ada", "one more"))).isEqualTo(RefusalCode.RATE_LIMITED);
            assertThat(bob.events("message")).hasSize(10);
        }
    }

    private Map<RefusalCode, Integer> sixtyAtOnce(ChatFixture fixture) throws Exception {
        List<Future<RefusalCode>> sends = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String text = "message " + i;
            sends.add(requests.submit(() -> refused(fixture.trySend("ada", text))));
        }
        Map<RefusalCode, Integer> codes = new EnumMap<>(RefusalCode.class);
        for (Future<RefusalCode> send : sends) {
            codes.merge(send.get(), 1, Integer::sum);
        }
        return codes;
    }

    @Test
    void a_commit_whose_answer_was_lost_has_cost_its_permit_and_its_repetition_costs_none() {
        try (ChatFixture fixture = new ChatFixture(quick())) {
            fixture.store.loseNextAnswers(1);
            assertThat(refused(fixture.trySend("ada", "there?", "k"))).isEqualTo(RefusalCode.STORE_UNAVAILABLE);
            assertThat(permits(fixture)).isEqualTo(9);

            Sent again = accepted(fixture.trySend("ada", "there?", "k"));
            assertThat(again.repeated()).isTrue();
            assertThat(permits(fixture)).isEqualTo(9);
        }
    }

    @Test
    void repetitions_of_one_send_cost_one_permit_however_many_fail() {
        try (ChatFixture fixture = new ChatFixture(quick().rate(RateLimit.perSeconds(3, 30)))) {
            fixture.store.failNextAppends(5);
            for (int tries = 0; tries < 5; tries++) {
                assertThat(refused(fixture.trySend("ada", "there?", "k"))).isEqualTo(RefusalCode.STORE_UNAVAILABLE);
                assertThat(permits(fixture)).isEqualTo(2);
            }
            Sent sent = accepted(fixture.trySend("ada", "there?", "k"));
            assertThat(sent.repeated()).isFalse();
            assertThat(sent.rate().remaining()).isEqualTo(2);
            assertThat(permits(fixture)).isEqualTo(2);
        }
    }

    @Test
    void a_key_that_has_its_permit_is_good_for_one_message() {
        try (ChatFixture fixture = new ChatFixture(quick().rate(RateLimit.perSeconds(1, 30)))) {
            fixture.store.failNextAppends(1);
            assertThat(refused(fixture.trySend("ada", "one", "k"))).isEqualTo(RefusalCode.STORE_UNAVAILABLE);

            assertThat(accepted(fixture.trySend("ada", "one", "k")).repeated()).isFalse();
            assertThat(accepted(fixture.trySend("ada", "one", "k")).repeated()).isTrue();
            assertThat(refused(fixture.trySend("ada", "two", "k"))).isEqualTo(RefusalCode.IDEMPOTENCY_MISMATCH);
            assertThat(refused(fixture.trySend("ada", "two", "l"))).isEqualTo(RefusalCode.RATE_LIMITED);
        }
    }

    @Test
    void a_store_that_forgets_keys_gets_one_message_for_one_permit() {
        ChatSettings.Builder once = quick().rate(RateLimit.perSeconds(1, 30));
        try (ChatFixture fixture = new ChatFixture(once, withoutKeys(), chat -> chat)) {
            fixture.store.failNextAppends(1);
            assertThat(refused(fixture.trySend("ada", "one", "k"))).isEqualTo(RefusalCode.STORE_UNAVAILABLE);

            assertThat(accepted(fixture.trySend("ada", "one", "k")).repeated()).isFalse();
            assertThat(refused(fixture.trySend("ada", "one", "k"))).isEqualTo(RefusalCode.RATE_LIMITED);
        }
    }

    @Test
    void whoever_has_no_permit_left_gets_the_first_answer_to_a_repetition_all_the_same() {
        try (ChatFixture fixture = new ChatFixture(quick().rate(RateLimit.perSeconds(1, 30)))) {
            fixture.store.loseNextAnswers(1);
            assertThat(refused(fixture.trySend("ada", "there?", "k"))).isEqualTo(RefusalCode.STORE_UNAVAILABLE);
            assertThat(refused(fixture.trySend("ada", "another", "l"))).isEqualTo(RefusalCode.RATE_LIMITED);

            assertThat(accepted(fixture.trySend("ada", "there?", "k")).repeated())
                    .isTrue();
        }
    }

    @Test
    void what_is_known_to_be_refused_costs_nothing() {
        try (ChatFixture fixture =
                new ChatFixture(quick(), MemoryChatStore.create(), chat -> chat.filter(request -> Verdict.block()))) {
            assertThat(refused(fixture.trySend("ada", "bad"))).isEqualTo(RefusalCode.CONTENT_BLOCKED);
            assertThat(permits(fixture)).isEqualTo(10);
        }
    }

    @Test
    void more_than_may_wait_for_the_store_are_named_an_overload_and_cost_nothing() throws Exception {
        ChatSettings.Builder hasty =
                quick().storeTimeout(Duration.ofMillis(1)).rate(RateLimit.perSeconds(1_000_000, 30));
        try (ChatFixture fixture = new ChatFixture(hasty)) {
            while (refusedOrNull(fixture) != null) {
                Thread.onSpinWait(); // until the room is read
            }
            int before = permits(fixture);
            fixture.store.hang();
            List<Future<Integer>> fillers = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                fillers.add(requests.submit(() -> {
                    int unknown = 0;
                    while (refusedOrNull(fixture) == RefusalCode.STORE_UNAVAILABLE) {
                        unknown++;
                    }
                    return unknown;
                }));
            }
            int unknown = 0;
            for (Future<Integer> filler : fillers) {
                unknown += filler.get();
            }
            assertThat(refused(fixture.trySend("ada", "one more"))).isEqualTo(RefusalCode.OVERLOADED);
            assertThat(before - permits(fixture)).isEqualTo(unknown);
            fixture.store.release();
        }
    }

    private static RefusalCode refusedOrNull(ChatFixture fixture) {
        return fixture.trySend("ada", "wait").fold(sent -> null, refusal -> refusal.code());
    }

    private static ChatStore withoutKeys() {
        ChatStore memory = MemoryChatStore.create();
        return (ChatStore) Proxy.newProxyInstance(
                ChatStore.class.getClassLoader(),
                new Class<?>[] {ChatStore.class},
                (self, method, arguments) -> method.getName().equals("append")
                        ? memory.append(withoutKeys((Batch) arguments[0]))
                        : method.invoke(memory, arguments));
    }

    private static Batch withoutKeys(Batch batch) {
        return new Batch(
                batch.room(),
                batch.entries().stream()
                        .map(entry -> entry.<Entry>fold(
                                said -> new Entry.NewMessage(
                                        said.id(), said.author(), said.text(), said.replyTo(), said.at(), null),
                                done -> done))
                        .toList());
    }
}
