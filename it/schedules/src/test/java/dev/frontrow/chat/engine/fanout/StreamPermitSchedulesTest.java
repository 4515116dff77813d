package dev.frontrow.chat.engine.fanout;

import static dev.frontrow.it.schedules.Explored.allSchedulesHold;
import static dev.frontrow.it.schedules.Explored.isFound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.it.schedules.Explorer;
import dev.frontrow.it.schedules.PlantedBug;
import dev.frontrow.it.schedules.Run;
import dev.frontrow.it.schedules.Scenario;
import org.junit.jupiter.api.Test;

class StreamPermitSchedulesTest {

    private static final Explorer EXPLORER = Explorer.of(Ends.class, StreamPermit.class);

    @Test
    void a_place_is_given_back_once() throws Exception {
        allSchedulesHold(EXPLORER);
    }

    @Test
    void a_place_that_is_given_back_twice_is_noticed() throws Exception {
        isFound(
                EXPLORER,
                PlantedBug.in("chat-core", StreamPermit.class)
                        .replacing(
                                "if (state.getAndSet(State.GIVEN_BACK) == State.TAKEN) { streams.leave(); }",
                                "State was = state.get(); state.set(State.GIVEN_BACK); "
                                        + "if (was == State.TAKEN) { streams.leave(); }"),
                "places that are taken");
    }

    /** Two streams are open; one of them ends in two ways at once, while it still enters. */
    static final class Ends implements Scenario {

        private final StreamLimit streams = new StreamLimit(2);

        @Override
        public void begin(Run run) {
            streams.tryEnter();
            StreamPermit permit = new StreamPermit(streams);
            run.strand("request", permit::tryTake);
            run.strand("newer stream", () -> giveBack(permit));
            run.strand("loop", () -> giveBack(permit));
        }

        private static Void giveBack(StreamPermit permit) {
            permit.giveBack();
            return null;
        }

        @Override
        public void check() {
            assertThat(streams.open()).as("places that are taken").isEqualTo(1);
        }
    }
}
