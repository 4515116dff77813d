package dev.frontrow.chat.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.frontrow.chat.host.RoomId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class FailureLogTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(FailureLog.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final AtomicLong now = new AtomicLong();
    private final FailureLog failures = new FailureLog(now::get);

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
    }

    @Test
    void the_first_is_told_with_its_stack_and_the_others_are_counted() {
        for (int i = 0; i < 10; i++) {
            fail("login", "r1");
        }
        assertThat(told()).containsExactly("login in room r1 failed; what follows is counted +stack");
    }

    @Test
    void what_was_counted_is_told_once_a_minute_without_a_stack() {
        fail("login", "r1");
        for (int minute = 0; minute < 2; minute++) {
            fail("login", "r1");
            pass(30);
            fail("login", "r1");
            pass(30);
        }
        fail("login", "r1");
        assertThat(told())
                .containsExactly(
                        "login in room r1 failed; what follows is counted +stack",
                        "login in room r1 failed 3 more times since it was told last",
                        "login in room r1 failed 2 more times since it was told last");
    }

    @Test
    void what_was_quiet_for_a_minute_is_new_again() {
        fail("login", "r1");
        fail("login", "r1");
        pass(61);
        fail("login", "r1");
        assertThat(told())
                .containsExactly(
                        "login in room r1 failed; what follows is counted +stack",
                        "login in room r1 failed 1 more times since it was told last",
                        "login in room r1 failed; what follows is counted +stack");
    }

    @Test
    void made_up_rooms_are_told_apart_only_so_far() {
        for (int room = 0; room < 1000; room++) {
            fail("login", "r" + room);
        }
        assertThat(told()).hasSize(FailureLog.MAX_APART + 1);
    }

    @Test
    void kinds_are_told_apart_with_and_without_a_room() {
        fail("login", "r1");
        failures.failed(org.slf4j.event.Level.WARN, "login", null, new IllegalStateException());
        fail("sends", "r1");
        assertThat(told()).hasSize(3);
    }

    private void fail(String what, String room) {
        failures.failed(org.slf4j.event.Level.WARN, what, new RoomId(room), new IllegalStateException());
    }

    private void pass(int seconds) {
        now.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    private List<String> told() {
        return log.list.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .map(event -> event.getFormattedMessage() + (event.getThrowableProxy() == null ? "" : " +stack"))
                .toList();
    }
}
