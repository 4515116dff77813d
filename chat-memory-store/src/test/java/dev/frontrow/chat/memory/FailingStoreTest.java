package dev.frontrow.chat.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.store.Appended;
import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.testkit.ChatStoreContract;
import dev.frontrow.chat.testkit.FailingStore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The testkit's failing store, over a real one: right unless it is told to fail, and then wrong in just that way. */
@Timeout(30)
class FailingStoreTest extends ChatStoreContract {

    private static final RoomId ROOM = new RoomId("room");

    @Override
    protected ChatStore createStore() {
        return new FailingStore(MemoryChatStore.create());
    }

    @Test
    void appends_fail_before_they_did_anything() {
        FailingStore store = new FailingStore(MemoryChatStore.create());
        store.failNextAppends(2);
        assertThatThrownBy(() -> store.append(batch())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store.append(batch())).isInstanceOf(IllegalStateException.class);
        assertThat(store.open(ROOM).head().seq()).isZero();
        store.append(batch());
        assertThat(store.open(ROOM).head().seq()).isEqualTo(1);
    }

    @Test
    void appends_fail_after_they_were_done() {
        FailingStore store = new FailingStore(MemoryChatStore.create());
        store.loseNextAnswers(1);
        assertThatThrownBy(() -> store.append(batch())).isInstanceOf(IllegalStateException.class);
        assertThat(store.open(ROOM).head().seq()).isEqualTo(1);
        store.append(batch());
        assertThat(store.open(ROOM).head().seq()).isEqualTo(2);
    }

    @Test
    void appends_hang_until_they_are_released() throws Exception {
        FailingStore store = new FailingStore(MemoryChatStore.create());
        store.hang();
        CompletableFuture<Appended> hanging = CompletableFuture.supplyAsync(() -> store.append(batch()));
        store.awaitHanging(1);
        assertThat(hanging).isNotDone();
        assertThat(store.open(ROOM).head().seq()).isZero();
        store.release();
        assertThat(hanging.get(10, TimeUnit.SECONDS).outcomes()).hasSize(1);
        assertThat(store.open(ROOM).head().seq()).isEqualTo(1);
    }

    @Test
    void everything_fails_while_it_is_down() {
        FailingStore store = new FailingStore(MemoryChatStore.create());
        store.down(true);
        assertThatThrownBy(() -> store.append(batch())).hasMessage("planned: the store is down");
        assertThatThrownBy(() -> store.open(ROOM)).hasMessage("planned: the store is down");
        store.down(false);
        assertThat(store.open(ROOM).head().seq()).isZero();
    }

    private static Batch batch() {
        ChatUser ann = new ChatUser(new UserId("ann"), "Ann", Role.VIEWER);
        MessageId id = new MessageId(UUID.randomUUID().toString());
        return new Batch(ROOM, List.of(new Entry.NewMessage(id, ann, "hi", null, Instant.EPOCH, null)));
    }
}
