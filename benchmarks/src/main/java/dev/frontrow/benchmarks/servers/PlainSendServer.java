package dev.frontrow.benchmarks.servers;

import dev.frontrow.benchmarks.InMemory;
import dev.frontrow.chat.Chat;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.limit.RateLimit;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.message.Draft;
import dev.frontrow.chat.settings.ChatSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What a message takes without token and JSON: the body is the text, of a user and in a room that are always the same,
 * and the answer has as many bytes as the query says.
 */
record PlainSendServer(ServletHost host) implements MeasuredServer {

    @Override
    public int start(int sendBuffer) throws Exception {
        Chat chat = Chat.builder(MemoryChatStore.create(), new InMemory())
                .settings(ChatSettings.builder()
                        .rate(RateLimit.perSeconds(1_000_000, 1))
                        .build())
                .build();
        return host.start(new SendServlet(chat), "/api/*", sendBuffer);
    }

    private static final class SendServlet extends BarePostServer.BareServlet {

        private static final long serialVersionUID = 1L;

        private final transient Chat chat;

        SendServlet(Chat chat) {
            this.chat = chat;
        }

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String text = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            chat.send(new Draft(new RoomId("room"), new UserId("sender-0"), text))
                    .orElseThrow();
            answer(request, response);
        }
    }
}
