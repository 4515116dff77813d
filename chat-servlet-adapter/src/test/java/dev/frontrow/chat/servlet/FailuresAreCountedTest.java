package dev.frontrow.chat.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.frontrow.chat.Chat;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.testkit.TestDirectory;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A login that is down fails at every attempt of everybody; the log is not to be full of it. */
class FailuresAreCountedTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.frontrow.chat.servlet");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Chat chat =
            Chat.builder(MemoryChatStore.create(), new TestDirectory()).build();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void close() {
        logger.detachAppender(log);
        chat.close();
    }

    @Test
    void a_resolver_that_throws_is_logged_once_with_its_stack_and_its_room() {
        attempts(() -> {
            throw new IllegalStateException("the login is down");
        });
        assertThat(told()).singleElement().satisfies(event -> {
            assertThat(event.getThrowableProxy()).isNotNull();
            assertThat(event.getFormattedMessage()).contains("user resolver", "room r1");
        });
    }

    @Test
    void one_bad_account_hides_no_outage() {
        AtomicInteger asked = new AtomicInteger();
        attempts(() -> {
            throw asked.getAndIncrement() == 0
                    ? new IllegalArgumentException("user id")
                    : new IllegalStateException("the login is down");
        });
        assertThat(told()).hasSize(2);
    }

    @Test
    void an_error_nobody_expected_is_logged_once_with_its_stack_and_its_room() {
        attempts(() -> {
            throw new StackOverflowError();
        });
        assertThat(told()).singleElement().satisfies(event -> {
            assertThat(event.getThrowableProxy()).isNotNull();
            assertThat(event.getFormattedMessage()).contains("user resolver (java.lang.StackOverflowError)", "room r1");
        });
    }

    private void attempts(Runnable login) {
        ChatServlet servlet = ChatServlet.of(
                chat,
                request -> {
                    login.run();
                    throw new AssertionError("not reached");
                },
                SigningKeys.random());
        for (int i = 0; i < 100; i++) {
            FakeResponse response = new FakeResponse();
            servlet.service(FakeRequest.of("POST", "/streams/r1/chat/token").build(), response.build());
            assertThat(response.body()).contains("host_unavailable");
        }
    }

    private List<ILoggingEvent> told() {
        return log.list.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .toList();
    }
}
