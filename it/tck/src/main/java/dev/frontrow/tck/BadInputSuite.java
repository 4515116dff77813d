package dev.frontrow.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.tck.host.Person;
import dev.frontrow.tck.probe.Connection;
import dev.frontrow.tck.probe.Reply;
import dev.frontrow.tck.probe.Request;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Bad input of every kind: a clear refusal, nothing of the inside in it, never a 5xx, nothing stored. */
public abstract class BadInputSuite extends HostedSuite {

    private static final int TEN_MEGABYTES = 10 << 20;

    @Override
    ChatSettings settings() {
        return ChatSettings.builder().gateTimeout(Duration.ofSeconds(8)).build();
    }

    @Test
    void bodiesThatAreNoSendAreMalformed() {
        for (String body : new String[] {
            "",
            " ",
            "{",
            "}",
            "null",
            "5",
            "\"text\"",
            "[]",
            "[{\"text\":\"x\"}]",
            "{}",
            "{\"text\":null}",
            "{\"text\":5}",
            "{\"text\":[\"x\"]}",
            "{\"text\":{\"a\":1}}",
            "{\"text\":true}",
            "{\"text\":\"x\"",
            "{\"text\":\"x\"} {\"text\":\"y\"}",
            "{\"text\":\"x\",}",
            "{'text':'x'}",
            "{text:\"x\"}",
            "{\"text\":\"x\u0000\"}",
            "{\"text\":\"x\n\"}",
            "{\"text\":\"\\x\"}",
            "{\"text\":\"\\u12\"}",
            "{\"text\":\"x\",\"replyTo\":5}",
            "{\"text\":\"x\",\"replyTo\":\"\"}",
            "{\"text\":\"x\",\"replyTo\":\"a b\"}",
            "{\"text\":\"x\",\"replyTo\":\"" + "a".repeat(1000) + "\"}",
            "{\"text\":\"x\",\"n\":" + "9".repeat(2000) + "}",
            "{\"text\":\"x\",\"deep\":" + "[".repeat(5000) + "]".repeat(5000) + "}",
            "{\"text\":\"x\",\"deep\":" + "{\"a\":".repeat(2000) + "1" + "}".repeat(2000) + "}",
            "text=x"
        }) {
            Reply reply = send(json(body.getBytes(StandardCharsets.UTF_8)));
            assertThat(reply.outcome())
                    .as(body.length() > 80 ? body.substring(0, 80) : body)
                    .isEqualTo("400 malformed");
            Check.refused(reply, 400, "malformed");
        }
        nothingIsStored();
    }

    @Test
    void bodiesThatAreNotUtf8AreMalformed() {
        for (int[] bad :
                new int[][] {{0xFF}, {0xC0, 0x80}, {0xC3}, {0xED, 0xA0, 0x80}, {0xF5, 0x80, 0x80, 0x80}, {0xE2, 0x82}
                }) {
            byte[] body = "{\"text\":\"ab          \"}".getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < bad.length; i++) {
                body[12 + i] = (byte) bad[i];
            }
            Reply reply = Check.sane(send(json(body)));
            assertThat(reply.outcome()).as("%s", reply).isIn("400 malformed", "422 text_not_allowed");
        }
        Check.refused(send(json("{\"text\":\"x\"}".getBytes(StandardCharsets.UTF_16))), 400, "malformed");
        nothingIsStored();
    }

    @Test
    void onlyJsonIsTaken() {
        Person ada = person("ada");
        byte[] body = "{\"text\":\"x\"}".getBytes(StandardCharsets.UTF_8);
        for (String type : new String[] {
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "application/xml",
            "application/jsonp",
            "application/json5",
            "text/json",
            "*/*",
            "application",
            ";",
            "application/json; charset=utf-16",
            "application/json; charset=nonsense"
        }) {
            Reply reply = send(Request.post(ada.path() + "/messages")
                    .bearer(ada.token())
                    .header("Content-Type", type)
                    .body(body));
            Check.refused(reply, 415, "unsupported_media_type");
        }
        Check.refused(
                send(Request.post(ada.path() + "/messages").bearer(ada.token()).body(body)),
                415,
                "unsupported_media_type");
        nothingIsStored();
        for (String type : new String[] {
            "application/json; charset=utf-8", "Application/JSON", "application/json ; charset=\"UTF-8\""
        }) {
            Check.ok(
                    send(Request.post(ada.path() + "/messages")
                            .bearer(ada.token())
                            .header("Content-Type", type)
                            .body(body)),
                    201);
        }
    }

    @Test
    void bodiesOverSixteenKibibytesAreTooLarge() throws IOException {
        Person ada = person("ada");
        Request just = json(padded(16 * 1024));
        Check.refused(send(just), 422, "text_too_long");
        Check.refused(send(json(padded(16 * 1024 + 1))), 413, "body_too_large");
        Check.refused(
                send(Request.post(ada.path() + "/messages")
                        .bearer(ada.token())
                        .header("Content-Type", "application/json")
                        .chunked(padded(16 * 1024 + 1), 4000)),
                413,
                "body_too_large");
        refusedWhileSending(json(padded(TEN_MEGABYTES)));
        refusedWhileSending(Request.post(ada.path() + "/messages")
                .bearer(ada.token())
                .header("Content-Type", "application/json")
                .chunked(padded(TEN_MEGABYTES), 64 * 1024));
        refusedWhileSending(Request.post(ada.path() + "/chat/token")
                .header("X-Test-User", "ada")
                .header("Content-Type", "application/json")
                .body(padded(TEN_MEGABYTES)));
        nothingIsStored();
    }

    /** A server may close the connection on somebody who goes on sending, and then the answer may be lost (RFC 9112 §9.6); but no more than that. */
    private void refusedWhileSending(Request request) throws IOException {
        try (Connection connection = new Connection(host().port())) {
            Reply reply;
            try {
                connection.write(request);
                reply = connection.read(request);
            } catch (IOException closed) {
                return;
            }
            Check.sane(reply);
            assertThat(reply.outcome()).as("%s", reply).isIn("413 body_too_large", "200");
        }
    }

    @Test
    void aBodyThatNeverComesStoresNothing() throws IOException {
        Person ada = person("ada");
        Request half = Request.post(ada.path() + "/messages")
                .bearer(ada.token())
                .header("Content-Type", "application/json")
                .header("Content-Length", "4000")
                .rawBody("{\"text\":\"half\"}".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 5; i++) {
            try (Connection connection = new Connection(host().port())) {
                connection.write(half);
            }
        }
        Check.ok(ada.get("/messages"), 200);
        nothingIsStored();
    }

    @Test
    void lengthsThatContradictTheBodyStoreNothing() throws IOException {
        Person ada = person("ada");
        for (String length : new String[] {"-1", "x", "99999999999999999999", "3"}) {
            Request lying = Request.post(ada.path() + "/messages")
                    .bearer(ada.token())
                    .header("Content-Type", "application/json")
                    .header("Content-Length", length)
                    .rawBody("{\"text\":\"lie\"}".getBytes(StandardCharsets.UTF_8));
            assertThat(answered(lying)).as("Content-Length: %s", length).isIn(400, 413);
        }
        Request both = Request.post(ada.path() + "/messages")
                .bearer(ada.token())
                .header("Content-Type", "application/json")
                .header("Content-Length", "4")
                .header("Transfer-Encoding", "chunked")
                .rawBody("zz\r\n{\"text\":\"smuggled\"}\r\n0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        assertThat(answered(both)).isIn(400, 413);
        nothingIsStored();
    }

    @Test
    void brokenBodiesAreRefusedWithoutATrace() throws IOException {
        Person ada = person("ada");
        for (String chunks : new String[] {
            "zz\r\n{}\r\n0\r\n\r\n",
            "-1\r\n{}\r\n",
            "\r\n\r\n",
            "2{}\r\n0\r\n\r\n",
            "2\r\n{}}}}}\r\n0\r\n\r\n",
            "ffffffffffffffffff\r\n{}",
            "7fffffff\r\n{}",
            "2;" + "x".repeat(20_000) + "\r\n{}\r\n0\r\n\r\n",
            "0\r\nno trailer\r\n\r\n",
            "14\r\n{\"text\":",
            "",
        }) {
            for (Request head : new Request[] {
                Request.post(ada.path() + "/messages").bearer(ada.token()),
                Request.post(ada.path() + "/messages"),
                Request.post(ada.path() + "/chat/token").header("X-Test-User", "ada"),
                Request.post("/api/nothing"),
                Request.of("DELETE", ada.path() + "/messages/x").bearer(ada.token())
            }) {
                broken(head.header("Content-Type", "application/json")
                        .header("Transfer-Encoding", "chunked")
                        .rawBody(chunks.getBytes(StandardCharsets.US_ASCII)));
            }
        }
        broken(Request.post(ada.path() + "/messages")
                .bearer(ada.token())
                .header("Content-Type", "application/json")
                .header("Content-Length", "4000")
                .rawBody("{\"text\":".getBytes(StandardCharsets.US_ASCII)));
        Check.ok(ada.get("/messages"), 200);
        nothingIsStored();
    }

    /** A body that is no body, and then the client has no more to say. */
    private void broken(Request request) throws IOException {
        try (Connection connection = new Connection(host().port())) {
            connection.write(request);
            connection.end();
            Reply reply = Check.sane(connection.read(request));
            assertThat(reply.status()).as("%s", reply).isIn(200, 400, 401, 404, 408);
            assertThat(reply.header("content-type")).contains("json");
        } catch (IOException closed) {
            assertThat(closed).isNotInstanceOf(SocketTimeoutException.class);
        }
    }

    /** The status; 400 where the server closes without an answer. */
    private int answered(Request request) throws IOException {
        try (Connection connection = new Connection(host().port())) {
            connection.write(request);
            try {
                return Check.sane(connection.read(request)).status();
            } catch (IOException closed) {
                return 400;
            }
        }
    }

    /** The status of what a container may refuse before the chat sees it, in words of its own: with its defaults, Tomcat shows a trace of itself. */
    private int answeredBeforeUs(Request request) throws IOException {
        try (Connection connection = new Connection(host().port())) {
            connection.write(request);
            Reply reply = connection.read(request);
            assertThat(reply.text()).doesNotContain("dev.frontrow");
            return reply.status();
        } catch (IOException closed) {
            return 400;
        }
    }

    @Test
    void moderationBodiesAreCheckedAsStrictly() {
        Person mod = mod();
        for (String body : new String[] {
            "{}",
            "{\"action\":5}",
            "{\"action\":\"explode\",\"userId\":\"x\"}",
            "{\"action\":\"DELETE\",\"messageId\":\"x\"}",
            "{\"action\":\"delete\"}",
            "{\"action\":\"delete\",\"messageId\":5}",
            "{\"action\":\"mute\"}",
            "{\"action\":\"mute\",\"userId\":\"\"}",
            "{\"action\":\"mute\",\"userId\":\"a b\"}",
            "{\"action\":\"mute\",\"userId\":\"" + "a".repeat(129) + "\"}",
            "{\"action\":\"mute\",\"userId\":\"x\",\"durationSeconds\":0}",
            "{\"action\":\"mute\",\"userId\":\"x\",\"durationSeconds\":-1}",
            "{\"action\":\"mute\",\"userId\":\"x\",\"durationSeconds\":1209601}",
            "{\"action\":\"mute\",\"userId\":\"x\",\"durationSeconds\":1.5}",
            "{\"action\":\"mute\",\"userId\":\"x\",\"durationSeconds\":\"60\"}",
            "{\"action\":\"mute\",\"userId\":\"x\",\"durationSeconds\":99999999999999999999}",
            "{\"action\":\"ban\",\"userId\":\"x\",\"durationSeconds\":0}",
            "{\"action\":\"ban\",\"userId\":\"x\",\"durationSeconds\":315360001}",
            "{\"action\":\"mute\",\"userId\":\"x\",\"reason\":5}"
        }) {
            Reply reply = host().http()
                    .exchange(Request.post(mod.path() + "/moderate")
                            .bearer(mod.token())
                            .json(body));
            Check.refused(reply, 400, "malformed");
        }
        assertThat(Check.ok(mod.get("/moderation/log"), 200).get("items")).isEmpty();
        nothingIsStored();
    }

    @Test
    void absurdChangesOfModesAreMalformedAndChangeNothing() {
        Person mod = mod();
        for (String body : new String[] {
            "",
            "null",
            "[]",
            "{}",
            "{\"slowSeconds\":-1}",
            "{\"slowSeconds\":0}",
            "{\"slowSeconds\":301}",
            "{\"slowSeconds\":1000000000000}",
            "{\"slowSeconds\":1.5}",
            "{\"slowSeconds\":\"30\"}",
            "{\"slowSeconds\":true}",
            "{\"followersSeconds\":7776001}",
            "{\"locked\":1}",
            "{\"locked\":\"true\"}",
            "{\"quiet\":true}",
            "{\"locked\":true,\"quiet\":true}",
            "{\"locked\":true,\"slowSeconds\":301}",
            "{\"locked\":true,\"locked\":true}",
            "{\"preset\":{}}",
            "{\"preset\":true}",
            "{\"preset\":{\"shield\":true}}",
            "{\"preset\":{\"preset\":{\"locked\":true}}}",
            "{\"locked\":true,\"preset\":{\"slowSeconds\":0}}",
            "{\"shield\":{}}",
            "{\"locked\":true} x"
        }) {
            Reply reply = send(mod.modesRequest(body));
            assertThat(reply.outcome()).as(body).isEqualTo("400 malformed");
            Check.refused(reply, 400, "malformed");
        }
        Check.refused(
                send(Request.of("PATCH", mod.path() + "/chat/modes")
                        .bearer(mod.token())
                        .header("Content-Type", "application/merge-patch+json")
                        .body("{\"locked\":true}".getBytes(StandardCharsets.UTF_8))),
                415,
                "unsupported_media_type");
        Check.refused(send(mod.modesRequest(" ".repeat(16 * 1024) + "{\"locked\":true}")), 413, "body_too_large");
        Check.refused(send(mod.modesRequest("{\"locked\":true}").header("Idempotency-Key", "a b")), 400, "malformed");
        assertThat(Check.ok(mod.get("/chat/state"), 200)
                        .get("room")
                        .get("modes")
                        .toString())
                .isEqualTo("{\"slowSeconds\":null,\"subscribers\":false,\"followersSeconds\":null,"
                        + "\"emojiOnly\":false,\"unique\":false,\"locked\":false,\"shield\":false}");
        assertThat(Check.ok(mod.get("/moderation/log"), 200).get("items")).isEmpty();
        nothingIsStored();
    }

    @Test
    void absurdActionsOnARoomAreMalformed() {
        Person mod = mod();
        for (String body : new String[] {
            "{\"action\":\"pin\"}",
            "{\"action\":\"pin\",\"messageId\":\"x\",\"durationSeconds\":29}",
            "{\"action\":\"pin\",\"messageId\":\"x\",\"durationSeconds\":86401}",
            "{\"action\":\"pin\",\"messageId\":\"x\",\"durationSeconds\":\"60\"}",
            "{\"action\":\"restore\"}",
            "{\"action\":\"restore\",\"messageId\":\"\"}",
            "{\"action\":\"warn\",\"userId\":\"x\"}",
            "{\"action\":\"warn\",\"userId\":\"x\",\"reason\":\" \"}",
            "{\"action\":\"note\",\"userId\":\"x\",\"reason\":null}",
            "{\"action\":\"acknowledge\",\"userId\":\"x\"}",
            "{\"action\":\"modes\",\"locked\":true}"
        }) {
            Reply reply = send(
                    Request.post(mod.path() + "/moderate").bearer(mod.token()).json(body));
            assertThat(reply.outcome()).as(body).isEqualTo("400 malformed");
        }
        for (String announcement : new String[] {"true", "\"blue\"", "[]", "{\"color\":\"red\"}", "{\"color\":1}"}) {
            Reply reply = send(Request.post(mod.path() + "/messages")
                    .bearer(mod.token())
                    .json("{\"text\":\"x\",\"announcement\":" + announcement + "}"));
            assertThat(reply.outcome()).as(announcement).isEqualTo("400 malformed");
        }
        assertThat(Check.ok(mod.get("/moderation/log"), 200).get("items")).isEmpty();
        nothingIsStored();
    }

    @Test
    void absurdCursorsAndLimitsAreMalformed() {
        Person ada = person("ada");
        for (String query : new String[] {
            "before=x",
            "before=1",
            "before=.",
            "before=k3f9.",
            "before=.5",
            "before=k3f9.-1",
            "before=k3f9.99999999999999999999999",
            "before=K3F9.1",
            "before=k3f9.1.1",
            "before=k3f9.0x1",
            "before=" + "a".repeat(3000) + ".1",
            "after=%00",
            "after=k3f9.1%0d%0aX:1",
            "after=%F0%9F%98%80",
            "limit=0",
            "limit=-1",
            "limit=101",
            "limit=x",
            "limit=1.5",
            "limit=99999999999999999999"
        }) {
            Reply reply = ada.get("/messages?" + query);
            assertThat(reply.outcome()).as(query).isEqualTo("400 malformed");
        }
        String position = ada.position();
        Check.refused(ada.get("/messages?before=" + position + "&after=" + position), 400, "malformed");
        for (String query : new String[] {"limit=0", "limit=101", "limit=x", "before=" + "%20", "before=%0a"}) {
            Reply reply = mod().get("/moderation/log?" + query);
            assertThat(reply.outcome()).as(query).isEqualTo("400 malformed");
        }
    }

    @Test
    void absurdIdempotencyKeysAreMalformed() {
        Person ada = person("ada");
        for (String key : new String[] {"", " ", "a b", "k".repeat(129), "sch\u00f6n", "a\tb"}) {
            Reply reply = send(ada.sendRequest("x").header("Idempotency-Key", key));
            Check.refused(reply, 400, "malformed");
        }
        nothingIsStored();
    }

    @Test
    void absurdPathsAndEncodingsAreRefusedByWhoeverReadsThemFirst() throws IOException {
        Person ada = person("ada");
        for (String target : new String[] {
            "/api/streams/%/messages",
            "/api/streams/%zz/messages",
            "/api/streams/%C0%AF/messages",
            "/api/streams/%FF%FE/messages",
            "/api/streams/%00/messages",
            "/api/streams/a%2Fb/messages",
            "/api/streams/a%5Cb/messages",
            "/api/streams/a;b=c/messages",
            "/api/streams/../../etc/passwd",
            "/api/streams/%2e%2e/%2e%2e/messages",
            "/api/streams/" + "a".repeat(129) + "/messages",
            "/api/streams//messages",
            "/api/streams/a%20b/messages",
            "/api/streams/sch%C3%B6n/messages",
            "/api//chat",
            "/api/streams/x/messages/" + "a".repeat(3000),
            ada.path() + "/messages?limit=%",
            ada.path() + "/messages?limit=%zz",
            ada.path() + "/messages?before=%FF",
            ada.path() + "/messages?before=%C0%AF&limit=%00"
        }) {
            Request request = Request.get(target).bearer(ada.token());
            assertThat(answered(request)).as(target).isBetween(400, 499);
        }
        nothingIsStored();
    }

    @Test
    void oddMethodsAndHugeHeadersAreRefused() throws IOException {
        Person ada = person("ada");
        for (String method : new String[] {"TRACE", "FOO", "PROPFIND", "get"}) {
            assertThat(answered(Request.of(method, ada.path() + "/messages").bearer(ada.token())))
                    .as(method)
                    .isBetween(400, 499);
        }
        // Containers differ in what header is too large for them; where none is, the request is as good as any.
        assertThat(answeredBeforeUs(Request.get(ada.path() + "/messages")
                        .bearer(ada.token())
                        .header("X-Huge", "x".repeat(100_000))))
                .isBetween(200, 499);
        assertThat(answered(Request.get(ada.path() + "/messages").bearer("x".repeat(6000))))
                .isEqualTo(401);
        assertThat(answeredBeforeUs(Request.get(ada.path() + "/messages?before=" + "9".repeat(100_000))
                        .bearer(ada.token())))
                .isBetween(400, 499);
        Check.ok(ada.get("/messages"), 200);
        nothingIsStored();
    }

    @Test
    void aLoginWhoseNameIsNoIdIsRefusedForGoodAndWithoutATrace() {
        for (String login : new String[] {"a".repeat(129), "a b", "j\u00FCrgen"}) {
            Reply reply = host().http()
                    .once(Request.post(person("x").path() + "/chat/token")
                            .header("X-Test-User", login)
                            .header("Content-Length", "0"));
            Check.refused(reply, 403, "user_id_invalid");
            assertThat(reply.header("retry-after")).isNull();
        }
    }

    @Test
    void textThatTriesToBreakOutStaysText() {
        Person ada = person("ada");
        Map<String, String> texts = Map.of(
                "\r\n\r\nHTTP/1.1 200 OK", "HTTP/1.1 200 OK",
                "\u2028event: bye\u2029data: {}", "event: bye data: {}",
                "\u0000\u0001\u0085\u009fx", "x",
                "'; DROP TABLE messages; --", "'; DROP TABLE messages; --",
                "<script>alert(1)</script>", "<script>alert(1)</script>",
                "${jndi:ldap://x/a}", "${jndi:ldap://x/a}");
        texts.forEach((typed, stored) -> assertThat(Check.ok(ada.send(typed), 201)
                        .get("message")
                        .get("text")
                        .asText())
                .isEqualTo(stored));
    }

    private Reply send(Request request) {
        return host().http().once(request);
    }

    private Request json(byte[] body) {
        Person ada = person("ada");
        return Request.post(ada.path() + "/messages")
                .bearer(ada.token())
                .header("Content-Type", "application/json")
                .body(body);
    }

    /** {@code {"text":"aaa…"}} of so many bytes. */
    private static byte[] padded(int bytes) {
        byte[] body = new byte[bytes];
        Arrays.fill(body, (byte) 'a');
        byte[] start = "{\"text\":\"".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(start, 0, body, 0, start.length);
        body[bytes - 2] = '"';
        body[bytes - 1] = '}';
        return body;
    }

    private void nothingIsStored() {
        assertThat(host().head(room())).as("changes stored").isZero();
    }
}
