package dev.frontrow.it.engine;

import static dev.frontrow.it.engine.ChatFixture.ROOM;
import static dev.frontrow.it.engine.ChatFixture.SOON;
import static dev.frontrow.it.engine.ChatFixture.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.frontrow.chat.Chat;
import dev.frontrow.chat.ChatBuilder;
import dev.frontrow.chat.gate.CreditGate;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.result.Viewers;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.testkit.MapWallet;
import dev.frontrow.chat.testkit.TestDirectory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.slf4j.LoggerFactory;

/** What a developer meets first: mistakes in the wiring, the line in the log, who is there. */
class StartingTest {

    @TestFactory
    Stream<DynamicTest> a_null_is_refused_where_it_is_given_and_by_name() {
        return Stream.of(
                        Chat.builder(MemoryChatStore.create(), new TestDirectory()),
                        ChatSettings.builder(),
                        CreditGate.builder(new MapWallet()))
                .flatMap(builder -> Stream.of(builder.getClass().getMethods())
                        .filter(method -> method.getReturnType() == builder.getClass())
                        .filter(method ->
                                method.getParameterCount() == 1 && !method.getParameterTypes()[0].isPrimitive())
                        .map(setter -> DynamicTest.dynamicTest(setter.toString(), () -> refusesNull(builder, setter))));
    }

    private static void refusesNull(Object builder, Method setter) {
        assertThatNullPointerException()
                .isThrownBy(() -> {
                    try {
                        setter.invoke(builder, new Object[] {null});
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                })
                .withMessageMatching("[a-zA-Z]+");
    }

    @Test
    void a_chat_needs_a_store_and_a_directory() {
        assertThatNullPointerException()
                .isThrownBy(() -> Chat.builder(null, new TestDirectory()))
                .withMessage("store");
        assertThatNullPointerException()
                .isThrownBy(() -> Chat.builder(MemoryChatStore.create(), null))
                .withMessage("directory");
        assertThatNullPointerException()
                .isThrownBy(() -> CreditGate.builder(null))
                .withMessage("wallet");
    }

    @Test
    void a_builder_builds_once() {
        ChatBuilder builder = Chat.builder(MemoryChatStore.create(), new TestDirectory());
        try (Chat chat = builder.build()) {
            assertThat(chat.streams()).isZero();
            assertThatThrownBy(builder::build).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void the_start_is_one_line_of_version_parts_and_numbers() {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(Chat.class);
        Level before = logger.getLevel();
        logger.setLevel(Level.INFO);
        lines.start();
        logger.addAppender(lines);
        ChatSettings settings = ChatSettings.builder().maxStreams(77).build();
        try (Chat chat = Chat.builder(MemoryChatStore.create(), new TestDirectory())
                .settings(settings)
                .build()) {
            assertThat(chat.streams()).isZero();
        } finally {
            logger.detachAppender(lines);
            logger.setLevel(before);
        }
        assertThat(lines.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.INFO);
        assertThat(lines.list.get(0).getFormattedMessage())
                .matches("Frontrow \\d.* started: .*")
                .contains("MemoryChatStore", "NoBackplane", "OpenGate", "maxStreams=77");
    }

    @Test
    void a_host_can_ask_who_is_there() {
        try (ChatFixture fixture = new ChatFixture()) {
            fixture.watch("ada").await(SOON, "hello");
            fixture.watch("ada").await(SOON, "hello");
            fixture.watch("bob").await(SOON, "hello");
            Viewers viewers = fixture.chat.viewers(ROOM);
            assertThat(viewers.people()).isEqualTo(2);
            assertThat(viewers.streams()).isEqualTo(3);
            assertThat(viewers.users()).containsExactlyInAnyOrder(user("ada"), user("bob"));
            assertThat(fixture.chat.viewers(new RoomId("empty"))).isEqualTo(new Viewers(0, 0, List.of()));
        }
    }
}
