package dev.frontrow.examples.liveroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.frontrow.chat.message.Body;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.observe.ChatObserver;
import dev.frontrow.chat.settings.ChatSettings;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LiveRoomTest {

    /** From the first alarm to the first minutes on the ground. */
    private static final List<Utterance> FINAL_MINUTES =
            Tape.between(Landing.load().lines(), 369_500, 370_000);

    private final List<ChatMessage> messages = new CopyOnWriteArrayList<>();
    private final CountDownLatch landed = new CountDownLatch(FINAL_MINUTES.size());
    private LiveRoom live;
    private Visitor visitor;

    @BeforeEach
    void start() throws Exception {
        ChatSettings patient =
                ChatSettings.builder().gateTimeout(Duration.ofSeconds(5)).build();
        live = LiveRoom.start(LiveRoomOptions.onFreePort().withSettings(patient).withObserver(new ChatObserver() {
            @Override
            public void accepted(ChatMessage message) {
                messages.add(message);
                landed.countDown();
            }
        }));
        visitor = new Visitor(live);
    }

    @AfterEach
    void stop() {
        live.close();
    }

    @Test
    void everyPageCarriesThePolicyAndNothingInline() throws Exception {
        for (String page : List.of("/", "/as/vera/", "/as/zoe/wallet")) {
            HttpResponse<String> response = visitor.get(page);
            assertThat(response.statusCode()).as(page).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
                    .doesNotContain("unsafe");
            assertThat(response.body())
                    .doesNotContain("style=", "<style", "onclick", "http://", "https://")
                    .doesNotContainPattern("<script(?![^>]* src=)");
        }
    }

    @Test
    void theAddressIsTheLogin() throws Exception {
        for (DemoPerson person : DemoPerson.values()) {
            JsonNode grant = visitor.read(visitor.post(DemoLogin.mount(person) + "/streams/apollo-11/chat/token", ""));
            assertThat(grant.at("/user/id").asText()).isEqualTo(person.key());
            assertThat(grant.at("/can/moderate").asBoolean())
                    .isEqualTo(person.user().role().isStaff());
        }
        assertThat(visitor.get("/as/nobody/").statusCode()).isEqualTo(404);
        assertThat(visitor.post("/as/nobody/api/streams/apollo-11/chat/token", "")
                        .statusCode())
                .isNotEqualTo(200);
    }

    @Test
    void theWalletOpensAndClosesTheGate() throws Exception {
        String token = "/as/zoe/api/streams/apollo-11/chat/token";
        JsonNode gate = visitor.read(visitor.post(token, "")).path("gate");
        assertThat(gate.path("allowed").asBoolean()).isFalse();
        assertThat(gate.at("/reasons/0/topUpUrl").asText()).isEqualTo("/as/zoe/wallet");
        assertThat(visitor.read(visitor.post("/as/zoe/wallet", "cents=250"))
                        .at("/balance/minor")
                        .asLong())
                .isEqualTo(250);
        assertThat(visitor.read(visitor.post(token, "")).at("/gate/allowed").asBoolean())
                .isTrue();
        assertThat(visitor.read(visitor.post("/as/zoe/wallet", "cents=0"))
                        .at("/balance/minor")
                        .asLong())
                .isZero();
        assertThat(visitor.read(visitor.post(token, "")).at("/gate/allowed").asBoolean())
                .isFalse();
    }

    @Test
    void aTopUpOfWhatIsNoAmountIsRefused() throws Exception {
        for (String amount : List.of("", "cents=-5", "cents=999999", "cents=1e3", "cents=x")) {
            assertThat(visitor.post("/as/zoe/wallet", amount).statusCode())
                    .as(amount)
                    .isEqualTo(400);
        }
    }

    @Test
    void theLandingComesThroughAtAHundredTimesItsSpeedInOrder() throws Exception {
        assertThat(visitor.post("/replay", "at=369500&speed=100").statusCode()).isEqualTo(200);
        assertThat(landed.await(50, TimeUnit.SECONDS)).isTrue();
        assertThat(messages.stream().map(LiveRoomTest::text).limit(FINAL_MINUTES.size()))
                .containsExactlyElementsOf(
                        FINAL_MINUTES.stream().map(Utterance::text).toList());
    }

    @Test
    void theReplayGoesWhereItIsSentAndPauses() throws Exception {
        JsonNode state = visitor.read(visitor.post("/replay", "at=369960&speed=0"));
        assertThat(state.path("playing").asBoolean()).isFalse();
        assertThat(state.path("at").asDouble()).isEqualTo(369960);
        assertThat(visitor.read(visitor.get("/replay")).path("at").asDouble()).isEqualTo(369960);
        assertThat(visitor.post("/replay", "speed=101").statusCode()).isEqualTo(400);
        assertThat(messages).isEmpty();
    }

    private static String text(ChatMessage message) {
        return message.body().fold(Body.Text::text, deleted -> "");
    }
}
