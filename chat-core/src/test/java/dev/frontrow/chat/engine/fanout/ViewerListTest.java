package dev.frontrow.chat.engine.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.Seed;
import dev.frontrow.chat.wire.EventEncoding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ViewerListTest {

    private final ViewerList list = new ViewerList();

    @Test
    void itDoesWhatASetDoes() {
        RandomGenerator random = Seed.random("itDoesWhatASetDoes");
        RoomFake room = new RoomFake(16);
        List<Viewer> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            all.add(room.open("user" + i, EventEncoding.sse(), new RoomFake.Line()));
            all.get(i).setPlace(-1);
        }
        Set<Viewer> model = new HashSet<>();
        for (int step = 0; step < 5000; step++) {
            Viewer one = all.get(random.nextInt(all.size()));
            int dice = random.nextInt(20);
            if (dice == 0) {
                Set<Viewer> gone = new HashSet<>(all.subList(0, random.nextInt(all.size())));
                Set<Viewer> asked = new HashSet<>();
                list.removeIf(viewer -> {
                    assertThat(asked.add(viewer)).as("asked once").isTrue();
                    return gone.contains(viewer);
                });
                assertThat(asked).isEqualTo(model);
                model.removeAll(gone);
            } else if (dice % 2 == 0 || model.contains(one)) {
                list.remove(one);
                model.remove(one);
            } else {
                list.add(one);
                model.add(one);
            }
            assertThat(list.size()).isEqualTo(model.size());
        }
        Set<Viewer> left = new HashSet<>();
        list.removeIf(left::add);
        assertThat(left).isEqualTo(model);
        assertThat(list.size()).isZero();
    }
}
