package dev.frontrow.examples.twonodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.message.Draft;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.ModerationRequest;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.result.Sent;
import dev.frontrow.chat.testkit.RecordingStreamWriter;
import dev.frontrow.chat.testkit.SseEvent;
import dev.frontrow.chat.transport.HeartbeatSource;
import dev.frontrow.chat.transport.StreamRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TwoNodesTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private TwoNodes nodes;

    @BeforeEach
    void start() throws Exception {
        nodes = TwoNodes.start(DatabaseOptions.from(Map.of()), 0, 0);
    }

    @AfterEach
    void stop() {
        nodes.close();
    }

    @Test
    void whatIsSaidOnOneIsHeardOnTheOther() {
        RecordingStreamWriter mo = watch(nodes.first(), TwoNodes.MO);
        RecordingStreamWriter vera = watch(nodes.second(), TwoNodes.VERA);

        accepted(say(nodes.first(), TwoNodes.MO, "from the first"));
        accepted(say(nodes.second(), TwoNodes.VERA, "from the second"));

        assertThat(messages(mo, 2)).isEqualTo(messages(vera, 2));
    }

    @Test
    void aBanOnOneEndsTheStreamOnTheOther() {
        RecordingStreamWriter vera = watch(nodes.second(), TwoNodes.VERA);
        ModerationAction ban = new ModerationAction.Ban(TwoNodes.VERA.id(), null);

        accepted(nodes.first().chat().moderate(ModerationRequest.by(TwoNodes.MO.id(), TwoNodes.ROOM, ban)));

        vera.awaitClose(SOON);
        assertThat(refused(say(nodes.second(), TwoNodes.VERA, "still here?"))).isEqualTo(RefusalCode.BANNED);
    }

    @Test
    void bothTellTheSameHistoryToTheSameToken() throws Exception {
        for (int i = 0; i < 10; i++) {
            accepted(say(nodes.first(), TwoNodes.MO, "mo " + i));
            accepted(say(nodes.second(), TwoNodes.VERA, "vera " + i));
        }
        Matcher token = TOKEN.matcher(
                send(HttpRequest.newBuilder(nodes.first().address().resolve("/api/streams/two-nodes/chat/token"))
                        .POST(HttpRequest.BodyPublishers.noBody())));
        assertThat(token.find()).isTrue();

        String first = history(nodes.first(), token.group(1));

        assertThat(first).contains("mo 9", "vera 9");
        assertThat(history(nodes.second(), token.group(1))).isEqualTo(first);
    }

    @Test
    void eachServesThePage() throws Exception {
        for (Node node : new Node[] {nodes.first(), nodes.second()}) {
            assertThat(send(HttpRequest.newBuilder(node.address()))).contains("<frontrow-chat stream=\"two-nodes\"");
        }
    }

    private static RecordingStreamWriter watch(Node node, ChatUser user) {
        RecordingStreamWriter writer = new RecordingStreamWriter();
        accepted(node.chat().open(StreamRequest.of(TwoNodes.ROOM, user.id()))).start(writer, HeartbeatSource.plain());
        return writer;
    }

    /** What came as messages, once there are so many. */
    private static List<String> messages(RecordingStreamWriter viewer, int many) {
        Predicate<SseEvent> message = event -> "message".equals(event.event());
        return viewer.await(SOON, events -> events.stream().filter(message).count() == many).stream()
                .filter(message)
                .map(SseEvent::data)
                .toList();
    }

    private static Result<Sent> say(Node node, ChatUser author, String text) {
        return node.chat().send(new Draft(TwoNodes.ROOM, author.id(), text));
    }

    /** The messages as they came, without the place up to which that node had heard of them by then. */
    private String history(Node node, String token) throws Exception {
        URI messages = node.address().resolve("/api/streams/two-nodes/messages");
        String page = send(HttpRequest.newBuilder(messages).header("Authorization", "Bearer " + token));
        return page.substring(0, page.indexOf("\"position\""));
    }

    private String send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    private static <T> T accepted(Result<T> result) {
        return result.fold(value -> value, refusal -> {
            throw new AssertionError(refusal.toString());
        });
    }

    private static RefusalCode refused(Result<?> result) {
        return result.fold(
                value -> {
                    throw new AssertionError(value.toString());
                },
                Refusal::code);
    }
}
