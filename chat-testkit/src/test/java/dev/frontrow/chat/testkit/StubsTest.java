package dev.frontrow.chat.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.RoomStatus;
import dev.frontrow.chat.host.UserId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StubsTest {

    private static final byte[] EVENT = "event: gate\ndata: {}\n\n".getBytes(StandardCharsets.UTF_8);

    @Test
    void both_clocks_of_manual_time_move_together_and_only_when_told() {
        ManualTime time = new ManualTime();
        Instant instant = time.instant();
        long nanos = time.getAsLong();
        assertThat(time.instant()).isEqualTo(instant);
        time.advance(Duration.ofMillis(1500));
        assertThat(Duration.between(instant, time.instant())).isEqualTo(Duration.ofMillis(1500));
        assertThat(time.getAsLong() - nanos).isEqualTo(1_500_000_000L);
        assertThatThrownBy(() -> time.advance(Duration.ofNanos(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("duration: PT-0.000000001S (expected: >= PT0S)");
    }

    @Test
    void a_manual_executor_runs_in_order_when_told_and_what_comes_meanwhile_too() {
        ManualExecutor executor = new ManualExecutor();
        List<String> ran = new ArrayList<>();
        executor.execute(() -> {
            ran.add("one");
            executor.execute(() -> ran.add("three"));
        });
        executor.execute(() -> ran.add("two"));
        assertThat(ran).isEmpty();
        assertThat(executor.runNext()).isTrue();
        assertThat(ran).containsExactly("one");
        assertThat(executor.waiting()).isEqualTo(2);
        assertThat(executor.runAll()).isEqualTo(2);
        assertThat(ran).containsExactly("one", "two", "three");
        assertThat(executor.runNext()).isFalse();
    }

    @Test
    void a_manual_executor_does_not_run_for_ever() {
        ManualExecutor executor = new ManualExecutor();
        executor.execute(new Runnable() {
            @Override
            public void run() {
                executor.execute(this);
            }
        });
        assertThatThrownBy(executor::runAll).isInstanceOf(AssertionError.class);
    }

    @Test
    void a_directory_says_what_was_put_there() {
        RoomId room = new RoomId("room");
        UserId ann = new UserId("ann");
        TestDirectory directory = new TestDirectory();
        assertThat(directory.user(room, ann)).isEmpty();
        assertThat(directory.status(room)).isEqualTo(RoomStatus.OPEN);
        directory.with("ann", Role.VIEWER).status(room, RoomStatus.ENDED);
        assertThat(directory.user(room, ann)).contains(new ChatUser(ann, "ann", Role.VIEWER));
        ChatUser owner = new ChatUser(ann, "Ann", Role.CREATOR);
        directory.with(room, owner);
        assertThat(directory.user(room, ann)).contains(owner);
        assertThat(directory.user(new RoomId("other"), ann).map(ChatUser::role)).contains(Role.VIEWER);
        assertThat(directory.status(room)).isEqualTo(RoomStatus.ENDED);
        assertThat(directory.without(ann).user(room, ann)).isEmpty();
        directory.failing(new IllegalStateException("away"));
        assertThatThrownBy(() -> directory.user(room, ann)).hasMessage("away");
        assertThatThrownBy(() -> directory.status(room)).hasMessage("away");
        assertThat(directory.failing(null).user(room, ann)).isEmpty();
    }

    @Test
    void a_recording_outlet_shows_bytes_as_events_and_refuses_what_a_caller_must_not_do() throws IOException {
        RecordingStreamWriter writer = new RecordingStreamWriter();
        writer.write(EVENT);
        assertThat(writer.await(Duration.ofSeconds(1), "gate").requireData()).isEqualTo("{}");
        assertThat(writer.events("message")).isEmpty();
        assertThat(writer.bytes()).isEqualTo(EVENT);
        assertThat(writer.writes()).isEqualTo(1);
        assertThatThrownBy(() -> writer.await(Duration.ZERO, "bye")).isInstanceOf(AssertionError.class);
        writer.close();
        writer.awaitClose(Duration.ofSeconds(1));
        assertThatThrownBy(() -> writer.write(EVENT)).isInstanceOf(IllegalStateException.class);
        writer.breakWith(new IOException("reset"));
        assertThatThrownBy(() -> writer.write(EVENT)).hasMessage("reset");
        assertThat(writer.closes()).isEqualTo(1);
    }

    @Test
    void a_stalled_outlet_takes_so_many_writes_and_then_none_until_it_is_released() throws IOException {
        StalledStreamWriter writer = new StalledStreamWriter(1);
        assertThat(writer.isReady()).isTrue();
        writer.write(EVENT);
        assertThat(writer.isReady()).isFalse();
        assertThatThrownBy(() -> writer.write(EVENT)).isInstanceOf(IllegalStateException.class);
        writer.release();
        writer.write(EVENT);
        assertThat(writer.taken().events("gate")).hasSize(2);
    }
}
