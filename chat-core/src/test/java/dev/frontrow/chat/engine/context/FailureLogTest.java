package dev.frontrow.chat.engine.context;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.frontrow.chat.host.RoomId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FailureLogTest {

    private static final RoomId STAGE = new RoomId("stage");
    private static final RoomId LOBBY = new RoomId("lobby");

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger logger = new LoggerContext().getLogger("test");
    private final FailureLog failures = new FailureLog(logger);

    @BeforeEach
    void listen() {
        logger.setLevel(Level.INFO);
        lines.start();
        logger.addAppender(lines);
    }

    private List<String> said() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private void fail(String what, RoomId room, int times) {
        IntStream.range(0, times)
                .parallel()
                .forEach(i -> failures.failed(what, room, new IllegalStateException("planned")));
    }

    @Test
    void theFirstHasAStackAndTheRoomAndTheOthersAreCounted() {
        fail("gate", STAGE, 942);
        failures.sumUp();

        assertThat(said())
                .containsExactly(
                        "gate in room stage failed; what follows is counted",
                        "gate in room stage failed 941 more times in 60 s");
        assertThat(lines.list.get(0).getThrowableProxy().getMessage()).isEqualTo("planned");
        assertThat(lines.list.get(1).getThrowableProxy()).isNull();
    }

    @Test
    void partsAndRoomsAreToldApart() {
        fail("gate", STAGE, 1);
        fail("store", STAGE, 1);
        fail("gate", LOBBY, 1);
        fail("store", null, 1);

        assertThat(said())
                .containsExactly(
                        "gate in room stage failed; what follows is counted",
                        "store in room stage failed; what follows is counted",
                        "gate in room lobby failed; what follows is counted",
                        "store failed; what follows is counted");
    }

    @Test
    void whatGoesOnFailingIsToldOnceAPeriodAndNothingIsSaidWhenItIsOver() {
        fail("store", STAGE, 3);
        failures.sumUp();
        fail("store", STAGE, 5);
        failures.sumUp();
        failures.sumUp();

        assertThat(said()).hasSize(3).last().isEqualTo("store in room stage failed 5 more times in 60 s");
    }

    @Test
    void afterAQuietPeriodTheNextFailureIsAFirstOneAgain() {
        fail("gate", STAGE, 1);
        failures.sumUp();
        fail("gate", STAGE, 1);

        assertThat(said())
                .containsOnly("gate in room stage failed; what follows is counted")
                .hasSize(2);
    }

    @Test
    void aDefectOfTheChatIsAnErrorWithTheNameThatTheClientWasTold() {
        failures.defect("urn:uuid:1", "SendEndpoint", STAGE, new IllegalStateException("planned"));
        failures.defect("urn:uuid:2", "SendEndpoint", STAGE, new IllegalStateException("planned"));
        failures.sumUp();

        assertThat(said())
                .containsExactly(
                        "SendEndpoint in room stage failed, a defect of the chat: urn:uuid:1; what follows is counted",
                        "SendEndpoint in room stage failed, a defect of the chat: urn:uuid:2",
                        "SendEndpoint in room stage failed 1 more times in 60 s");
        assertThat(lines.list.get(0).getLevel()).isEqualTo(Level.ERROR);
    }

    @Test
    void aStoreThatFailsInThousandsOfRoomsSaysLittle() {
        for (int room = 0; room < 5_000; room++) {
            fail("store", new RoomId("room" + room), 2);
        }
        failures.sumUp();

        assertThat(said()).hasSizeLessThan(50);
        assertThat(said().stream()
                        .filter(line -> line.contains("more times"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll(".* failed (\\d+) more.*", "$1")))
                        .sum())
                .isEqualTo(10_000
                        - said().stream()
                                .filter(line -> line.contains("what follows"))
                                .count());
    }
}
