package dev.frontrow.benchmarks.servers;

import dev.frontrow.benchmarks.InMemory;
import dev.frontrow.chat.Chat;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.limit.RateLimit;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.servlet.ChatServlet;
import dev.frontrow.chat.servlet.SigningKeys;
import dev.frontrow.chat.servlet.UserResolver;
import dev.frontrow.chat.settings.ChatSettings;
import java.util.Optional;

/**
 * Frontrow on a container: memory store, users in memory, gate open, a limit that nobody reaches. It uses only what
 * older builds have too, because it may be run with their classes.
 */
final class FrontrowServer implements MeasuredServer {

    /** The header that says who asks: the host's login of this measurement. */
    private static final String USER_HEADER = "X-User";

    private final ServletHost host;
    private final boolean batches;

    FrontrowServer(ServletHost host) {
        this(host, true);
    }

    /** @param batches whether deliveries are batched where there are many, as they are by default */
    FrontrowServer(ServletHost host, boolean batches) {
        this.host = host;
        this.batches = batches;
    }

    @Override
    public int start(int sendBuffer) throws Exception {
        UserResolver login =
                request -> Optional.ofNullable(request.getHeader(USER_HEADER)).map(UserId::new);
        ChatSettings.Builder settings = ChatSettings.builder().rate(RateLimit.perSeconds(1_000_000, 1));
        if (!batches) {
            settings.batchFrom(Integer.MAX_VALUE);
        }
        Chat chat = Chat.builder(MemoryChatStore.create(), new InMemory())
                .settings(settings.build())
                .build();
        return host.start(ChatServlet.of(chat, login, SigningKeys.random()), "/api/*", sendBuffer);
    }
}
