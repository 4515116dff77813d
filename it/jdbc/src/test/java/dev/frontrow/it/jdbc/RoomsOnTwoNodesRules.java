package dev.frontrow.it.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.JdbcChatStore;
import dev.frontrow.chat.jdbc.JdbcSchema;
import dev.frontrow.chat.jdbc.Retention;
import dev.frontrow.chat.log.Pin;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.log.StateEvent;
import dev.frontrow.chat.message.Body;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.DeletedBy;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.message.MessageKind;
import dev.frontrow.chat.mode.Mode;
import dev.frontrow.chat.mode.ModeChange;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.RoomAction;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.store.AuditQuery;
import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.LogQuery;
import dev.frontrow.chat.store.MessageQuery;
import dev.frontrow.chat.store.Receipt;
import dev.frontrow.it.databases.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Two nodes on one database: what the modes of a room say is decided once, whichever node a message comes to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
abstract class RoomsOnTwoNodesRules {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private static final ChatUser ANN = user("ann", Role.VIEWER);
    private static final ChatUser BOB = user("bob", Role.VIEWER);
    private static final ChatUser MO = user("mo", Role.MODERATOR);

    private TestDatabase database;
    private JdbcChatStore one;
    private JdbcChatStore other;
    private RoomId room = new RoomId("none");
    private int audits;

    abstract TestDatabase database();

    @BeforeAll
    void start() {
        database = database();
        JdbcSchema.migrate(database.pool(1));
        one = JdbcChatStore.builder(database.pool(4)).pruneByHand().build();
        other = JdbcChatStore.builder(database.pool(4)).pruneByHand().build();
    }

    @AfterAll
    void stop() {
        one.close();
        other.close();
        database.close();
    }

    @Test
    void inSlowModeOneOfAThousandSendsOfOnePersonIsAccepted() {
        room("slow");
        change(one, ModeChange.on(Mode.SLOW, Duration.ofSeconds(30)));
        List<EntryOutcome> outcomes = both(
                100,
                node -> batch -> IntStream.range(0, 5)
                        .mapToObj(i -> says(ANN, "hi " + i, NOW))
                        .toList());
        assertThat(outcomes).hasSize(1_000);
        assertThat(accepted(outcomes)).hasSize(1);
        assertThat(outcomes.stream().filter(RoomsOnTwoNodesRules::isGated)).hasSize(999);
        assertThat(one.open(room).head().seq()).isEqualTo(2);
        assertThat(other.lastSentAt(room, ANN.id())).contains(NOW);

        assertThat(isGated(append(other, says(ANN, "too soon", NOW.plusSeconds(29)))))
                .isTrue();
        assertThat(said(append(one, says(ANN, "in time", NOW.plusSeconds(30)))).seq())
                .isEqualTo(3);
        assertThat(isGated(append(other, says(ANN, "again", NOW.plusSeconds(31)))))
                .isTrue();
        said(append(other, says(BOB, "hi", NOW)));
    }

    @Test
    void inUniqueModeOneOfFiftyPeopleSaysIt() {
        room("unique");
        change(other, ModeChange.on(Mode.UNIQUE));
        List<EntryOutcome> outcomes = both(
                5,
                node -> batch -> IntStream.range(0, 5)
                        .mapToObj(i -> says(user(node + "-" + batch + "-" + i, Role.VIEWER), "buy followers now", NOW))
                        .toList());
        assertThat(outcomes).hasSize(50);
        assertThat(accepted(outcomes)).hasSize(1);
        assertThat(isGated(append(one, says(ANN, "buy followers now", NOW.plusSeconds(600)))))
                .isTrue();
        said(append(one, says(ANN, "buy followers now", NOW.plusSeconds(601))));
        assertThat(isGated(append(other, says(BOB, "buy followers now", NOW.plusSeconds(700)))))
                .isTrue();
    }

    @Test
    void ofAHundredMessagesOfSomebodyNewOneIsTheirFirst() {
        for (int size : List.of(1, 2, 10)) {
            room("first-" + size);
            said(append(one, says(BOB, "a room", NOW)));
            said(append(other, says(BOB, "again", NOW)));
            List<EntryOutcome> outcomes = both(
                    50 / size,
                    node -> batch -> IntStream.range(0, size)
                            .mapToObj(i -> says(ANN, "hi", NOW))
                            .toList());
            assertThat(accepted(outcomes))
                    .hasSize(100)
                    .filteredOn(RoomsOnTwoNodesRules::isFirst)
                    .hasSize(1);
            List<ChatMessage> kept = one.messages(new MessageQuery.After(room, 0, 200))
                    .orElseThrow()
                    .items();
            assertThat(kept)
                    .filteredOn(RoomsOnTwoNodesRules::isFirst)
                    .extracting(ChatMessage::seq)
                    .hasSize(2)
                    .contains(1L);
        }
    }

    @Test
    void manyNewPeopleAtOnceAreEachNewOnce() {
        room("crowd");
        List<EntryOutcome> outcomes = both(
                20,
                node -> batch -> IntStream.range(0, 10)
                        .mapToObj(i -> says(user("user-" + (batch * 10 + i) % 150, Role.VIEWER), "hi", NOW))
                        .toList());
        assertThat(accepted(outcomes))
                .hasSize(400)
                .filteredOn(RoomsOnTwoNodesRules::isFirst)
                .extracting(message -> message.author().id())
                .hasSize(150)
                .doesNotHaveDuplicates();
    }

    @Test
    void aModeIsObeyedAtOnceByANodeThatDidNotSwitchIt() {
        room("switched");
        said(append(one, says(ANN, "one", NOW)));
        said(append(one, says(ANN, "two", NOW)));

        change(other, ModeChange.on(Mode.LOCKED));
        assertThat(isGated(append(one, says(ANN, "three", NOW)))).isTrue();
        said(append(one, exempt(MO, "staff")));
        change(other, ModeChange.off(Mode.LOCKED).and(ModeChange.on(Mode.EMOJI_ONLY)));
        assertThat(isGated(append(one, says(ANN, "four", NOW)))).isTrue();
        change(other, ModeChange.off(Mode.EMOJI_ONLY));
        said(append(one, says(ANN, "five", NOW)));
        assertThat(one.log(new LogQuery(room, 0, 7)))
                .hasSize(7)
                .filteredOn(StateEvent.ModesChanged.class::isInstance)
                .hasSize(3);
    }

    @Test
    void aRoomWithManyMessagesIsClearedAtOnce() {
        room("cleared");
        for (int batch = 0; batch < 10; batch++) {
            List<Entry> some = IntStream.range(0, 500)
                    .<Entry>mapToObj(i -> says(i % 2 == 0 ? ANN : BOB, "text", NOW))
                    .toList();
            assertThat(one.append(new Batch(room, some)).outcomes()).hasSize(500);
        }
        ChatMessage deleted = one.messages(new MessageQuery.After(room, 99, 1))
                .orElseThrow()
                .items()
                .get(0);
        act(one, new ModerationAction.Delete(deleted.id()), deleted.author().id());
        pin(
                one,
                one.messages(new MessageQuery.After(room, 199, 1))
                        .orElseThrow()
                        .items()
                        .get(0));
        assertThat(other.open(room).state().pin()).isPresent();

        long start = System.nanoTime();
        Receipt.Moderated cleared = act(other, new RoomAction.Clear(), null);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));

        assertThat(cleared.audit().hidden()).hasSize(AuditEntry.MAX_HIDDEN);
        assertThat(one.open(room).state().pin()).isEmpty();
        assertThat(shown(one)).isEmpty();
        assertThat(act(one, new RoomAction.Clear(), null).event()).isEmpty();
        said(append(one, says(ANN, "after", NOW)));
        isNotRestored(deleted); // the clear would have hidden it
        assertThat(shown(one)).hasSize(1);

        one.prune(); // takes the texts out of the rows
        assertThat(shown(other)).hasSize(1);
        assertThat(act(one, new RoomAction.Clear(), null).audit().hidden()).hasSize(1);
        assertThat(shown(other)).isEmpty();
        assertThat(one.log(new LogQuery(room, 4_900, one.open(room).head().seq())))
                .isNotEmpty();
    }

    @Test
    void whatALargePurgeHasHiddenIsNotRestored() {
        room("restored");
        for (int batch = 0; batch < 3; batch++) {
            List<Entry> some = IntStream.range(0, 500)
                    .<Entry>mapToObj(i -> says(ANN, "text", NOW))
                    .toList();
            one.append(new Batch(room, some));
        }
        ChatMessage deleted = one.messages(new MessageQuery.After(room, 99, 1))
                .orElseThrow()
                .items()
                .get(0);
        act(one, new ModerationAction.Delete(deleted.id()), ANN.id());
        act(other, new ModerationAction.Restore(deleted.id()), ANN.id());
        assertThat(shown(one)).hasSize(1_500);
        act(one, new ModerationAction.Delete(deleted.id()), ANN.id());
        act(one, new ModerationAction.Purge(ANN.id()), ANN.id());
        isNotRestored(deleted);
        other.prune();
        isNotRestored(deleted);
        assertThat(shown(one)).isEmpty();
    }

    /** Ids of nodes whose clocks differ do not tell which action came first. */
    @Test
    void whatIsHiddenLaterByANodeWithAnEarlierClockIsNotRestored() {
        for (ModerationAction later : List.of(new ModerationAction.Purge(ANN.id()), new RoomAction.Clear())) {
            UserId target = later instanceof RoomAction.Clear ? null : ANN.id();
            room("clocks-" + later.wireName());
            ChatMessage message = said(append(one, says(ANN, "text", NOW)));
            act(one, new ModerationAction.Delete(message.id()), ANN.id(), "b");
            act(other, later, target, "a");
            isNotRestored(message);

            ChatMessage after = said(append(one, says(ANN, "text", NOW)));
            act(one, later, target, "d");
            ChatMessage last = said(append(one, says(ANN, "text", NOW)));
            act(other, new ModerationAction.Delete(last.id()), ANN.id(), "c");
            act(other, new ModerationAction.Restore(last.id()), ANN.id(), "e");
            isNotRestored(after);
        }
    }

    private void isNotRestored(ChatMessage deleted) {
        AuditEntry audit = new AuditEntry(
                "audit-%06d".formatted(++audits),
                room,
                NOW,
                MO,
                new ModerationAction.Restore(deleted.id()),
                deleted.author().id(),
                null,
                null,
                List.of());
        assertThat(append(other, new Entry.NewAction(audit, null))).isInstanceOf(EntryOutcome.Rejected.class);
    }

    @Test
    void aPinAndARestorationAreReadAsTheirMessageIsNow() {
        room("pinned");
        ChatMessage first = said(append(one, says(ANN, "first", NOW.minus(Duration.ofDays(8)))));
        act(one, new ModerationAction.Delete(first.id()), ANN.id());
        act(other, new ModerationAction.Restore(first.id()), ANN.id());
        pin(one, first);
        RoomEvent pinned = new StateEvent.PinChanged(
                4, Optional.of(new Pin(first, NOW, NOW.plusSeconds(60))), DeletedBy.MODERATOR, NOW);
        assertThat(other.log(new LogQuery(room, 2, 4))).containsExactly(new RoomEvent.Restored(3, first, NOW), pinned);
        assertThat(other.open(room).state().pin()).contains(new Pin(first, NOW, NOW.plusSeconds(60)));
        act(other, new RoomAction.Unpin(), null); // a pinned message is kept as long as it is pinned

        try (JdbcChatStore pruning = JdbcChatStore.builder(database.pool(1))
                .retention(Retention.keepAll().messagesFor(Duration.ofDays(7)))
                .pruneByHand()
                .build()) {
            pruning.prune();
        }
        assertThat(other.open(room).state().pin()).isEmpty();
        List<RoomEvent> kept = other.log(new LogQuery(room, 2, 4));
        assertThat(kept.get(1).isSameAs(pinned)).isTrue();
        assertThat(kept.get(0).isSameAs(new RoomEvent.Restored(3, first, NOW))).isTrue();
        assertThat(((RoomEvent.Restored) kept.get(0)).message().isDeleted()).isTrue();
        assertThat(isFirst(said(append(one, says(ANN, "back", NOW))))).isFalse();
    }

    @Test
    void whoeverIsErasedComesBackAsNew() {
        room("erased");
        assertThat(isFirst(said(append(one, says(ANN, "hi", NOW))))).isTrue();
        assertThat(isFirst(said(append(one, says(ANN, "hi", NOW))))).isFalse();
        act(one, new RoomAction.Clear(), null);
        one.personalData().orElseThrow().erase(ANN.id());
        assertThat(one.audit(new AuditQuery(room, null, 1)).items().get(0).hidden())
                .isEmpty();
        assertThat(isFirst(said(append(one, says(ANN, "hi", NOW))))).isTrue();
    }

    @Test
    void whatTheHostSaysOfSomebodyTheyDidNotSay() {
        room("notices");
        MessageKind subscribed = new MessageKind.Notice("subscribed", Map.of("months", "3", "what", "Änn 🎈 = & %"));
        ChatMessage notice = said(append(one, kind(ANN, subscribed)));
        assertThat(other.messages(new MessageQuery.One(room, notice.id()))
                        .orElseThrow()
                        .items())
                .containsExactly(notice);
        assertThat(other.lastSentAt(room, ANN.id())).isEmpty();
        change(other, ModeChange.on(Mode.SLOW, Duration.ofSeconds(30)));
        assertThat(isFirst(said(append(one, says(ANN, "hi", NOW))))).isTrue();
        ChatMessage blue =
                said(append(one, kind(MO, new MessageKind.Announcement(MessageKind.Announcement.Color.BLUE))));
        assertThat(other.messages(new MessageQuery.One(room, blue.id()))
                        .orElseThrow()
                        .items())
                .containsExactly(blue);
    }

    private interface Batches {
        List<Entry> batch(int number);
    }

    private interface Nodes {
        Batches of(String node);
    }

    /** So many batches by each node, at the same time. */
    private List<EntryOutcome> both(int batches, Nodes nodes) {
        CyclicBarrier begin = new CyclicBarrier(2);
        List<CompletableFuture<List<EntryOutcome>>> running = Stream.of(one, other)
                .map(store -> CompletableFuture.supplyAsync(() -> {
                    await(begin);
                    Batches all = nodes.of(store == one ? "one" : "other");
                    List<EntryOutcome> outcomes = new ArrayList<>();
                    for (int i = 0; i < batches; i++) {
                        outcomes.addAll(
                                store.append(new Batch(room, all.batch(i))).outcomes());
                    }
                    return outcomes;
                }))
                .toList();
        return running.stream().flatMap(node -> node.join().stream()).toList();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void room(String id) {
        room = new RoomId(id);
    }

    private void change(JdbcChatStore node, ModeChange change) {
        assertThat(act(node, new RoomAction.ChangeModes(change), null).event()).isPresent();
    }

    private void pin(JdbcChatStore node, ChatMessage message) {
        assertThat(act(
                                node,
                                new RoomAction.Pin(message.id(), Duration.ofSeconds(60)),
                                message.author().id())
                        .event())
                .isPresent();
    }

    private Receipt.Moderated act(JdbcChatStore node, ModerationAction action, @Nullable UserId target) {
        return act(node, action, target, "audit-%06d".formatted(++audits));
    }

    private Receipt.Moderated act(JdbcChatStore node, ModerationAction action, @Nullable UserId target, String id) {
        AuditEntry audit = new AuditEntry(id, room, NOW, MO, action, target, null, null, List.of());
        return (Receipt.Moderated) ((EntryOutcome.Done) append(node, new Entry.NewAction(audit, null))).receipt();
    }

    private List<ChatMessage> shown(JdbcChatStore node) {
        return node.messages(new MessageQuery.After(room, 0, 10_000)).orElseThrow().items().stream()
                .filter(message -> !message.isDeleted())
                .toList();
    }

    private EntryOutcome append(JdbcChatStore node, Entry entry) {
        return node.append(new Batch(room, List.of(entry))).outcomes().get(0);
    }

    private static Entry says(ChatUser author, String text, Instant at) {
        return new Entry.NewMessage(id(), author, text, null, at, null);
    }

    private static Entry exempt(ChatUser author, String text) {
        return new Entry.NewMessage(
                id(),
                author,
                text,
                null,
                NOW,
                null,
                MessageKind.SAID,
                new Entry.AuthorFacts(Set.of(Mode.values()), null));
    }

    private static Entry kind(ChatUser author, MessageKind kind) {
        Entry.AuthorFacts all = new Entry.AuthorFacts(Set.of(Mode.values()), null);
        return new Entry.NewMessage(id(), author, "text", null, NOW, null, kind, all);
    }

    private static MessageId id() {
        return new MessageId(UUID.randomUUID().toString());
    }

    private static ChatUser user(String id, Role role) {
        return new ChatUser(new UserId(id), id, role);
    }

    private static ChatMessage said(EntryOutcome outcome) {
        assertThat(outcome).isInstanceOf(EntryOutcome.Done.class);
        return ((Receipt.Posted) ((EntryOutcome.Done) outcome).receipt()).message();
    }

    private static List<ChatMessage> accepted(List<EntryOutcome> outcomes) {
        return outcomes.stream()
                .filter(EntryOutcome.Done.class::isInstance)
                .map(RoomsOnTwoNodesRules::said)
                .toList();
    }

    private static boolean isGated(EntryOutcome outcome) {
        return outcome instanceof EntryOutcome.Rejected rejected
                && rejected.refusal().code() == RefusalCode.GATE_CLOSED;
    }

    private static boolean isFirst(ChatMessage message) {
        return message.body() instanceof Body.Text text && text.first();
    }
}
