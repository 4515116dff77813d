package dev.frontrow.chat.jdbc.append;

import static dev.frontrow.it.schedules.Explored.allSchedulesHold;
import static dev.frontrow.it.schedules.Explored.isFound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.Scene;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.it.schedules.Explorer;
import dev.frontrow.it.schedules.PlantedBug;
import dev.frontrow.it.schedules.Points;
import dev.frontrow.it.schedules.Run;
import dev.frontrow.it.schedules.Scenario;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupCommitSchedulesTest {

    private static final Explorer EXPLORER = Explorer.of(Batches.class, GroupCommit.class, PendingBatch.class);

    @Test
    void every_batch_is_committed_once() throws Exception {
        allSchedulesHold(EXPLORER);
    }

    @Test
    void a_batch_that_is_not_signalled_is_noticed() throws Exception {
        isFound(
                EXPLORER,
                PlantedBug.in("chat-jdbc-store", GroupCommit.class)
                        .replacing("if (next != null) { next.signal(); }", ""),
                "nobody can go on");
    }

    /** Three rooms commit at once; two permits. */
    static final class Batches implements Scenario {

        private final List<RoomId> appended = new ArrayList<>();
        private final GroupCommit commits = new GroupCommit(this::append);
        private int answered;

        @Override
        public void begin(Run run) {
            for (String id : List.of("r1", "r2", "r3")) {
                PlainBatch batch = new PlainBatch(new RoomId(id), List.of(Scene.message(id)), 0, Set.of());
                run.strand(id, () -> {
                    assertThat(commits.append(batch)).isPresent();
                    answered++;
                    return null;
                });
            }
        }

        private Map<RoomId, GroupStatement.Appended> append(List<PlainBatch> group) {
            Points.point("the group is on its way to the disk");
            Map<RoomId, GroupStatement.Appended> before = new HashMap<>();
            group.forEach(batch -> {
                appended.add(batch.room());
                before.put(batch.room(), new GroupStatement.Appended(0, Set.of()));
            });
            return before;
        }

        @Override
        public void check() {
            assertThat(answered).isEqualTo(3);
            assertThat(appended).hasSize(3).doesNotHaveDuplicates();
        }
    }
}
