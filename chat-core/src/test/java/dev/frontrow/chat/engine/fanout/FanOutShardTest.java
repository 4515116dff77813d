package dev.frontrow.chat.engine.fanout;

import static dev.frontrow.chat.engine.ring.RingFixture.ADA;
import static dev.frontrow.chat.engine.ring.RingFixture.posted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.wire.EventEncoding;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class FanOutShardTest {

    private final RoomFake room = new RoomFake(16);
    private final RoomFake.Line line = new RoomFake.Line();

    @Test
    void aLoopThatFindsNoThreadOnceServesItsViewersTheNextTime() {
        AtomicBoolean fails = new AtomicBoolean();
        FanOutShard shard = new FanOutShard(
                new EventLoop(task -> {
                    if (fails.getAndSet(false)) {
                        throw new OutOfMemoryError("no thread");
                    }
                    task.run();
                }),
                room.ring);
        room.open("ben", EventEncoding.sse(), line, shard);
        room.ring.add(posted(1, ADA, "x"));
        fails.set(true);
        shard.wake(); // whoever committed is not to hear of it
        assertThat(line.text()).isEmpty();
        shard.wake();
        assertThat(line.text()).contains("\"x\"");
    }

    @Test
    void whoIsStaffCanBeServedAlone() {
        RoomFake.Line staff = new RoomFake.Line();
        room.open("ben", EventEncoding.sse(), line);
        Viewer mo = room.open("mo", EventEncoding.sse(), staff);
        mo.open(List.of(), true);
        room.ring.add(posted(1, ADA, "x"));
        room.shard.wakeStaff();
        assertThat(staff.text()).contains("\"x\"");
        assertThat(line.text()).isEmpty();
        room.shard.wake();
        assertThat(line.text()).isEqualTo(staff.text());
    }
}
