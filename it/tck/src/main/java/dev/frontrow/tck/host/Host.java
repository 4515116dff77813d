package dev.frontrow.tck.host;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.ChatBuilder;
import dev.frontrow.chat.gate.CreditGate;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.limit.WindowRateLimiter;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.servlet.AnswerTimeout;
import dev.frontrow.chat.servlet.ChatServlet;
import dev.frontrow.chat.servlet.SigningKeys;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.tck.Container;
import dev.frontrow.tck.probe.Fleet;
import dev.frontrow.tck.probe.Http;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A server with the chat in it. Whoever comes with {@code X-Test-User: <id>} is logged in as that. */
public final class Host implements AutoCloseable {

    private static final byte[] SECRET =
            "the secret of these tests, 32 bytes and more".getBytes(StandardCharsets.US_ASCII);

    private final Container container = Container.fresh();
    private final Town town = new Town();
    private final ShiftClock clock = new ShiftClock();
    private final ValveStore store;
    private final Chat chat;
    private final int port;
    private final Http http;
    private final Fleet fleet;
    private boolean stopped;

    private Host(
            ChatSettings settings,
            UnaryOperator<ChatBuilder> more,
            UnaryOperator<ChatServlet.Builder> servlet,
            UnaryOperator<HttpServlet> front) {
        this.store = new ValveStore(MemoryChatStore.builder()
                .maxMessagesPerRoom(1_000_000)
                .maxKeysPerRoom(1_000_000)
                .build());
        this.chat = more.apply(Chat.builder(store, town)
                        .gate(CreditGate.builder(town).topUpUrl("/wallet").build())
                        .limiter(new WindowRateLimiter(clock::nanoTime))
                        .settings(settings)
                        .clock(clock, clock::nanoTime))
                .build();
        try {
            ChatServlet.Builder builder = ChatServlet.builder(chat)
                    .users(Host::login)
                    .keys(SigningKeys.of(SECRET))
                    .clock(clock);
            this.port = container.start(front.apply(servlet.apply(builder).build()));
        } catch (Exception e) {
            throw new IllegalStateException(container.name() + " did not start", e);
        }
        this.http = new Http(port);
        this.fleet = new Fleet(port);
        town.role("mod", Role.MODERATOR);
    }

    /** A server with these settings. */
    public static Host with(ChatSettings settings) {
        return new Host(settings, builder -> builder, builder -> builder, servlet -> servlet);
    }

    /** A server with these settings and parts of its own. */
    public static Host with(ChatSettings settings, UnaryOperator<ChatBuilder> parts) {
        return new Host(settings, parts, builder -> builder, servlet -> servlet);
    }

    /** A server with these settings, and parts and a servlet of its own. */
    public static Host with(
            ChatSettings settings, UnaryOperator<ChatBuilder> parts, UnaryOperator<ChatServlet.Builder> servlet) {
        return new Host(settings, parts, servlet, chat -> chat);
    }

    /** A server with these settings and something before the chat's servlet. */
    public static Host behind(UnaryOperator<HttpServlet> front, ChatSettings settings) {
        return new Host(settings, builder -> builder, builder -> builder, front);
    }

    /** The same, where an answer may take no longer than this. */
    public static Host behind(UnaryOperator<HttpServlet> front, ChatSettings settings, Duration answerTimeout) {
        return new Host(settings, builder -> builder, builder -> AnswerTimeout.set(builder, answerTimeout), front);
    }

    private static Optional<UserId> login(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("X-Test-User")).map(UserId::new);
    }

    /** The container's name. */
    public String name() {
        return container.name();
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** The chat. */
    public Chat chat() {
        return chat;
    }

    /** People and money. */
    public Town town() {
        return town;
    }

    /** The store. */
    public ValveStore store() {
        return store;
    }

    /** The chat's clock. */
    public ShiftClock clock() {
        return clock;
    }

    /** The secret that its tokens are signed with. */
    public static byte[] secret() {
        return SECRET.clone();
    }

    /** A client for requests. */
    public Http http() {
        return http;
    }

    /** A client for event streams. */
    public Fleet fleet() {
        return fleet;
    }

    /** Somebody in a room. */
    public Person person(String room, String id) {
        return new Person(http, room, id);
    }

    /** The moderator of a room. */
    public Person mod(String room) {
        return person(room, "mod");
    }

    /** The number of the last change of a room, as the store has it. */
    public long head(String room) {
        return store.open(new RoomId(room)).head().seq();
    }

    /** Stops the container; the chat must be closed. */
    public void stopContainer() {
        if (!stopped) {
            stopped = true;
            container.close();
        }
    }

    @Override
    public void close() {
        try {
            http.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            fleet.close();
            store.release();
            chat.close();
            stopContainer();
        }
    }
}
