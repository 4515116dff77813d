package dev.frontrow.chat.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.log.Position;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.Sanction;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.KeyQuery;
import dev.frontrow.chat.store.PersonalData;
import dev.frontrow.chat.store.PersonalRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/**
 * What the {@link PersonalData} of a {@link ChatStore} must do. Extended by whoever writes a store that has it, beside
 * {@link ChatStoreContract}.
 *
 * <p>Every rule uses rooms and people that were never seen before, so all of them may run on one database.
 *
 * <table>
 * <caption>The rules</caption>
 * <tr><th>P01</th><td>the rooms are those in which they wrote, acted, were acted on or are sanctioned, each once, and no other</td></tr>
 * <tr><th>P02</th><td>the export gives every message they wrote, in all rooms, once, as it is now</td></tr>
 * <tr><th>P03</th><td>the export gives the actions they did and those done to them; one on themself is one they did</td></tr>
 * <tr><th>P04</th><td>the export gives the sanctions in force on them, and nothing of anybody else</td></tr>
 * <tr><th>P05</th><td>after an erasure everything they wrote is by their id alone, in log, history and by id; place, id, time, role, text and tombstones stay</td></tr>
 * <tr><th>P06</th><td>after an erasure audit entries about them have neither their name nor reason nor hidden texts, those by them neither name nor badges; none is gone</td></tr>
 * <tr><th>P07</th><td>after an erasure their keys are not known and may be used again</td></tr>
 * <tr><th>P08</th><td>after an erasure no first answer that is given again, to whomever, tells what was taken</td></tr>
 * <tr><th>P09</th><td>an erasure lifts no sanction, makes no public change and moves no head</td></tr>
 * <tr><th>P10</th><td>an erasure changes nothing of anybody else</td></tr>
 * <tr><th>P11</th><td>an erasure tells how many records it changed, and 0 when there is nothing left to take</td></tr>
 * <tr><th>P12</th><td>who was erased and writes again is kept as they are then</td></tr>
 * <tr><th>P13</th><td>after an erasure no sanction tells their name, be it on them or by them, and the version of the sanctions has grown</td></tr>
 * </table>
 */
@TestMethodOrder(MethodOrderer.DisplayName.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
public abstract class PersonalDataContract {

    private ChatUser ann = person("Ann Other", Role.SUBSCRIBER);
    private ChatUser bob = person("Bob Builder", Role.VIEWER);
    private ChatUser mo = person("Mo Derator", Role.MODERATOR);

    private @Nullable ChatStore store;

    /**
     * A store whose {@link ChatStore#personalData()} is there, ready for use; called before each rule. It need not be
     * empty, and is closed after the rule.
     */
    protected abstract ChatStore createStore();

    /** New people too: one instance may run all rules. */
    @BeforeEach
    final void openStore() {
        ann = person("Ann Other", Role.SUBSCRIBER);
        bob = person("Bob Builder", Role.VIEWER);
        mo = person("Mo Derator", Role.MODERATOR);
        store = createStore();
    }

    @AfterEach
    final void closeStore() {
        if (store != null) {
            store.close();
        }
    }

    @Test
    @DisplayName(
            "P01 the rooms are those in which they wrote, acted, were acted on or are sanctioned, each once, and no other")
    void p01Rooms() {
        TestRoom wrote = room();
        wrote.post(ann, "one");
        wrote.post(ann, "two");
        TestRoom acted = room();
        acted.act(acted.does(ann, new ModerationAction.Unmute(bob.id()), bob.id()));
        TestRoom actedOn = room();
        actedOn.act(actedOn.does(mo, new ModerationAction.Unmute(ann.id()), ann.id()));
        TestRoom sanctioned = room();
        sanctioned.act(sanctioned.does(null, new ModerationAction.Ban(ann.id(), null), ann.id()));
        TestRoom other = room();
        other.post(bob, "I know " + ann.name());

        assertThat(people().rooms(ann.id())).containsExactlyInAnyOrder(wrote.id, acted.id, actedOn.id, sanctioned.id);
        assertThat(people().rooms(person("Nobody", Role.VIEWER).id())).isEmpty();
    }

    @Test
    @DisplayName("P02 the export gives every message they wrote, in all rooms, once, as it is now")
    void p02Said() {
        TestRoom here = room();
        TestRoom there = room();
        ChatMessage hidden = here.post(ann, "hidden");
        here.post(bob, "not hers");
        here.act(here.does(mo, new ModerationAction.Delete(hidden.id()), ann.id()));
        for (int i = 0; i < 300; i++) {
            there.post(ann, "message " + i);
        }
        List<ChatMessage> all = new ArrayList<>(there.everything());
        all.addAll(here.one(hidden.id()).items());

        assertThat(said(ann.id())).containsExactlyInAnyOrderElementsOf(all).hasSize(301);
    }

    @Test
    @DisplayName("P03 the export gives the actions they did and those done to them; one on themself is one they did")
    void p03Actions() {
        TestRoom room = room();
        ChatMessage first = room.post(ann, "first");
        ChatMessage second = room.post(ann, "second");
        room.act(room.does(ann, new ModerationAction.Retract(first.id()), ann.id()));
        room.act(room.does(mo, new ModerationAction.Delete(second.id()), ann.id()));
        room.act(room.does(ann, new ModerationAction.Mute(bob.id(), Duration.ofMinutes(1)), bob.id()));
        room.act(room.does(mo, new ModerationAction.Unmute(bob.id()), bob.id()));
        List<AuditEntry> newestFirst = room.audit(10).items();

        List<PersonalRecord> records = export(ann.id());

        assertThat(records)
                .filteredOn(PersonalRecord.Acted.class::isInstance)
                .containsExactlyInAnyOrder(
                        new PersonalRecord.Acted(newestFirst.get(1)), new PersonalRecord.Acted(newestFirst.get(3)));
        assertThat(records)
                .filteredOn(PersonalRecord.ActedOn.class::isInstance)
                .containsExactly(new PersonalRecord.ActedOn(newestFirst.get(2)));
    }

    @Test
    @DisplayName("P04 the export gives the sanctions in force on them, and nothing of anybody else")
    void p04Sanctions() {
        TestRoom room = room();
        room.act(room.does(mo, new ModerationAction.Mute(ann.id(), Duration.ofMinutes(5)), ann.id()));
        room.act(room.does(mo, new ModerationAction.Ban(bob.id(), null), bob.id()));
        room.post(mo, "calm down");
        Sanction mute = room.head().sanctions().stream()
                .filter(sanction -> sanction.user().equals(ann.id()))
                .findFirst()
                .orElseThrow();

        assertThat(export(ann.id()))
                .containsExactlyInAnyOrder(
                        new PersonalRecord.Sanctioned(room.id, mute),
                        new PersonalRecord.ActedOn(room.audit(2).items().get(1)));
        assertThat(export(person("Nobody", Role.VIEWER).id())).isEmpty();
    }

    @Test
    @DisplayName(
            "P05 after an erasure everything they wrote is by their id alone, in log, history and by id; place, id, time, role, text and tombstones stay")
    void p05Names() {
        TestRoom here = room();
        ChatMessage shown = here.post(ann, "still here");
        ChatMessage hidden = here.post(ann, "hidden");
        ChatMessage other = here.post(bob, "mine");
        here.act(here.does(mo, new ModerationAction.Delete(hidden.id()), ann.id()));
        ChatMessage tombstone = here.one(hidden.id()).items().get(0);
        TestRoom there = room();
        ChatMessage elsewhere = there.post(ann, "elsewhere");

        people().erase(ann.id());

        List<ChatMessage> expected = List.of(shown.anonymous(), tombstone.anonymous(), other);
        assertThat(here.everything()).isEqualTo(expected);
        assertThat(here.log(0, 3))
                .isEqualTo(expected.stream()
                        .map(message -> (RoomEvent) new RoomEvent.Posted(message))
                        .toList());
        assertThat(here.one(shown.id()).items()).containsExactly(shown.anonymous());
        assertThat(here.before(Long.MAX_VALUE, 1).items()).containsExactly(other);
        assertThat(there.everything()).containsExactly(elsewhere.anonymous());
        assertThat(said(ann.id()))
                .containsExactlyInAnyOrder(shown.anonymous(), tombstone.anonymous(), elsewhere.anonymous());
    }

    @Test
    @DisplayName(
            "P06 after an erasure audit entries about them have neither their name nor reason nor hidden texts, those by them neither name nor badges; none is gone")
    void p06Audit() {
        TestRoom room = room();
        room.post(ann, "a secret");
        ChatMessage rude = room.post(bob, "rude");
        room.act(room.does(mo, new ModerationAction.Purge(ann.id()), ann.id()));
        room.act(room.does(mo, new ModerationAction.Ban(ann.id(), null), ann.id()));
        room.act(room.does(mo, new ModerationAction.Unban(ann.id()), ann.id()));
        room.act(room.does(ann, new ModerationAction.Delete(rude.id()), bob.id()));
        room.act(room.does(mo, new ModerationAction.Mute(bob.id(), Duration.ofMinutes(1)), bob.id()));
        List<AuditEntry> before = room.audit(10).items();
        assertThat(before.get(4).hidden()).hasSize(1);

        people().erase(ann.id());

        assertThat(room.audit(10).items())
                .isEqualTo(before.stream().map(entry -> entry.without(ann.id())).toList());
    }

    @Test
    @DisplayName("P07 after an erasure their keys are not known and may be used again")
    void p07Keys() {
        TestRoom room = room();
        IdempotencyKey key = TestRoom.key(ann, "key-1", "hi");
        IdempotencyKey others = TestRoom.key(bob, "key-1", "ho");
        room.one(room.says(ann, "hi", key));
        room.one(room.says(bob, "ho", others));

        people().erase(ann.id());

        assertThat(store().known(new KeyQuery(room.id, ann.id(), "key-1"))).isEmpty();
        assertThat(store().known(new KeyQuery(room.id, bob.id(), "key-1"))).isPresent();
        Outcomes.posted(room.one(room.says(ann, "something else", TestRoom.key(ann, "key-1", "something else"))));
        Outcomes.repeated(room.one(room.says(bob, "ho", others)));
    }

    @Test
    @DisplayName("P08 after an erasure no first answer that is given again, to whomever, tells what was taken")
    void p08Answers() {
        TestRoom room = room();
        ChatMessage message = room.post(ann, "a secret");
        IdempotencyKey key = TestRoom.key(mo, "delete-1", "delete");
        Entry delete = TestRoom.keyed(room.does(mo, new ModerationAction.Delete(message.id()), ann.id()), key);
        AuditEntry first = Outcomes.moderated(room.one(delete)).audit();
        assertThat(first.hidden()).hasSize(1);

        people().erase(ann.id());

        AuditEntry again =
                Outcomes.moderated(Outcomes.repeated(room.one(delete))).audit();
        assertThat(again).isEqualTo(first.without(ann.id()));
    }

    @Test
    @DisplayName("P09 an erasure lifts no sanction, makes no public change and moves no head")
    void p09Keeps() {
        TestRoom room = room();
        room.post(ann, "hi");
        room.act(room.does(mo, new ModerationAction.Ban(ann.id(), null), ann.id()));
        List<Sanction> sanctions = room.head().sanctions().stream()
                .map(sanction -> sanction.without(ann.id()))
                .toList();
        Position head = room.head().head();

        people().erase(ann.id());

        assertThat(room.head().head()).isEqualTo(head);
        assertThat(room.head().sanctions()).isEqualTo(sanctions);
        assertThat(Outcomes.code(room.one(room.says(ann, "hm")))).isEqualTo(RefusalCode.BANNED);
        assertThat(room.post(bob, "next").seq()).isEqualTo(2);
    }

    @Test
    @DisplayName("P10 an erasure changes nothing of anybody else")
    void p10Others() {
        TestRoom room = room();
        ChatUser namesake = person(ann.name(), Role.VIEWER);
        room.post(ann, "hi");
        ChatMessage message = room.post(bob, "hi, " + ann.name());
        room.post(namesake, "we have one name");
        room.act(room.does(mo, new ModerationAction.Delete(message.id()), bob.id()));
        List<PersonalRecord> bobs = export(bob.id());
        List<PersonalRecord> namesakes = export(namesake.id());

        people().erase(ann.id());

        assertThat(export(bob.id())).isEqualTo(bobs).hasSize(2);
        assertThat(export(namesake.id())).isEqualTo(namesakes).hasSize(1);
        assertThat(people().erase(person("Nobody", Role.VIEWER).id())).isZero();
    }

    @Test
    @DisplayName("P11 an erasure tells how many records it changed, and 0 when there is nothing left to take")
    void p11Count() {
        TestRoom room = room();
        room.post(ann, "one");
        room.post(ann, "two");
        room.act(room.does(mo, new ModerationAction.Purge(ann.id()), ann.id()));

        assertThat(people().erase(ann.id())).isEqualTo(3);
        assertThat(people().erase(ann.id())).isZero();
    }

    @Test
    @DisplayName("P12 who was erased and writes again is kept as they are then")
    void p12Later() {
        TestRoom room = room();
        ChatMessage before = room.post(ann, "before");
        people().erase(ann.id());

        ChatMessage after = room.post(ann, "after");

        assertThat(after.author()).isEqualTo(ann);
        assertThat(room.everything()).containsExactly(before.anonymous(), after);
    }

    @Test
    @DisplayName(
            "P13 after an erasure no sanction tells their name, be it on them or by them, and the version of the sanctions has grown")
    void p13Sanctions() {
        TestRoom room = room();
        room.act(room.does(ann, new ModerationAction.Mute(bob.id(), Duration.ofHours(1)), bob.id()));
        room.act(room.does(mo, new ModerationAction.Ban(ann.id(), null), ann.id()));
        room.act(room.does(mo, new ModerationAction.Mute(ann.id(), Duration.ofHours(1)), ann.id()));
        TestRoom other = room();
        other.act(other.does(mo, new ModerationAction.Ban(bob.id(), null), bob.id()));
        List<Sanction> before = room.head().sanctions();
        List<Sanction> others = other.head().sanctions();
        long version = room.head().sanctionsVersion();
        long otherVersion = other.head().sanctionsVersion();

        people().erase(ann.id());

        assertThat(room.head().sanctions())
                .containsExactlyInAnyOrderElementsOf(before.stream()
                        .map(sanction -> sanction.without(ann.id()))
                        .toList())
                .hasSize(3)
                .noneMatch(sanction -> sanction.user().equals(ann.id()) && sanction.userName() != null)
                .noneMatch(sanction -> ann.id().equals(sanction.by()) && sanction.byName() != null)
                .anyMatch(sanction -> TestRoom.nameOf(bob.id()).equals(sanction.userName()))
                .anyMatch(sanction -> mo.name().equals(sanction.byName()));
        assertThat(room.head().sanctionsVersion()).isGreaterThan(version);
        assertThat(other.head().sanctions()).isEqualTo(others);
        assertThat(other.head().sanctionsVersion()).isEqualTo(otherVersion);
        assertThat(people().erase(ann.id())).isZero();
    }

    private ChatStore store() {
        if (store == null) {
            throw new IllegalStateException("no rule runs now");
        }
        return store;
    }

    private PersonalData people() {
        return store().personalData().orElseThrow(() -> new AssertionError("the store has no personalData()"));
    }

    private TestRoom room() {
        return new TestRoom(store(), new RoomId("room-" + UUID.randomUUID()));
    }

    private List<PersonalRecord> export(UserId user) {
        List<PersonalRecord> records = new ArrayList<>();
        people().export(user, records::add);
        return records;
    }

    private List<ChatMessage> said(UserId user) {
        return export(user).stream()
                .filter(PersonalRecord.Said.class::isInstance)
                .map(record -> ((PersonalRecord.Said) record).message())
                .toList();
    }

    private static ChatUser person(String name, Role role) {
        return new ChatUser(new UserId("user-" + UUID.randomUUID()), name, role, List.of("founder"));
    }
}
