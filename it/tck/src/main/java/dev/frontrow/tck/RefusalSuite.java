package dev.frontrow.tck;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.frontrow.chat.ChatBuilder;
import dev.frontrow.chat.gate.CreditGate;
import dev.frontrow.chat.gate.Gate;
import dev.frontrow.chat.gate.GateDecision;
import dev.frontrow.chat.gate.GateReason;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.RoomStatus;
import dev.frontrow.chat.moderation.Verdict;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.tck.host.Host;
import dev.frontrow.tck.host.Person;
import dev.frontrow.tck.probe.Reply;
import dev.frontrow.tck.probe.Request;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every refusal of docs/spec/wire.md §5, and that a refused send costs nothing and stores nothing. */
public abstract class RefusalSuite extends HostedSuite {

    @Override
    ChatSettings settings() {
        return ChatSettings.builder()
                .gateTimeout(Duration.ofSeconds(8))
                .storeTimeout(Duration.ofSeconds(5))
                .build();
    }

    @Override
    ChatBuilder parts(ChatBuilder builder) {
        Gate subscribers = request -> request.user().id().value().startsWith("gated")
                ? GateDecision.closed(GateReason.of("followers", "follow_first"))
                : GateDecision.open();
        Gate credit = request ->
                CreditGate.builder(host().town()).topUpUrl("/wallet").build().decide(request);
        return builder.gate(Gate.allOf(subscribers, credit))
                .filter(request -> request.text().contains("casino") ? Verdict.block() : Verdict.allow());
    }

    @AfterEach
    void mend() {
        host().town().breakDown(false);
        host().town().breakWallet(false);
        host().store().breakDown(false);
        host().store().release();
        assertThat(host().head(room()))
                .as("changes stored in a test of refusals")
                .isLessThanOrEqualTo(11);
    }

    @Test
    void whoTheHostDoesNotKnowMustSignIn() {
        Check.refused(
                host().http()
                        .exchange(Request.post("/api/streams/" + room() + "/chat/token")
                                .header("Content-Length", "0")),
                401,
                "login_required");
    }

    @Test
    void withoutATokenThereIsNothing() {
        Person ada = person("ada");
        for (Request request : new Request[] {
            Request.post(ada.path() + "/messages").json("{\"text\":\"x\"}"),
            Request.post("/api/chat").json("{\"text\":\"x\"}"),
            Request.get(ada.path() + "/messages"),
            Request.of("DELETE", ada.path() + "/messages/x"),
            Request.post(ada.path() + "/moderate").json("{\"action\":\"mute\",\"userId\":\"x\"}"),
            Request.get(ada.path() + "/chat/state"),
            Request.get(ada.path() + "/moderation/log"),
            Request.get(ada.path() + "/moderation/sanctions"),
            Request.get("/api/chat")
        }) {
            Check.refused(host().http().exchange(request), 401, "token_missing");
        }
    }

    @Test
    void anUnknownStreamIsNotFound() {
        host().town().room(room(), RoomStatus.UNKNOWN);
        Check.refused(person("ada").login(), 404, "stream_not_found");
        Check.refused(host().person("a".repeat(129), "ada").login(), 404, "stream_not_found");
    }

    @Test
    void unknownPathsAreNotFound() {
        for (String path : new String[] {
            "/api", "/api/", "/api/nothing", "/api/streams", "/api/streams/x", "/api/streams/x/chat", "/api/chat/x"
        }) {
            Check.refused(host().http().exchange(Request.get(path)), 404, "not_found");
        }
    }

    @Test
    void otherMethodsAreNotAllowed() {
        String path = "/api/streams/" + room();
        Map<String, String> allowed = Map.of(
                path + "/chat/token",
                "POST",
                path + "/messages",
                "GET, POST",
                path + "/messages/x",
                "DELETE",
                path + "/moderate",
                "POST",
                path + "/chat/state",
                "GET",
                path + "/moderation/log",
                "GET",
                path + "/moderation/sanctions",
                "GET",
                "/api/chat",
                "GET, POST");
        allowed.forEach((target, methods) -> {
            for (String method : new String[] {"PUT", "PATCH", "PROPFIND"}) {
                Reply reply = host().http().once(Request.of(method, target).header("Content-Length", "0"));
                Check.refused(reply, 405, "method_not_allowed");
                assertThat(reply.header("allow")).contains(methods.split(", ", -1));
            }
        });
    }

    @Test
    void withoutCreditNobodySends() {
        host().town().balance("poor", 0);
        Person poor = person("poor");
        JsonNode problem = Check.refused(poor.send("please"), 402, "insufficient_credit");
        JsonNode reason = problem.get("gate").get(0);
        assertThat(reason.get("requirement").toString())
                .isEqualTo("{\"type\":\"balance\",\"required\":{\"minor\":1,\"currency\":\"EUR\",\"digits\":2},"
                        + "\"balance\":{\"minor\":0,\"currency\":\"EUR\",\"digits\":2}}");
        assertThat(reason.get("topUpUrl").asText()).isEqualTo("/wallet");
        host().town().balance("poor", -5);
        Check.refused(poor.send("please"), 402, "insufficient_credit");
        host().town().balance("poor", 1);
        assertThat(Check.ok(poor.send("thanks"), 201)
                        .get("rate")
                        .get("remaining")
                        .asInt())
                .isEqualTo(9);
    }

    @Test
    void aClosedGateSaysWhichOne() {
        JsonNode problem = Check.refused(person("gated").send("x"), 403, "gate_closed");
        assertThat(problem.get("gate").get(0).get("gate").asText()).isEqualTo("followers");
        assertThat(problem.get("gate").get(0).get("code").asText()).isEqualTo("follow_first");
    }

    @Test
    void aWalletThatFailsRefuses() {
        Person ada = person("ada");
        ada.token();
        host().town().breakWallet(true);
        Check.refused(ada.send("x"), 503, "gate_unavailable");
        Check.ok(ada.get("/messages"), 200);
        JsonNode gate = Check.ok(ada.login(), 200).get("gate");
        // Not known is not closed: the page keeps its box, and each send is decided anyway.
        assertThat(gate.get("allowed").asBoolean()).isTrue();
        assertThat(gate.get("pending").asBoolean()).isTrue();
    }

    @Test
    void aDirectoryThatFailsRefuses() {
        Person ada = person("ada");
        ada.token();
        host().town().breakDown(true);
        Check.refused(ada.send("x"), 503, "host_unavailable");
        Check.refused(ada.get("/messages"), 503, "host_unavailable");
        Check.refused(ada.login(), 503, "host_unavailable");
    }

    @Test
    void aStoreThatFailsRefuses() {
        Person ada = person("ada");
        ada.post("before");
        host().store().breakDown(true);
        Check.refused(ada.send("x"), 503, "store_unavailable");
        Check.refused(mod().moderate("mute", person("bob")), 503, "store_unavailable");
        host().store().breakDown(false);
        Reply after = ada.send("after");
        assertThat(Check.ok(after, 201).get("message").get("seq").asLong()).isEqualTo(2);
        assertThat(after.json().get("rate").get("remaining").asInt())
                .as("whether the one in between was stored is not known, so it keeps its permit")
                .isEqualTo(7);
    }

    @Test
    void whoeverTheDirectoryDoesNotKnowMayNotEnter() {
        Check.refused(person("nobody").login(), 403, "not_allowed");
    }

    @Test
    void aMutedUserIsToldUntilWhenAndWhy() {
        Person bob = person("bob");
        Check.ok(mod().moderate("mute", Map.of("userId", "bob", "durationSeconds", 90, "reason", "calm down")), 200);
        JsonNode problem = Check.refused(bob.send("x"), 403, "muted");
        assertThat(problem.get("until").asText()).endsWith("Z");
        assertThat(problem.get("reason").asText()).isEqualTo("calm down");
        JsonNode login = Check.ok(bob.login(), 200);
        assertThat(login.get("can").get("send").asBoolean()).isFalse();
        assertThat(login.get("sanction").get("kind").asText()).isEqualTo("mute");
        host().clock().forward(Duration.ofSeconds(91));
        Check.ok(bob.send("calm"), 201);
    }

    @Test
    void aBannedUserSeesNothing() {
        Person bob = person("bob");
        String stream = bob.ticket();
        Check.ok(mod().moderate("ban", Map.of("userId", "bob", "reason", "spam")), 200);
        JsonNode problem = Check.refused(bob.login(), 403, "banned");
        assertThat(problem.get("reason").asText()).isEqualTo("spam");
        Check.refused(bob.send("x"), 403, "banned");
        Check.refused(bob.get("/messages"), 403, "banned");
        Check.refused(bob.get("/chat/state"), 403, "banned");
        Check.refused(host().http().exchange(Request.get("/api/chat?token=" + stream)), 403, "banned");
        Check.ok(mod().moderate("unban", bob), 200);
        Check.ok(bob.send("sorry"), 201);
    }

    @Test
    void anEndedChatCanBeReadAndNotWritten() {
        Person ada = person("ada");
        ada.post("last words");
        host().town().room(room(), RoomStatus.ENDED);
        host().chat().roomChanged(new RoomId(room()));
        Check.refused(ada.send("x"), 409, "chat_closed");
        assertThat(Check.ok(ada.get("/messages"), 200).get("items")).hasSize(1);
        assertThat(Check.ok(ada.login(), 200).get("can").get("send").asBoolean())
                .isFalse();
        assertThat(host().http().exchange(ada.stream()).status()).isEqualTo(204);
    }

    @Test
    void theEleventhMessageIsRefusedUntilTheWindowEnds() {
        Person ada = person("ada");
        for (int left = 9; left >= 0; left--) {
            Reply reply = ada.send("m");
            assertThat(Check.ok(reply, 201).get("rate").get("remaining").asInt())
                    .isEqualTo(left);
        }
        Reply refused = ada.send("m");
        JsonNode problem = Check.refused(refused, 429, "rate_limited");
        assertThat(problem.get("retryAfterMs").asInt()).isBetween(20_000, 30_000);
        assertThat(problem.get("rate").get("remaining").asInt()).isZero();
        assertThat(refused.header("ratelimit-policy")).isEqualTo("\"chat\";q=10;w=30");
        assertThat(refused.header("ratelimit")).matches("\"chat\";r=0;t=\\d+");
        host().clock().forward(Duration.ofSeconds(30));
        assertThat(Check.ok(ada.send("m"), 201).get("rate").get("remaining").asInt())
                .isEqualTo(9);
    }

    @Test
    void whatIsRefusedTakesNothingFromTheBudgetAndItsKeyIsFree() {
        Person ada = person("ada");
        for (int i = 0; i < 30; i++) {
            Check.refused(ada.send("casino " + i, "k"), 422, "content_blocked");
            Check.refused(ada.send("   \u200B ", "k"), 422, "text_empty");
        }
        JsonNode tooLong = Check.refused(ada.send("\uD83D\uDE00".repeat(501), "k"), 422, "text_too_long");
        assertThat(tooLong.get("maxLength").asInt()).isEqualTo(500);
        assertThat(host().head(room())).isZero();
        Reply accepted = ada.send("\uD83D\uDE00".repeat(500), "k");
        assertThat(Check.ok(accepted, 201).get("rate").get("remaining").asInt()).isEqualTo(9);
    }

    @Test
    void loneSurrogatesAreNoText() {
        Check.refused(
                host().http()
                        .exchange(Request.post(person("ada").path() + "/messages")
                                .bearer(person("ada").token())
                                .json("{\"text\":\"a\\ud800b\"}")),
                422,
                "text_not_allowed");
    }

    @Test
    void messagesThatAreNotThereAreNotFound() {
        Check.refused(mod().moderate("delete", Map.of("messageId", "01JNOSUCH")), 404, "message_not_found");
        Check.refused(person("ada").retract("01JNOSUCH"), 404, "message_not_found");
    }

    @Test
    void aCursorOfAnotherEpochHasExpired() {
        Person ada = person("ada");
        ada.post("x");
        Check.refused(ada.get("/messages?after=zzzz9.0"), 410, "cursor_expired");
        Check.refused(ada.get("/messages?before=zzzz9.5"), 410, "cursor_expired");
    }

    @Test
    void theSecondOfTwoWithOneKeyIsToldToWait() {
        Person ada = person("ada");
        ada.post("opens the room");
        host().store().shut();
        CompletableFuture<Reply> first = CompletableFuture.supplyAsync(() -> ada.send("slow", "k"));
        Waiting.until(Check.SOON, () -> host().store().waiting() > 0, () -> "no append");
        Reply during = ada.send("slow", "k");
        host().store().release();
        assertThat(Check.refused(during, 409, "request_in_progress")
                        .get("retryAfterMs")
                        .asInt())
                .isPositive();
        Check.ok(first.join(), 201);
        Check.ok(ada.send("slow", "k"), 200);
    }

    @Test
    void aServerThatDrainsSaysSo() {
        try (Host draining = Host.with(ChatSettings.defaults())) {
            Person ada = draining.person("r", "ada");
            ada.token();
            draining.chat().close();
            Check.refused(ada.send("x"), 503, "draining");
            Check.refused(draining.mod("r").login(), 503, "draining");
            Check.refused(ada.get("/chat/state"), 503, "draining");
        }
    }
}
