package dev.frontrow.chat.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.testkit.TestDirectory;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of the coding of a stream; the container tests read compressed ones. */
class StreamCodingTest {

    private final SigningKeys keys = SigningKeys.random();
    private final Chat chat = Chat.builder(MemoryChatStore.create(), new TestDirectory().with("ada", Role.VIEWER))
            .build();
    private final FakeConnection connection = new FakeConnection();
    private final FakeResponse response = new FakeResponse();

    @AfterEach
    void close() {
        chat.close();
    }

    @Test
    void a_stream_that_cannot_begin_says_so_without_a_coding() {
        FakeRequest request = stream().asyncFails(connection.context, new IllegalStateException("not now"));
        servlet(true).service(request.build(), response.build());
        assertThat(response.body()).contains("event: bye\ndata: {\"reason\":\"overloaded\"");
        assertThat(response.headers).doesNotContainKey("Content-Encoding");
    }

    @Test
    void a_stream_says_its_coding() {
        open(true);
        assertThat(response.headers).containsEntry("Content-Encoding", "gzip").containsEntry("Vary", "Accept-Encoding");
    }

    @Test
    void without_the_setting_no_stream_is_compressed() {
        open(false);
        assertThat(response.headers)
                .containsEntry("Content-Type", "text/event-stream; charset=utf-8")
                .doesNotContainKeys("Content-Encoding", "Vary");
    }

    private void open(boolean compress) {
        response.committed = true; // as far as a stream asks: nobody holds it back
        servlet(compress).service(stream().async(connection.context).build(), response.build());
    }

    private ChatServlet servlet(boolean compress) {
        return ChatServlet.builder(chat)
                .users(request -> Optional.empty())
                .keys(keys)
                .compressStreams(compress)
                .build();
    }

    private FakeRequest stream() {
        String ticket = new Tokens(keys, TokenLifetimes.DEFAULT, InstantSource.system())
                .issue(
                        TokenType.STREAM_TICKET,
                        new UserId("ada"),
                        new RoomId("r1"),
                        Instant.now().truncatedTo(ChronoUnit.MICROS))
                .value();
        return FakeRequest.of("GET", "/chat").query("token=" + ticket).header("Accept-Encoding", "gzip");
    }
}
