package dev.frontrow.chat.engine.hub;

import static dev.frontrow.it.schedules.Explored.allSchedulesHold;
import static dev.frontrow.it.schedules.Explored.isFound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.PlainStore;
import dev.frontrow.chat.Scene;
import dev.frontrow.chat.engine.commit.Committer;
import dev.frontrow.chat.engine.context.EngineContext;
import dev.frontrow.chat.engine.room.Room;
import dev.frontrow.chat.engine.room.SanctionsVersion;
import dev.frontrow.it.schedules.Explorer;
import dev.frontrow.it.schedules.PlantedBug;
import dev.frontrow.it.schedules.Run;
import dev.frontrow.it.schedules.Scenario;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ActiveRoomSchedulesTest {

    private static final Explorer EXPLORER = Explorer.of(Idle.class, ActiveRoom.class);

    @Test
    void a_room_that_takes_a_send_is_not_retired() throws Exception {
        allSchedulesHold(EXPLORER);
    }

    @Test
    void a_room_that_is_closed_while_a_send_enters_is_noticed() throws Exception {
        isFound(
                EXPLORER,
                PlantedBug.in("chat-core", ActiveRoom.class)
                        .replacing("synchronized boolean tryRetire(", "boolean tryRetire("),
                "taken by a room that is retired");
    }

    /** Nobody has used a room for long. Two people send while a tick looks at it, and another one; no commit ends. */
    static final class Idle implements Scenario {

        private long now;
        private boolean isTaken;
        private boolean isRetired;

        @Override
        public void begin(Run run) {
            EngineContext context = Scene.context(new PlainStore(), task -> {}, () -> now);
            Room room = Scene.room(context);
            Committer committer = new Committer(room, new SanctionsVersion(0), context, () -> {});
            ActiveRoom active = new ActiveRoom(room, committer);
            now = Duration.ofMinutes(10).toNanos();
            run.strand("ada", () -> send(active, "a1"));
            run.strand("ben", () -> send(active, "b1"));
            run.strand("tick", () -> {
                isRetired |= active.tryRetire(Duration.ofMinutes(5));
                isRetired |= active.tryRetire(Duration.ofMinutes(5));
                return null;
            });
        }

        private Void send(ActiveRoom active, String id) {
            isTaken |= active.submit(Scene.message(id)).isPresent();
            return null;
        }

        @Override
        public void check() {
            assertThat(isTaken && isRetired)
                    .as("taken by a room that is retired")
                    .isFalse();
        }
    }
}
