package dev.frontrow.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Directory;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.servlet.SigningKeys;
import dev.frontrow.chat.servlet.UserResolver;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The hosts that docs/embedding.md shows run. */
@Timeout(60)
class HostsTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    static final Directory EVERYBODY = (room, user) -> Optional.of(new ChatUser(user, user.value(), Role.VIEWER));
    static final UserResolver ADA = request -> Optional.of(new UserId("ada"));

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void jettyServesElementAndChat() throws Exception {
        servesElementAndChat(new OnJetty());
    }

    @Test
    void tomcatServesElementAndChat() throws Exception {
        servesElementAndChat(new OnTomcat());
    }

    @Test
    void tomcatWithSmallBuffersServesElementAndChat() throws Exception {
        servesElementAndChat(new OnTomcat(OnTomcat.smallBuffers()));
    }

    @Test
    void undertowServesElementAndChat() throws Exception {
        servesElementAndChat(new OnUndertow());
    }

    private void servesElementAndChat(Host host) throws Exception {
        Chat chat = Chat.builder(MemoryChatStore.create(), EVERYBODY).build();
        int port = host.start(chat, ADA, SigningKeys.random(), 0);
        try (HelloAndBye stream = servesElementAndChat(port)) {
            host.stop(chat);
            assertThat(stream.rest()).contains("event: bye").contains("\"reason\":\"draining\"");
        }
    }

    /** Returns an open stream that has said hello. */
    HelloAndBye servesElementAndChat(int port) throws Exception {
        URI site = URI.create("http://127.0.0.1:" + port);
        HttpResponse<String> element =
                client.send(request(site.resolve("/frontrow/frontrow-chat.js")).build(), BodyHandlers.ofString());
        assertThat(element.statusCode()).isEqualTo(200);
        assertThat(element.headers().firstValue("Content-Type").orElse("")).contains("javascript");

        HttpRequest login = request(site.resolve("/api/streams/launch/chat/token"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> token = client.send(login, BodyHandlers.ofString());
        assertThat(token.statusCode()).isEqualTo(200);
        Matcher ticket = Pattern.compile("\"ticket\":\"([^\"]+)\"").matcher(token.body());
        assertThat(ticket.find()).isTrue();

        var stream = client.send(
                request(site.resolve("/api/chat?token=" + ticket.group(1))).build(), BodyHandlers.ofInputStream());
        assertThat(stream.statusCode()).isEqualTo(200);
        HelloAndBye lines =
                new HelloAndBye(new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8)));
        assertThat(Stream.generate(lines::next).limit(3)).contains("event: hello");
        return lines;
    }

    private static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(TIMEOUT);
    }
}
