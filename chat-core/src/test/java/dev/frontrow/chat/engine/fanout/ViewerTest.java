package dev.frontrow.chat.engine.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontrow.chat.Given;
import dev.frontrow.chat.engine.context.EngineContext;
import dev.frontrow.chat.engine.ring.ReplayPage;
import dev.frontrow.chat.engine.ring.RingFixture;
import dev.frontrow.chat.engine.send.PartsForTests;
import dev.frontrow.chat.result.CloseReason;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.transport.StreamRequest;
import dev.frontrow.chat.wire.EventEncoding;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ViewerTest {

    private final StreamLimit streams = new StreamLimit(1);

    @Test
    void a_stream_gives_its_place_back_whatever_goes_wrong_at_its_end() {
        FanOutShard shard = new FanOutShard(new EventLoop(Runnable::run), RingFixture.ring(16, RingFixture.PLENTY, 0));
        ResumePoint start = new ResumePoint(0, 0, RingFixture.room(0), Optional.empty(), Optional.empty(), false, 0);
        StreamRequest request = StreamRequest.of(Given.ROOM, Given.ADA.id());
        Viewer viewer = new Viewer(new ThrowingOwner(), shard, request, false, start, new StreamPermit(streams));
        assertThat(viewer.takePermit()).isTrue();

        assertThatThrownBy(viewer::gone).hasMessage("planned");
        assertThat(streams.open()).isZero();
    }

    private static final class ThrowingOwner implements StreamOwner {

        @Override
        public void left(Viewer viewer, CloseReason reason) {
            throw new LinkageError("planned");
        }

        @Override
        public long redactions() {
            return 0;
        }

        @Override
        public void readPage(
                EventEncoding encoding,
                long after,
                long upTo,
                Consumer<ReplayPage> then,
                Consumer<CloseReason> instead) {}

        @Override
        public Signals signals() {
            return new Signals();
        }

        @Override
        public EngineContext env() {
            return PartsForTests.env(ChatSettings.defaults(), () -> 0);
        }
    }
}
