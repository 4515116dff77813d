package dev.frontrow.it.engine;

import static dev.frontrow.it.engine.ChatFixture.ROOM;
import static dev.frontrow.it.engine.ChatFixture.SOON;
import static dev.frontrow.it.engine.ChatFixture.accepted;
import static dev.frontrow.it.engine.ChatFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.ModerationRequest;
import dev.frontrow.chat.moderation.Sanction;
import dev.frontrow.chat.moderation.SanctionQuery;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.store.AuditQuery;
import dev.frontrow.chat.store.Backplane;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.testkit.RecordingStreamWriter;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Staff read what people were called when something was done, whatever they are called now. */
class NamesOfThenTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final ChatStore store = MemoryChatStore.create();
    private final ChatFixture node = node();

    private ChatFixture node() {
        ChatFixture made = new ChatFixture(
                ChatSettings.builder().gateTimeout(SOON.dividedBy(2)),
                store,
                chat -> chat.backplane(Backplane.polling(Duration.ofMillis(50))));
        made.directory.with(new ChatUser(user("ada"), "Ada Lovelace", Role.VIEWER));
        made.directory.with(new ChatUser(user("mo"), "Mo Derator", Role.MODERATOR));
        return made;
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void anActionKeepsTheNamesOfItsTime() {
        ChatMessage message = node.send("ada", "hi");
        node.moderate("mo", new ModerationAction.Mute(user("ada"), HOUR));
        node.directory.with(new ChatUser(user("ada"), "Countess", Role.VIEWER));
        node.directory.with(new ChatUser(user("mo"), "Retired", Role.MODERATOR));
        node.moderate("mo", new ModerationAction.Delete(message.id()));
        node.moderate("mo", new ModerationAction.Unmute(user("nobody-any-more")));

        assertThat(audit()).extracting(AuditEntry::targetName).containsExactly(null, "Countess", "Ada Lovelace");
        assertThat(audit())
                .extracting(entry -> entry.actor().name())
                .containsExactly("Retired", "Retired", "Mo Derator");
        assertThat(sanctions(node)).singleElement().satisfies(mute -> {
            assertThat(mute.userName()).isEqualTo("Ada Lovelace");
            assertThat(mute.byName()).isEqualTo("Mo Derator");
        });
    }

    @Test
    void aMessageOfSomebodyWhoLeftIsByTheNameItWasWrittenUnder() {
        ChatMessage message = node.send("ada", "hi");
        node.directory.without(user("ada"));
        node.moderate("mo", new ModerationAction.Delete(message.id()));

        assertThat(audit()).extracting(AuditEntry::targetName).containsExactly("Ada Lovelace");
    }

    @Test
    void whoTakesBackTheirOwnIsNamedAsWell() {
        ChatMessage message = node.send("ada", "hi");
        node.moderate("ada", new ModerationAction.Retract(message.id()));

        assertThat(audit()).extracting(AuditEntry::targetName).containsExactly("Ada Lovelace");
    }

    @Test
    void theHostsOwnActionsSayTheNameToo() {
        accepted(node.chat.moderate(
                ModerationRequest.byHost(ROOM, new ModerationAction.Ban(user("ada"), null), "a rule")));

        assertThat(audit()).extracting(AuditEntry::targetName).containsExactly("Ada Lovelace");
        assertThat(sanctions(node)).extracting(Sanction::userName).containsExactly("Ada Lovelace");
        assertThat(sanctions(node)).extracting(Sanction::byName).containsOnlyNulls();
    }

    @Test
    void theHostActsAlsoWhileTheDirectoryCannotSayWhoThatIs() {
        try (Chat chat = Chat.builder(MemoryChatStore.create(), (room, user) -> {
                    throw new IllegalStateException("down");
                })
                .build()) {
            AuditEntry done = accepted(chat.moderate(
                            ModerationRequest.byHost(ROOM, new ModerationAction.Ban(user("ada"), null), null)))
                    .audit();
            assertThat(done.targetName()).isNull();
        }
    }

    @Test
    void staffHearTheNamesLive() {
        RecordingStreamWriter max = node.watch("max");
        node.moderate("mo", new ModerationAction.Mute(user("ada"), HOUR));

        assertThat(max.await(SOON, "moderation").data())
                .contains("\"actor\":{\"id\":\"mo\",\"name\":\"Mo Derator\"")
                .contains("\"user\":{\"id\":\"ada\",\"name\":\"Ada Lovelace\"}");
    }

    @Test
    void whoIsMutedDoesNotHearWhoDidIt() {
        RecordingStreamWriter ada = node.watch("ada");
        node.moderate("mo", new ModerationAction.Mute(user("ada"), HOUR));

        assertThat(ada.await(SOON, "sanction").data()).doesNotContain("Mo", "mo");
    }

    @Test
    void anErasureTakesTheNamesFromAllNodesAndNobodyIsMutedOnceMore() {
        try (ChatFixture there = node()) {
            RecordingStreamWriter ada = there.watch("ada");
            node.moderate("mo", new ModerationAction.Mute(user("ada"), HOUR));
            node.moderate("mo", new ModerationAction.Mute(user("bob"), HOUR));
            ada.await(SOON, "sanction");
            until(() -> sanctions(there).size() == 2);

            accepted(node.chat.erase(user("ada")));
            assertThat(sanctions(node)).noneMatch(sanction -> "Ada Lovelace".equals(sanction.userName()));
            until(() -> sanctions(there).stream().noneMatch(mute -> "Ada Lovelace".equals(mute.userName())));
            assertThat(sanctions(there)).anyMatch(mute -> "bob".equals(mute.userName()));

            accepted(node.chat.erase(user("mo")));
            assertThat(sanctions(node)).noneMatch(sanction -> "Mo Derator".equals(sanction.byName()));
            until(() -> sanctions(there).stream().noneMatch(mute -> "Mo Derator".equals(mute.byName())));
            assertThat(audit()).noneMatch(entry -> "Ada Lovelace".equals(entry.targetName()));

            there.moderate("max", new ModerationAction.Unmute(user("ada")));
            ada.await(SOON, events -> ada.events("sanction").size() >= 2);
            assertThat(ada.events("sanction"))
                    .extracting(event -> event.data().contains("\"active\":true"))
                    .containsExactly(true, false);
        }
    }

    private List<AuditEntry> audit() {
        return accepted(node.chat.audit(user("max"), new AuditQuery(ROOM, null, 10)))
                .items();
    }

    private static List<Sanction> sanctions(ChatFixture at) {
        return accepted(at.chat.sanctions(user("max"), new SanctionQuery(ROOM, null, null, 10)))
                .items();
    }

    private static void until(BooleanSupplier isSo) {
        long end = System.nanoTime() + SOON.toNanos();
        while (!isSo.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
