package dev.frontrow.tck;

import dev.frontrow.chat.ChatBuilder;
import dev.frontrow.chat.servlet.ChatServlet;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.tck.host.Host;
import dev.frontrow.tck.host.Person;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** One server for all tests of a suite, and a room of its own for each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 90, unit = TimeUnit.SECONDS)
abstract class HostedSuite {

    private final AtomicInteger rooms = new AtomicInteger();
    private @Nullable Host running;
    private String room = "";

    /** The settings of the server. */
    abstract ChatSettings settings();

    /** Parts of the chat of its own. */
    ChatBuilder parts(ChatBuilder builder) {
        return builder;
    }

    /** Settings of the servlet of its own. */
    ChatServlet.Builder servlet(ChatServlet.Builder builder) {
        return builder;
    }

    @BeforeAll
    void startServer() {
        running = Host.with(settings(), this::parts, this::servlet);
    }

    @AfterAll
    void stopServer() {
        host().close();
    }

    @BeforeEach
    void anotherRoom() {
        room = "room-" + rooms.incrementAndGet();
    }

    final Host host() {
        if (running == null) {
            throw new IllegalStateException("not started");
        }
        return running;
    }

    final String room() {
        return room;
    }

    /** Somebody in the room of this test. */
    final Person person(String id) {
        return host().person(room, id);
    }

    /** The moderator in the room of this test. */
    final Person mod() {
        return host().mod(room);
    }
}
