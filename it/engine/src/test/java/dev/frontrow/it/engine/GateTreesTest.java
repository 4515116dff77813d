package dev.frontrow.it.engine;

import static dev.frontrow.it.engine.ChatFixture.ROOM;
import static dev.frontrow.it.engine.ChatFixture.SOON;
import static dev.frontrow.it.engine.ChatFixture.accepted;
import static dev.frontrow.it.engine.ChatFixture.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.ChatBuilder;
import dev.frontrow.chat.gate.Fact;
import dev.frontrow.chat.gate.Facts;
import dev.frontrow.chat.gate.Gate;
import dev.frontrow.chat.gate.GateDecision;
import dev.frontrow.chat.gate.Gates;
import dev.frontrow.chat.gate.Gates.OnFailure;
import dev.frontrow.chat.gate.UserFacts;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.message.Draft;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.testkit.RecordingObserver;
import dev.frontrow.chat.testkit.RecordingStreamWriter;
import dev.frontrow.chat.testkit.TestDirectory;
import dev.frontrow.chat.transport.HeartbeatSource;
import dev.frontrow.chat.transport.StreamRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules of several gates in a chat, on real threads: leaves and facts that hang, and do not listen to interrupts. */
class GateTreesTest {

    private static final Duration DEADLINE = Duration.ofMillis(200);
    /** Of what answers; a machine may be busy. */
    private static final Duration LONG = Duration.ofSeconds(10);

    private final CountDownLatch back = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private final RecordingObserver observer = new RecordingObserver();

    @AfterEach
    void release() {
        back.countDown();
    }

    private GateDecision hang() {
        asked.incrementAndGet();
        while (back.getCount() > 0) {
            try {
                back.await();
            } catch (InterruptedException ignored) {
                // as much code does
            }
        }
        return GateDecision.open();
    }

    private Gate hanging(OnFailure onFailure) {
        return Gates.leaf("hung", request -> hang(), DEADLINE, onFailure);
    }

    private static Gate open() {
        return request -> GateDecision.open();
    }

    private static Gate closed() {
        return Gates.not("closed", "closed_now", open());
    }

    private ChatBuilder builder(Gate gate) {
        return Chat.builder(MemoryChatStore.create(), new TestDirectory().with("ada", Role.VIEWER))
                .gate(gate)
                .observer(observer);
    }

    private Chat chat(Gate gate) {
        return builder(gate)
                .settings(ChatSettings.builder().gateTimeout(LONG).build())
                .build();
    }

    private static String send(Chat chat) {
        return chat.send(new Draft(ROOM, user("ada"), "hi"))
                .fold(sent -> "sent", refusal -> refusal.code().wireName());
    }

    enum Rule {
        ALL("gate_unavailable") {
            @Override
            Gate of(Gate hung) {
                return Gates.allOf(open(), hung, open());
            }
        },
        ANY_AND_NONE_OPEN("gate_unavailable") {
            @Override
            Gate of(Gate hung) {
                return Gates.anyOf(closed(), hung, closed());
            }
        },
        ANY_AND_ONE_OPEN("sent") {
            @Override
            Gate of(Gate hung) {
                return Gates.anyOf(hung, open());
            }
        },
        ALL_AND_ONE_CLOSED("gate_closed") {
            @Override
            Gate of(Gate hung) {
                return Gates.allOf(hung, closed());
            }
        },
        NOT("gate_unavailable") {
            @Override
            Gate of(Gate hung) {
                return Gates.not("hung", "not_hung", hung);
            }
        },
        NOT_OF_ALL("gate_unavailable") {
            @Override
            Gate of(Gate hung) {
                return Gates.not("hung", "not_hung", Gates.allOf(open(), hung));
            }
        },
        ALONE("gate_unavailable") {
            @Override
            Gate of(Gate hung) {
                return hung;
            }
        },
        EXEMPT("gate_unavailable") {
            @Override
            Gate of(Gate hung) {
                return Gates.exempt(Role.VIP, Gates.withLink("/link", hung));
            }
        };

        private final String result;

        Rule(String result) {
            this.result = result;
        }

        abstract Gate of(Gate hung);
    }

    @ParameterizedTest
    @EnumSource
    void a_leaf_that_hangs_ends_in_its_time_and_never_opens_anything(Rule rule) {
        try (Chat chat = chat(rule.of(hanging(OnFailure.CLOSED)))) {
            long start = System.nanoTime();
            assertThat(send(chat)).isEqualTo(rule.result);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(DEADLINE, SOON);
            assertThat(asked).hasValue(1);
            assertThat(observer.hostFailed())
                    .extracting(RecordingObserver.HostFailed::what)
                    .containsExactly("gate/hung");
        }
    }

    @Test
    void a_leaf_that_may_fail_open_does_so_in_its_time_and_is_told() {
        try (Chat chat = chat(Gates.allOf(hanging(OnFailure.OPEN), open()))) {
            assertThat(send(chat)).isEqualTo("sent");
            assertThat(observer.hostFailed())
                    .extracting(RecordingObserver.HostFailed::what)
                    .containsExactly("gate/hung");
        }
    }

    @Test
    void a_leaf_for_which_there_is_no_thread_opens_nothing_whatever_it_may_do_when_it_fails() {
        ChatSettings settings =
                ChatSettings.builder().gateTimeout(DEADLINE).gateThreads(1).build();
        try (Chat chat = builder(hanging(OnFailure.OPEN)).settings(settings).build()) {
            assertThat(send(chat)).isEqualTo("sent");
            assertThat(send(chat)).isEqualTo("overloaded");
            back.countDown();
            Await.until(SOON, () -> send(chat).equals("sent"));
        }
    }

    private static final Gate FOLLOWERS = Gates.followersFor(Duration.ofMinutes(10));

    private Chat chat(Gate gate, Facts facts) {
        ChatSettings settings = ChatSettings.builder()
                .factsTimeout(DEADLINE)
                .gateTimeout(LONG)
                .hostThreads(1)
                .build();
        return builder(gate).facts(facts).settings(settings).build();
    }

    private UserFacts hangingFacts() {
        hang();
        return UserFacts.builder().followsSince(Instant.EPOCH).build();
    }

    @Test
    void facts_that_hang_open_nothing_and_hold_nobody_who_does_not_need_them() {
        Gate gate = Gates.anyOf(
                FOLLOWERS, Gates.not("rules", "no_rules", Gates.rulesAccepted("1")), Gates.accountOlderThan(LONG));
        try (Chat chat = chat(gate, request -> hangingFacts())) {
            assertThat(send(chat)).isEqualTo("gate_unavailable");
            assertThat(asked).as("once for the whole rule").hasValue(1);
            assertThat(observer.hostFailed())
                    .extracting(RecordingObserver.HostFailed::what)
                    .containsExactly("facts");
            assertThat(send(chat)).as("its only thread is held").isEqualTo("overloaded");
            back.countDown();
            Await.until(SOON, () -> send(chat).equals("sent"));
        }
    }

    @Test
    void a_branch_that_needs_no_facts_decides_while_they_hang() {
        try (Chat chat = chat(Gates.anyOf(FOLLOWERS, open()), request -> hangingFacts())) {
            assertThat(send(chat)).isEqualTo("sent");
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void facts_are_asked_about_the_one_who_sends_and_only_what_is_needed() {
        List<Set<Fact>> needed = Collections.synchronizedList(new ArrayList<>());
        Facts facts = request -> {
            assertThat(request.room()).isEqualTo(ROOM);
            assertThat(request.user().id()).isEqualTo(user("ada"));
            needed.add(request.facts());
            return UserFacts.builder().notFollowing().build();
        };
        Gate gate = Gates.allOf(FOLLOWERS, Gates.forRole(Role.MODERATOR, Gates.rulesAccepted("staff-1")));
        try (Chat chat = chat(gate, facts)) {
            assertThat(send(chat)).isEqualTo("gate_closed");
            assertThat(needed).containsExactly(Set.of(Fact.FOLLOWS));
        }
    }

    @Test
    void a_box_whose_facts_hang_is_pending_and_opens_when_they_are_there() {
        ChatSettings settings = ChatSettings.builder()
                .factsTimeout(DEADLINE)
                .gateTimeout(DEADLINE)
                .build();
        try (Chat chat = builder(FOLLOWERS)
                .facts(request -> hangingFacts())
                .settings(settings)
                .build()) {
            RecordingStreamWriter writer = new RecordingStreamWriter();
            accepted(chat.open(StreamRequest.of(ROOM, user("ada")))).start(writer, HeartbeatSource.plain());
            writer.await(
                    SOON,
                    events -> events.stream()
                            .anyMatch(event -> event.type().equals("hello")
                                    && event.data().contains("\"gate\":{\"allowed\":true,\"pending\":true")));
            back.countDown();
            writer.await(
                    SOON,
                    events -> events.stream()
                            .anyMatch(event -> event.type().equals("gate")
                                    && event.data().contains("\"allowed\":true,\"reasons\":[]")));
        }
    }

    @Test
    void a_box_over_a_leaf_that_hangs_is_pending_and_nothing_else() {
        Gate gate = Gates.not("hung", "not_hung", hanging(OnFailure.CLOSED));
        ChatSettings settings = ChatSettings.builder().gateTimeout(DEADLINE).build();
        try (Chat chat = builder(gate).settings(settings).build()) {
            RecordingStreamWriter writer = new RecordingStreamWriter();
            accepted(chat.open(StreamRequest.of(ROOM, user("ada")))).start(writer, HeartbeatSource.plain());
            writer.await(
                    SOON,
                    events -> events.stream()
                            .anyMatch(event -> event.type().equals("hello")
                                    && event.data().contains("\"gate\":{\"allowed\":true,\"pending\":true")));
            back.countDown();
            writer.await(
                    SOON,
                    events -> events.stream()
                            .anyMatch(event ->
                                    event.type().equals("gate") && event.data().contains("not_hung")));
        }
    }

    @Test
    void a_gate_that_nobody_could_answer_for_is_refused_when_the_chat_is_built() {
        assertThatThrownBy(() -> chat(Gates.exempt(Role.VIP, FOLLOWERS)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("build: the gate needs facts [FOLLOWS] and nobody knows any (expected: "
                        + "ChatBuilder.facts(...) was called)");
        Gate slow = hanging(OnFailure.CLOSED);
        ChatBuilder tooShort = builder(Gates.allOf(slow, slow))
                .settings(ChatSettings.builder().gateTimeout(DEADLINE).build());
        assertThatThrownBy(tooShort::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("gate: the deadlines of its leaves are PT0.4S together "
                        + "(expected: at most gateTimeout, PT0.2S)");
        tooShort.settings(ChatSettings.builder().gateTimeout(LONG).build())
                .build()
                .close();
    }
}
