package dev.frontrow.examples.customgate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.Draft;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.result.Sent;
import dev.frontrow.chat.settings.ChatSettings;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody with credit meets in the chat when the wallet service is not well. */
@Timeout(30)
class FailClosedTest {

    private static final RoomId ROOM = new RoomId("room");
    private static final UserId ANN = new UserId("ann");

    private final FakeWalletService service = Services.start();
    private final Chat chat = CustomGate.chat(
            new HttpWallet(service.address(), Services.TIMEOUT),
            ChatSettings.builder().gateTimeout(Duration.ofSeconds(10)).build());

    @BeforeEach
    void annHasCreditAndTheFirstMessageIsThrough() {
        service.set(ANN, 250);
        assertThat(refusal(send(chat))).isEmpty();
    }

    @AfterEach
    void stop() {
        chat.close();
        service.close();
    }

    @ParameterizedTest
    @EnumSource(value = FakeWalletService.Mood.class, mode = EnumSource.Mode.EXCLUDE, names = "WELL")
    void aServiceThatIsNotWellRefusesWithGateUnavailable(FakeWalletService.Mood mood) {
        service.mood(mood);
        assertThat(refusal(send(chat))).contains(RefusalCode.GATE_UNAVAILABLE);
    }

    @Test
    void aServiceThatHangsIsWaitedForNoLongerThanTheWalletHasPatience() {
        service.mood(FakeWalletService.Mood.SLOW);
        // Nothing else ends the wait: the chat's own deadline is far away.
        ChatSettings patient =
                ChatSettings.builder().gateTimeout(Duration.ofSeconds(10)).build();
        try (Chat strict = CustomGate.chat(new HttpWallet(service.address(), HttpWallet.TIMEOUT), patient)) {
            long start = System.nanoTime();
            assertThat(refusal(send(strict))).contains(RefusalCode.GATE_UNAVAILABLE);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(HttpWallet.TIMEOUT, Duration.ofSeconds(5));
        }
    }

    @Test
    void aWalletWithTooMuchPatienceIsWaitedForNoLongerThanTheChatHas() {
        service.mood(FakeWalletService.Mood.SLOW);
        try (Chat strict =
                CustomGate.chat(new HttpWallet(service.address(), Duration.ofSeconds(10)), ChatSettings.defaults())) {
            long start = System.nanoTime();
            assertThat(refusal(send(strict))).contains(RefusalCode.GATE_UNAVAILABLE);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(ChatSettings.defaults().gateTimeout(), Duration.ofSeconds(5));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"minor\":250}",
                "{\"minor\":\"250\",\"currency\":\"EUR\"}",
                "{\"minor\":2.5,\"currency\":\"EUR\"}",
                "{\"minor\":99999999999999999999,\"currency\":\"EUR\"}",
                "{\"minor\":250,\"currency\":\"euros, I think\"}",
                "{\"minor\":250,\"currency\":\"EUR\"",
            })
    void anAnswerThatIsNoBalanceOpensNothing(String answer) {
        service.garbage(answer);
        assertThat(refusal(send(chat))).contains(RefusalCode.GATE_UNAVAILABLE);
    }

    @Test
    void anAnswerWithoutEndOpensNothing() {
        service.garbage(" ".repeat(1 << 20) + "{\"minor\":250,\"currency\":\"EUR\"}");
        assertThat(refusal(send(chat))).contains(RefusalCode.GATE_UNAVAILABLE);
    }

    @Test
    void aServiceThatIsAwayRefuses() {
        service.close();
        assertThat(refusal(send(chat))).contains(RefusalCode.GATE_UNAVAILABLE);
    }

    @Test
    void aServiceThatIsWellAgainLetsSpeakAgainAndTheRefusedTriesTookNothing() {
        service.mood(FakeWalletService.Mood.FAILING);
        for (int i = 0; i < 20; i++) {
            assertThat(refusal(send(chat))).contains(RefusalCode.GATE_UNAVAILABLE);
        }
        service.mood(FakeWalletService.Mood.WELL);
        assertThat(send(chat).<Integer>fold(sent -> sent.rate().remaining(), refused -> -1))
                .isEqualTo(8);
    }

    @Test
    void anEmptyWalletIsAnotherThingThanAServiceThatIsAway() {
        service.set(ANN, 0);
        assertThat(refusal(send(chat))).contains(RefusalCode.INSUFFICIENT_CREDIT);
    }

    private static Result<Sent> send(Chat chat) {
        return chat.send(new Draft(ROOM, ANN, "hello"));
    }

    private static Optional<RefusalCode> refusal(Result<Sent> result) {
        return result.fold(sent -> Optional.empty(), (Refusal refused) -> Optional.of(refused.code()));
    }
}
