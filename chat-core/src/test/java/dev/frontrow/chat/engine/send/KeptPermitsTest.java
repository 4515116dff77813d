package dev.frontrow.chat.engine.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.Draft;
import dev.frontrow.chat.message.IdempotencyKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptPermitsTest {

    private static final RoomId STAGE = new RoomId("stage");

    private long now;
    private final KeptPermits kept = new KeptPermits(() -> now);

    private static Draft draft(RoomId room, String user, String key) {
        UserId id = new UserId(user);
        return new Draft(room, id, "hi", null, IdempotencyKey.of(id, key, List.of("hi")));
    }

    @Test
    void a_permit_belongs_to_one_key_of_one_user_in_one_room() {
        kept.keep(draft(STAGE, "ada", "k"), 100);

        assertThat(kept.has(draft(STAGE, "ada", "k"))).isTrue();
        assertThat(kept.has(draft(STAGE, "ada", "l"))).isFalse();
        assertThat(kept.has(draft(STAGE, "bob", "k"))).isFalse();
        assertThat(kept.has(draft(new RoomId("lobby"), "ada", "k"))).isFalse();
    }

    @Test
    void what_cannot_be_repeated_is_not_remembered() {
        Draft once = new Draft(STAGE, new UserId("ada"), "hi");
        kept.keep(once, 100);
        assertThat(kept.has(once)).isFalse();
    }

    @Test
    void a_permit_counts_until_its_window_is_over() {
        Draft ada = draft(STAGE, "ada", "k");
        kept.keep(ada, 100);
        now = 99;
        assertThat(kept.has(ada)).isTrue();
        now = 100;
        assertThat(kept.has(ada)).isFalse();
    }

    @Test
    void a_permit_whose_message_is_there_is_forgotten() {
        kept.keep(draft(STAGE, "ada", "k"), 100);
        kept.keep(draft(STAGE, "ada", "l"), 100);
        kept.use(draft(STAGE, "ada", "k"));
        assertThat(kept.has(draft(STAGE, "ada", "k"))).isFalse();
        assertThat(kept.has(draft(STAGE, "ada", "l"))).isTrue();
    }

    @Test
    void of_too_many_the_oldest_is_forgotten() {
        for (int i = 0; i <= KeptPermits.MAX_ENTRIES; i++) {
            kept.keep(draft(STAGE, "user" + i, "k"), 100);
        }
        assertThat(kept.has(draft(STAGE, "user0", "k"))).isFalse();
        assertThat(kept.has(draft(STAGE, "user1", "k"))).isTrue();
    }
}
