package dev.frontrow.tck;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.tck.host.Person;
import dev.frontrow.tck.probe.Jsons;
import dev.frontrow.tck.probe.LiveStream;
import dev.frontrow.tck.probe.Reply;
import dev.frontrow.tck.probe.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The endpoints of docs/spec/wire.md §3 as they answer when all is well. */
public abstract class ContractSuite extends HostedSuite {

    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

    @Override
    ChatSettings settings() {
        return ChatSettings.builder().gateTimeout(Duration.ofSeconds(8)).build();
    }

    @Test
    void aTokenComesWithAllThatAPageNeeds() {
        JsonNode body = Check.ok(person("ada").login(), 200);
        Check.fields(
                body,
                "token",
                "expiresAt",
                "ticket",
                "ticketExpiresAt",
                "user",
                "can",
                "gate",
                "limits",
                "sanction",
                "warning",
                "room",
                "now",
                "position",
                "heartbeatMs");
        assertThat(body.get("expiresAt").asText()).matches(TIME);
        assertThat(body.get("ticketExpiresAt").asText()).matches(TIME);
        assertThat(body.get("user").toString())
                .isEqualTo("{\"id\":\"ada\",\"name\":\"Name of ada\",\"role\":\"viewer\",\"badges\":[]}");
        assertThat(body.get("can").toString())
                .isEqualTo("{\"read\":true,\"send\":true,\"moderate\":false,\"modes\":false}");
        assertThat(body.get("gate").toString()).isEqualTo("{\"allowed\":true,\"reasons\":[]}");
        assertThat(body.get("limits").toString())
                .isEqualTo("{\"rate\":{\"limit\":10,\"remaining\":10,\"windowMs\":30000,\"resetMs\":0},"
                        + "\"maxLength\":500}");
        assertThat(body.get("sanction").isNull()).isTrue();
        assertThat(body.get("position").asText()).matches("[a-z0-9]{1,32}\\.0");
        assertThat(body.get("heartbeatMs").asInt()).isEqualTo(15000);
    }

    @Test
    void aTokenIsGivenWithAClosedGateToo() {
        host().town().balance("poor", 0);
        JsonNode gate = Check.ok(person("poor").login(), 200).get("gate");
        assertThat(gate.get("allowed").asBoolean()).isFalse();
        assertThat(gate.get("reasons").get(0).toString())
                .isEqualTo("{\"gate\":\"credit\",\"code\":\"insufficient_credit\","
                        + "\"requirement\":{\"type\":\"balance\","
                        + "\"required\":{\"minor\":1,\"currency\":\"EUR\",\"digits\":2},"
                        + "\"balance\":{\"minor\":0,\"currency\":\"EUR\",\"digits\":2}},"
                        + "\"topUpUrl\":\"/wallet\"}");
    }

    @Test
    void aMessageIsAnsweredAsItStandsInTheLog() {
        Person ada = person("ada");
        Reply reply = ada.send("hi");
        JsonNode message = Check.ok(reply, 201).get("message");
        Check.fields(message, "seq", "id", "user", "text", "first", "ts");
        assertThat(message.get("first").asBoolean()).isTrue();
        assertThat(message.get("seq").asLong()).isEqualTo(1);
        assertThat(message.get("id").asText()).matches("[A-Za-z0-9_-]{1,64}");
        assertThat(message.get("text").asText()).isEqualTo("hi");
        assertThat(message.get("ts").asText()).matches(TIME);
        assertThat(reply.header("ratelimit-policy")).isEqualTo("\"chat\";q=10;w=30");
        assertThat(reply.header("ratelimit")).matches("\"chat\";r=9;t=(29|30)");
        JsonNode rate = reply.json().get("rate");
        assertThat(rate.get("remaining").asInt()).isEqualTo(9);
        assertThat(rate.get("resetMs").asInt()).isBetween(1, 30_000);

        JsonNode answer = Check.ok(
                        host().http()
                                .exchange(Request.post(ada.path() + "/messages")
                                        .bearer(ada.token())
                                        .json(Jsons.object(Map.of(
                                                "text", "yes",
                                                "replyTo", message.get("id").asText(),
                                                "unknown", List.of(1, 2))))),
                        201)
                .get("message");
        assertThat(answer.get("replyTo").toString())
                .isEqualTo("{\"id\":\"" + message.get("id").asText() + "\"}");
        assertThat(answer.get("id").asText()).isGreaterThan(message.get("id").asText());
    }

    @Test
    void theAliasTakesTheRoomFromTheToken() {
        Person ada = person("ada");
        Reply reply = host().http()
                .exchange(Request.post("/api/chat").bearer(ada.token()).json("{\"text\":\"by alias\"}"));
        String id = Check.ok(reply, 201).get("message").get("id").asText();
        assertThat(history(ada, "").get("items").get(0).get("id").asText()).isEqualTo(id);
    }

    @Test
    void theTextIsCleanedAndStoredRaw() {
        Person ada = person("ada");
        Map<String, String> cleaned = Map.of(
                "<b>&amp;\"'</b>",
                "<b>&amp;\"'</b>",
                "a\u0000b\u0007c",
                "abc",
                "two\r\nlines\tand a tab",
                "two  lines and a tab",
                "\u202Eevil\u202C \u2066x\u2069",
                "evil x",
                "z" + "\u0335".repeat(40) + "!",
                "z" + "\u0335".repeat(4) + "!",
                "e\u0301",
                "\u00e9",
                "\uFEFFzero\u200Bwidth",
                "zerowidth",
                "data: x\n\nid: 5",
                "data: x  id: 5",
                "\uD83D\uDC69\u200D\uD83D\uDE80",
                "\uD83D\uDC69\u200D\uD83D\uDE80");
        cleaned.forEach((typed, stored) -> {
            JsonNode message = Check.ok(ada.send(typed), 201).get("message");
            assertThat(message.get("text").asText()).isEqualTo(stored);
        });
    }

    @Test
    void historyIsReadBothWaysPageByPage() {
        Person ada = person("ada");
        Person bob = person("bob");
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            JsonNode sent = Check.ok((i % 2 == 0 ? ada : bob).send("m" + i), 201);
            all.add(sent.get("message").get("seq").asLong());
        }
        String position = ada.position();
        String epoch = position.substring(0, position.indexOf('.'));

        List<Long> back = new ArrayList<>();
        String before = "";
        do {
            JsonNode page = history(ada, "?limit=4" + (before.isEmpty() ? "" : "&before=" + before));
            page.get("items").forEach(item -> back.add(item.get("seq").asLong()));
            assertThat(page.get("position").asText()).isEqualTo(position);
            assertThat(page.has("nextAfter")).isFalse();
            before = page.path("nextBefore").asText();
        } while (!before.isEmpty());
        assertThat(back)
                .isEqualTo(all.stream().sorted((a, b) -> Long.compare(b, a)).toList());

        List<Long> forward = new ArrayList<>();
        String after = epoch + ".0";
        do {
            JsonNode page = history(ada, "?limit=5&after=" + after);
            page.get("items").forEach(item -> forward.add(item.get("seq").asLong()));
            assertThat(page.has("nextBefore")).isFalse();
            after = page.path("nextAfter").asText();
        } while (!after.isEmpty());
        assertThat(forward).isEqualTo(all);

        assertThat(history(ada, "").get("items")).hasSize(14);
        assertThat(history(ada, "?limit=100").get("items")).hasSize(14);
    }

    @Test
    void aMessageTakenBackIsATombstone() {
        Person ada = person("ada");
        String id = ada.post("oops");
        Reply reply = ada.retract(id);
        assertThat(reply.status()).as("%s", reply).isEqualTo(204);
        assertThat(reply.text()).isEmpty();
        JsonNode item = history(ada, "").get("items").get(0);
        Check.fields(item, "seq", "id", "user", "ts", "deleted");
        assertThat(item.get("deleted").toString()).isEqualTo("{\"by\":\"author\"}");
        Check.refused(ada.retract(id), 409, "already_resolved");
    }

    @Test
    void everyActionTellsItsEffect() {
        Person bob = person("bob");
        String id = bob.post("bad words");
        Person mod = mod();
        JsonNode delete = Check.ok(mod.moderate("delete", Map.of("messageId", id, "reason", "rude")), 200);
        Check.fields(delete, "auditId", "effect");
        assertThat(delete.get("effect").toString())
                .isEqualTo("{\"action\":\"delete\",\"userId\":\"bob\",\"messageId\":\"" + id + "\"}");
        Check.refused(mod.moderate("delete", Map.of("messageId", id)), 409, "already_resolved");

        JsonNode mute = Check.ok(mod.moderate("mute", bob), 200).get("effect");
        Check.fields(mute, "action", "userId", "until");
        assertThat(mute.get("until").asText()).matches(TIME);
        Check.ok(mod.moderate("unmute", bob), 200);
        Check.ok(mod.moderate("unmute", bob), 200);
        JsonNode ban = Check.ok(mod.moderate("ban", bob), 200).get("effect");
        assertThat(ban.get("until").isNull()).isTrue();
        JsonNode timed = Check.ok(mod.moderate("ban", Map.of("userId", "bob", "durationSeconds", 60)), 200);
        assertThat(timed.get("effect").get("until").asText()).matches(TIME);
        Check.ok(mod.moderate("unban", bob), 200);
        Check.ok(mod.moderate("purge", bob), 200);

        JsonNode log = Check.ok(mod.get("/moderation/log?limit=100"), 200);
        List<String> actions = new ArrayList<>();
        log.get("items").forEach(item -> actions.add(item.get("action").asText()));
        assertThat(actions).containsExactly("purge", "unban", "ban", "ban", "unmute", "unmute", "mute", "delete");
        JsonNode first = log.get("items").get(7);
        assertThat(first.get("reason").asText()).isEqualTo("rude");
        assertThat(first.get("hidden").toString()).isEqualTo("[{\"id\":\"" + id + "\",\"text\":\"bad words\"}]");
        Check.fields(first, "auditId", "ts", "action", "actor", "user", "userId", "messageId", "reason", "hidden");
        assertThat(first.get("actor").get("id").asText()).isEqualTo("mod");
        for (JsonNode item : log.get("items")) {
            assertThat(item.get("user").toString()).isEqualTo("{\"id\":\"bob\",\"name\":\"Name of bob\"}");
            assertThat(item.get("actor").get("name").asText()).isEqualTo("Name of mod");
        }

        JsonNode page = Check.ok(mod.get("/moderation/log?limit=3"), 200);
        assertThat(page.get("items")).hasSize(3);
        JsonNode next = Check.ok(
                mod.get("/moderation/log?limit=100&before="
                        + page.get("nextBefore").asText()),
                200);
        assertThat(next.get("items")).hasSize(5);
        assertThat(next.has("nextBefore")).isFalse();
    }

    @Test
    void staffSeesTheSanctionsInForce() {
        Person mod = mod();
        Check.ok(mod.moderate("ban", Map.of("userId", "eve", "reason", "spam")), 200);
        Check.ok(mod.moderate("mute", Map.of("userId", "bob", "durationSeconds", 60)), 200);
        Check.ok(mod.moderate("mute", Map.of("userId", "cid")), 200);
        Check.ok(mod.moderate("unmute", Map.of("userId", "cid")), 200);
        JsonNode items = Check.ok(mod.get("/moderation/sanctions"), 200).get("items");
        assertThat(items).hasSize(2);
        for (JsonNode item : items) {
            if (item.get("userId").asText().equals("eve")) {
                Check.fields(item, "kind", "user", "userId", "until", "reason", "actor", "by", "ts");
                assertThat(item.get("user").toString()).isEqualTo("{\"id\":\"eve\",\"name\":\"Name of eve\"}");
                assertThat(item.get("actor").toString()).isEqualTo("{\"id\":\"mod\",\"name\":\"Name of mod\"}");
                assertThat(item.get("kind").asText()).isEqualTo("ban");
                assertThat(item.get("until").isNull()).isTrue();
                assertThat(item.get("by").asText()).isEqualTo("mod");
            } else {
                assertThat(item.get("kind").asText()).isEqualTo("mute");
            }
        }
    }

    @Test
    void sanctionsComeInPagesAndOfOneUser() {
        Person mod = mod();
        for (String user : List.of("u1", "u2", "u3")) {
            Check.ok(mod.moderate("ban", Map.of("userId", user)), 200);
        }
        Set<String> seen = new TreeSet<>();
        String more = "";
        for (int left = 3; left > 0; left--) {
            JsonNode page = Check.ok(mod.get("/moderation/sanctions?limit=1" + more), 200);
            assertThat(page.get("total").asInt()).isEqualTo(3);
            seen.add(page.get("items").get(0).get("userId").asText());
            assertThat(page.has("nextBefore")).isEqualTo(left > 1);
            more = "&before=" + page.path("nextBefore").asText();
        }
        assertThat(seen).containsExactly("u1", "u2", "u3");
        JsonNode ofOne = Check.ok(mod.get("/moderation/sanctions?userId=u2"), 200);
        assertThat(ofOne.get("items")).hasSize(1);
        assertThat(ofOne.get("total").asInt()).isEqualTo(3);
        for (String bad : List.of("limit=0", "limit=101", "before=x", "before=MS5tdXRlLg", "userId=a%20b")) {
            Check.refused(mod.get("/moderation/sanctions?" + bad), 400, "malformed");
        }
    }

    @Test
    void stateHoldsAllThatAClientLoadsAgain() {
        Person ada = person("ada");
        ada.post("one");
        JsonNode state = Check.ok(ada.get("/chat/state"), 200);
        Check.fields(
                state, "position", "occupancy", "user", "can", "gate", "limits", "sanction", "warning", "room", "now");
        assertThat(state.get("position").asText()).endsWith(".1");
        assertThat(state.get("limits").get("rate").get("remaining").asInt()).isEqualTo(9);
        assertThat(state.get("occupancy").get("viewers").asInt()).isEqualTo(0);
        assertThat(Check.ok(mod().get("/chat/state"), 200).get("can").toString())
                .isEqualTo("{\"read\":true,\"send\":true,\"moderate\":true,\"modes\":true}");
    }

    @Test
    void anIdempotentRepeatGetsTheFirstAnswer() {
        Person ada = person("ada");
        Reply first = ada.send("once", "key-1");
        Reply second = ada.send("once", "key-1");
        Check.ok(first, 201);
        assertThat(first.header("idempotency-replayed")).isNull();
        assertThat(Check.ok(second, 200).get("message")).isEqualTo(first.json().get("message"));
        assertThat(second.header("idempotency-replayed")).isEqualTo("true");
        Check.refused(ada.send("twice", "key-1"), 422, "idempotency_mismatch");
        assertThat(Check.ok(person("bob").send("twice", "key-1"), 201)
                        .get("message")
                        .get("seq")
                        .asLong())
                .isEqualTo(2);

        String id = first.json().get("message").get("id").asText();
        Check.ok(mod().moderate("delete", Map.of("messageId", id)), 200);
        Reply third = ada.send("once", "key-1");
        JsonNode tombstone = Check.ok(third, 200).get("message");
        assertThat(tombstone.get("deleted").get("by").asText()).isEqualTo("moderator");
        assertThat(third.text()).doesNotContain("once");
    }

    @Test
    void moderationIsIdempotentToo() {
        Person mod = mod();
        Request mute = Request.post(mod.path() + "/moderate")
                .bearer(mod.token())
                .header("Idempotency-Key", "m-1")
                .json("{\"action\":\"mute\",\"userId\":\"bob\"}");
        Reply first = host().http().exchange(mute);
        Reply second = host().http().exchange(mute);
        Check.ok(first, 200);
        Check.ok(second, 200);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("idempotency-replayed")).isEqualTo("true");
        assertThat(Check.ok(mod.get("/moderation/log"), 200).get("items")).hasSize(1);
        Check.refused(
                host().http()
                        .exchange(Request.post(mod.path() + "/moderate")
                                .bearer(mod.token())
                                .header("Idempotency-Key", "m-1")
                                .json("{\"action\":\"unmute\",\"userId\":\"bob\"}")),
                422,
                "idempotency_mismatch");
    }

    @Test
    void modesAreSwitchedSeenAndKept() {
        Person ada = person("ada");
        LiveStream stream = host().fleet().open(ada.stream());
        Check.event(stream, "hello");
        JsonNode answer =
                Check.ok(mod().modes("{\"slowSeconds\":30,\"unique\":true,\"preset\":{\"locked\":true}}"), 200);
        Check.fields(answer, "auditId", "room");
        JsonNode room = answer.get("room");
        assertThat(room.get("modes").toString())
                .isEqualTo("{\"slowSeconds\":30,\"subscribers\":false,\"followersSeconds\":null,"
                        + "\"emojiOnly\":false,\"unique\":true,\"locked\":false,\"shield\":false}");
        assertThat(room.get("preset").get("locked").asBoolean()).isTrue();
        assertThat(room.get("pin").isNull()).isTrue();
        JsonNode changed = Check.event(stream, "mode.changed");
        Check.fields(changed, "seq", "modes", "preset", "by", "ts");
        assertThat(changed.get("modes")).isEqualTo(room.get("modes"));
        assertThat(changed.get("by").asText()).isEqualTo("moderator");
        assertThat(Check.ok(ada.get("/chat/state"), 200).get("room")).isEqualTo(room);

        ada.post("the first one");
        JsonNode gate =
                Check.refused(ada.send("the second one"), 403, "gate_closed").get("gate");
        assertThat(gate.get(0).get("code").asText()).isEqualTo("slow_mode");
        assertThat(gate.get(0).get("requirement").get("until").asText()).matches(TIME);
        JsonNode check = Check.ok(ada.get("/chat/check"), 200);
        Check.fields(check, "allowed", "problem");
        assertThat(check.get("problem").get("gate").get(0)).isEqualTo(gate.get(0));
        assertThat(Check.ok(mod().get("/chat/check"), 200).toString()).isEqualTo("{\"allowed\":true}");

        Check.ok(mod().modes("{\"slowSeconds\":null,\"unique\":null,\"shield\":true}"), 200);
        Check.refused(ada.send("the second one"), 403, "gate_closed");
        Check.ok(mod().modes("{\"shield\":false}"), 200);
        ada.post("the second one");
        stream.leave();
        JsonNode entry =
                Check.ok(mod().get("/moderation/log"), 200).get("items").get(2);
        assertThat(entry.get("action").asText()).isEqualTo("modes");
        assertThat(entry.get("detail").asText()).isEqualTo("slow=30 unique=on preset.locked=on");
        assertThat(entry.get("userId").isNull()).isTrue();
        assertThat(entry.get("user").isNull()).isTrue();
    }

    @Test
    void aChangeOfModesIsIdempotent() {
        Request patch = mod().modesRequest("{\"locked\":true}").header("Idempotency-Key", "m-2");
        Reply first = host().http().exchange(patch);
        Reply second = host().http().exchange(patch);
        assertThat(Check.ok(second, 200)).isEqualTo(Check.ok(first, 200));
        assertThat(first.header("idempotency-replayed")).isNull();
        assertThat(second.header("idempotency-replayed")).isEqualTo("true");
        Check.refused(
                host().http().exchange(mod().modesRequest("{\"locked\":false}").header("Idempotency-Key", "m-2")),
                422,
                "idempotency_mismatch");
        assertThat(Check.ok(mod().get("/moderation/log"), 200).get("items")).hasSize(1);
    }

    @Test
    void aMessageIsPinnedDeletedAndRestored() {
        Person ada = person("ada");
        ada.post("before");
        String id = ada.post("look here");
        LiveStream stream = host().fleet().open(ada.stream());
        Check.event(stream, "hello");
        JsonNode effect = Check.ok(mod().moderate("pin", Map.of("messageId", id, "durationSeconds", 30)), 200)
                .get("effect");
        assertThat(effect.get("action").asText()).isEqualTo("pin");
        JsonNode changed = Check.event(stream, "pin.changed");
        Check.fields(changed, "seq", "pin", "by", "ts");
        Check.fields(changed.get("pin"), "message", "ts", "until");
        assertThat(changed.get("pin").get("message").get("id").asText()).isEqualTo(id);
        assertThat(room(ada).get("pin")).isEqualTo(changed.get("pin"));

        JsonNode before = history(ada, "?limit=1").get("items").get(0);
        Check.ok(mod().moderate("delete", Map.of("messageId", id)), 200);
        assertThat(room(ada).get("pin").isNull()).isTrue();
        Check.refused(mod().moderate("pin", Map.of("messageId", id)), 404, "message_not_found");
        Check.ok(mod().moderate("restore", Map.of("messageId", id)), 200);
        JsonNode restored = Check.event(stream, "message.restored");
        Check.fields(restored, "seq", "message", "ts");
        assertThat(restored.get("message")).isEqualTo(before);
        assertThat(history(ada, "?limit=1").get("items").get(0)).isEqualTo(before);
        assertThat(room(ada).get("pin").isNull()).isTrue();
        Check.refused(mod().moderate("restore", Map.of("messageId", id)), 409, "already_resolved");
        Check.refused(mod().moderate("unpin", Map.of()), 409, "already_resolved");

        Check.ok(mod().moderate("pin", Map.of("messageId", id)), 200);
        assertThat(room(ada).get("pin").get("until").isNull()).isTrue();
        Check.ok(mod().moderate("unpin", Map.of()), 200);
        Check.ok(mod().moderate("clear", Map.of()), 200);
        JsonNode cleared = Check.event(stream, "messages.cleared");
        assertThat(cleared.get("userId").isNull()).isTrue();
        history(ada, "")
                .get("items")
                .forEach(item -> assertThat(item.has("deleted")).isTrue());
        Check.refused(mod().moderate("restore", Map.of("messageId", id)), 404, "message_not_found");
        stream.leave();
    }

    private static JsonNode room(Person person) {
        return Check.ok(person.get("/chat/state"), 200).get("room");
    }

    @Test
    void whoIsWarnedAcknowledgesAndGoesOn() {
        Person ada = person("ada");
        LiveStream stream = host().fleet().open(ada.stream());
        Check.event(stream, "hello");
        Check.ok(mod().moderate("warn", Map.of("userId", "ada", "reason", "be kind")), 200);
        JsonNode told = Check.event(stream, "sanction");
        assertThat(told.get("kind").asText()).isEqualTo("warning");
        assertThat(told.get("reason").asText()).isEqualTo("be kind");
        JsonNode warning = Check.ok(ada.get("/chat/state"), 200).get("warning");
        Check.fields(warning, "reason", "ts");
        JsonNode problem = Check.refused(ada.send("why"), 403, "warning_unacknowledged");
        assertThat(problem.get("reason").asText()).isEqualTo("be kind");
        assertThat(Check.ok(ada.get("/chat/check"), 200).get("problem")).isEqualTo(problem);
        assertThat(ada.acknowledge().status()).isEqualTo(204);
        assertThat(ada.acknowledge().status()).as("there is none").isEqualTo(204);
        ada.post("sorry");
        assertThat(Check.ok(ada.get("/chat/state"), 200).get("warning").isNull())
                .isTrue();
        stream.leave();
    }

    @Test
    void staffAnnounce() {
        Person ada = person("ada");
        LiveStream stream = host().fleet().open(ada.stream());
        Check.event(stream, "hello");
        Check.refused(announce(ada, "{}"), 403, "not_allowed");
        JsonNode message =
                Check.ok(announce(mod(), "{\"color\":\"green\"}"), 201).get("message");
        assertThat(message.get("announcement").toString()).isEqualTo("{\"color\":\"green\"}");
        assertThat(Check.event(stream, "message")).isEqualTo(message);
        assertThat(Check.ok(announce(mod(), "{}"), 201)
                        .get("message")
                        .get("announcement")
                        .toString())
                .isEqualTo("{\"color\":\"primary\"}");
        stream.leave();
    }

    private Reply announce(Person person, String announcement) {
        return host().http()
                .exchange(Request.post(person.path() + "/messages")
                        .bearer(person.token())
                        .json("{\"text\":\"we begin\",\"announcement\":" + announcement + "}"));
    }

    @Test
    void notesAreForStaffAlone() {
        Person ada = person("ada");
        LiveStream stream = host().fleet().open(ada.stream());
        Check.event(stream, "hello");
        Check.ok(mod().moderate("note", Map.of("userId", "ada", "reason", "was rude last week")), 200);
        ada.post("hi");
        Check.event(stream, "message");
        assertThat(stream.events().toString()).doesNotContain("rude");
        assertThat(Check.ok(mod().get("/moderation/log"), 200)
                        .get("items")
                        .get(0)
                        .get("reason")
                        .asText())
                .isEqualTo("was rude last week");
        stream.leave();
    }

    private JsonNode history(Person person, String query) {
        return Check.ok(person.get("/messages" + query), 200);
    }
}
