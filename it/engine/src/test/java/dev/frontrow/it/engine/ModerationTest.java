package dev.frontrow.it.engine;

import static dev.frontrow.it.engine.ChatFixture.ROOM;
import static dev.frontrow.it.engine.ChatFixture.SOON;
import static dev.frontrow.it.engine.ChatFixture.accepted;
import static dev.frontrow.it.engine.ChatFixture.refused;
import static dev.frontrow.it.engine.ChatFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.log.HistoryRequest;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.ModerationRequest;
import dev.frontrow.chat.result.History;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.store.AuditQuery;
import dev.frontrow.chat.testkit.RecordingStreamWriter;
import dev.frontrow.chat.transport.StreamRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModerationTest {

    private final ChatFixture fixture = new ChatFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private History history(String reader) {
        return accepted(
                fixture.chat.history(new HistoryRequest(ROOM, user(reader), new HistoryRequest.Back(null), 50)));
    }

    @Test
    void a_deleted_message_is_gone_for_everybody_and_kept_for_the_audit_alone() {
        RecordingStreamWriter bob = fixture.watch("bob");
        ChatMessage rude = fixture.send("ada", "something rude");

        fixture.moderate("mo", new ModerationAction.Delete(rude.id()));

        assertThat(bob.await(SOON, "message.deleted").data()).contains(rude.id().value());
        assertThat(history("bob").items())
                .singleElement()
                .satisfies(item -> assertThat(item.isDeleted()).isTrue());
        RecordingStreamWriter late = fixture.watch("sue");
        late.await(SOON, "message.deleted");
        assertThat(new String(late.bytes(), StandardCharsets.UTF_8)).doesNotContain("something rude");
        assertThat(accepted(fixture.chat.audit(user("mo"), new AuditQuery(ROOM, null, 10)))
                        .items())
                .singleElement()
                .satisfies(entry -> assertThat(entry.hidden())
                        .singleElement()
                        .satisfies(hidden -> assertThat(hidden.text()).isEqualTo("something rude")));
    }

    @Test
    void deleting_twice_is_told_apart_from_deleting_what_never_was() {
        ChatMessage rude = fixture.send("ada", "something rude");
        fixture.moderate("mo", new ModerationAction.Delete(rude.id()));

        assertThat(refused(fixture.tryModerate("max", new ModerationAction.Delete(rude.id()))))
                .isEqualTo(RefusalCode.ALREADY_RESOLVED);
        assertThat(refused(fixture.tryModerate(
                        "mo", new ModerationAction.Delete(new dev.frontrow.chat.message.MessageId("nothing")))))
                .isEqualTo(RefusalCode.MESSAGE_NOT_FOUND);
    }

    @Test
    void a_mute_holds_for_its_time_and_not_longer() {
        RecordingStreamWriter ada = fixture.watch("ada");
        fixture.moderate("mo", new ModerationAction.Mute(user("ada"), Duration.ofMinutes(60)));

        assertThat(ada.await(SOON, "sanction").data())
                .contains("\"kind\":\"mute\"")
                .contains("\"active\":true");
        fixture.time.advance(Duration.ofMinutes(60).minusMillis(1));
        assertThat(refused(fixture.trySend("ada", "hi"))).isEqualTo(RefusalCode.MUTED);
        fixture.time.advance(Duration.ofMillis(1));
        assertThat(fixture.send("ada", "hi").seq()).isEqualTo(1);
    }

    @Test
    void an_unmute_ends_it_at_once() {
        fixture.moderate("mo", new ModerationAction.Mute(user("ada"), Duration.ofMinutes(60)));
        fixture.moderate("max", new ModerationAction.Unmute(user("ada")));

        assertThat(fixture.send("ada", "hi").seq()).isEqualTo(1);
    }

    @Test
    void a_ban_ends_the_streams_and_shuts_every_door() {
        RecordingStreamWriter ada = fixture.watch("ada");
        ada.await(SOON, "hello");

        fixture.moderate("mo", new ModerationAction.Ban(user("ada"), null));

        ada.awaitClose(SOON);
        assertThat(ada.await(SOON, "bye").data()).isEqualTo("{\"reason\":\"banned\",\"reconnect\":false}");
        assertThat(ada.await(SOON, "sanction").data())
                .contains("\"kind\":\"ban\"")
                .contains("\"active\":true");
        assertThat(refused(fixture.trySend("ada", "hi"))).isEqualTo(RefusalCode.BANNED);
        assertThat(refused(fixture.chat.userState(ROOM, user("ada")))).isEqualTo(RefusalCode.BANNED);
        assertThat(refused(fixture.chat.open(StreamRequest.of(ROOM, user("ada")))))
                .isEqualTo(RefusalCode.BANNED);
        assertThat(refused(
                        fixture.chat.history(new HistoryRequest(ROOM, user("ada"), new HistoryRequest.Back(null), 50))))
                .isEqualTo(RefusalCode.BANNED);

        fixture.moderate("mo", new ModerationAction.Unban(user("ada")));
        assertThat(fixture.send("ada", "back").seq()).isEqualTo(1);
    }

    @Test
    void a_purge_hides_every_message_of_one_user_and_of_nobody_else() {
        fixture.send("ada", "one");
        fixture.send("bob", "mine");
        fixture.send("ada", "two");

        fixture.moderate("mo", new ModerationAction.Purge(user("ada")));

        assertThat(history("sue").items()).extracting(ChatMessage::isDeleted).containsExactly(true, false, true);
    }

    @Test
    void staff_hear_of_an_action_and_viewers_do_not() {
        RecordingStreamWriter max = fixture.watch("max");
        RecordingStreamWriter bob = fixture.watch("bob");
        fixture.moderate("mo", new ModerationAction.Mute(user("ada"), Duration.ofMinutes(5)));
        fixture.send("bob", "after");

        assertThat(max.await(SOON, "moderation").data()).contains("\"action\":\"mute\"");
        bob.await(SOON, "message");
        assertThat(bob.events("moderation")).isEmpty();
        assertThat(bob.events("sanction")).isEmpty();
    }

    @Test
    void a_moderator_who_was_demoted_has_lost_the_right_with_the_next_request() {
        ChatMessage message = fixture.send("ada", "hi");
        RecordingStreamWriter mo = fixture.watch("mo");
        mo.await(SOON, "hello");
        fixture.directory.with(new ChatUser(user("mo"), "mo", Role.VIEWER));

        assertThat(refused(fixture.tryModerate("mo", new ModerationAction.Delete(message.id()))))
                .isEqualTo(RefusalCode.NOT_ALLOWED);
        fixture.chat.userChanged(user("mo"));
        mo.awaitClose(SOON);
        assertThat(mo.await(SOON, "bye").data()).contains("superseded");
    }

    @Test
    void an_owner_who_never_spoke_is_as_untouchable_as_one_who_did() {
        assertThat(refused(fixture.tryModerate("mo", new ModerationAction.Ban(user("cleo"), null))))
                .isEqualTo(RefusalCode.TARGET_OUTRANKS_ACTOR);
        assertThat(refused(fixture.tryModerate("adam", new ModerationAction.Ban(user("cleo"), null))))
                .isEqualTo(RefusalCode.TARGET_OUTRANKS_ACTOR);
    }

    @Test
    void the_host_itself_may_act_on_anybody() {
        ChatMessage message = fixture.send("cleo", "unlawful");

        accepted(fixture.chat.moderate(
                ModerationRequest.byHost(ROOM, new ModerationAction.Delete(message.id()), "takedown")));

        assertThat(history("bob").items().get(0).isDeleted()).isTrue();
    }

    @Test
    void authors_retract_what_they_wrote_and_nothing_else() {
        ChatMessage mine = fixture.send("ada", "oops");

        assertThat(refused(fixture.tryModerate("bob", new ModerationAction.Retract(mine.id()))))
                .isEqualTo(RefusalCode.NOT_ALLOWED);
        fixture.moderate("ada", new ModerationAction.Retract(mine.id()));
        assertThat(history("bob").items().get(0).isDeleted()).isTrue();
    }

    @Test
    void a_repeated_send_of_a_deleted_message_gives_the_tombstone() {
        ChatMessage sent = accepted(fixture.trySend("ada", "gone soon", "k")).message();
        fixture.moderate("mo", new ModerationAction.Delete(sent.id()));

        assertThat(accepted(fixture.trySend("ada", "gone soon", "k")).message().isDeleted())
                .isTrue();
    }
}
