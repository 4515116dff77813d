package dev.frontrow.it.engine;

import static dev.frontrow.it.engine.ChatFixture.ROOM;
import static dev.frontrow.it.engine.ChatFixture.accepted;
import static dev.frontrow.it.engine.ChatFixture.refused;
import static dev.frontrow.it.engine.ChatFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.limit.RateLimit;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.ModerationRequest;
import dev.frontrow.chat.moderation.Sanction;
import dev.frontrow.chat.moderation.SanctionCursor;
import dev.frontrow.chat.moderation.SanctionPage;
import dev.frontrow.chat.moderation.SanctionQuery;
import dev.frontrow.chat.result.Moderated;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.settings.ChatSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What one of the staff, or an author, can make the chat do and hold is bounded. */
class ModerationBoundsTest {

    private static ChatSettings.Builder bounded() {
        return ChatSettings.builder()
                .gateTimeout(Duration.ofSeconds(10))
                .rate(RateLimit.perSeconds(3, 3600))
                .moderationRate(RateLimit.perSeconds(5, 3600))
                .maxSanctions(4);
    }

    @Test
    void a_moderator_who_acts_too_often_is_told_when_to_go_on_and_can_still_talk() {
        try (ChatFixture fixture = new ChatFixture(bounded())) {
            for (int i = 0; i < 5; i++) {
                fixture.moderate("mo", new ModerationAction.Unmute(user("nobody" + i)));
            }
            Refusal refusal = refusal(fixture.tryModerate("mo", new ModerationAction.Purge(user("ada"))));
            assertThat(refusal.code()).isEqualTo(RefusalCode.RATE_LIMITED);
            assertThat(refusal.retryAfter()).isBetween(Duration.ofMinutes(50), Duration.ofHours(1));

            fixture.send("mo", "busy night");
            fixture.moderate("max", new ModerationAction.Mute(user("ada"), Duration.ofMinutes(1)));
        }
    }

    @Test
    void an_action_that_is_refused_counts_too_and_one_of_the_hosts_never_does() {
        try (ChatFixture fixture = new ChatFixture(bounded())) {
            for (int i = 0; i < 5; i++) {
                assertThat(refused(fixture.tryModerate("mo", new ModerationAction.Delete(new MessageId("none" + i)))))
                        .isEqualTo(RefusalCode.MESSAGE_NOT_FOUND);
            }
            assertThat(refused(fixture.tryModerate("mo", new ModerationAction.Delete(new MessageId("none")))))
                    .isEqualTo(RefusalCode.RATE_LIMITED);
            for (int i = 0; i < 20; i++) {
                accepted(fixture.chat.moderate(
                        ModerationRequest.byHost(ROOM, new ModerationAction.Unmute(user("ada")), null)));
            }
        }
    }

    @Test
    void an_author_takes_back_no_more_often_than_they_may_send_and_that_takes_nothing_from_sending() {
        try (ChatFixture fixture = new ChatFixture(bounded())) {
            for (int i = 0; i < 3; i++) {
                assertThat(refused(fixture.tryModerate("ada", new ModerationAction.Retract(new MessageId("none")))))
                        .isEqualTo(RefusalCode.MESSAGE_NOT_FOUND);
            }
            MessageId mine = fixture.send("ada", "hi").id();
            assertThat(refused(fixture.tryModerate("ada", new ModerationAction.Retract(mine))))
                    .isEqualTo(RefusalCode.RATE_LIMITED);
        }
    }

    @Test
    void a_room_takes_so_many_sanctions_and_no_more_whoever_gives_them() {
        try (ChatFixture fixture = new ChatFixture(bounded())) {
            for (int i = 0; i < 4; i++) {
                fixture.moderate("mo", new ModerationAction.Ban(user("made-up-" + i), null));
            }
            assertThat(refused(fixture.tryModerate("max", new ModerationAction.Ban(user("made-up-4"), null))))
                    .isEqualTo(RefusalCode.TOO_MANY_SANCTIONS);
            ModerationAction mute = new ModerationAction.Mute(user("ada"), Duration.ofMinutes(1));
            assertThat(refused(fixture.chat.moderate(ModerationRequest.byHost(ROOM, mute, null))))
                    .isEqualTo(RefusalCode.TOO_MANY_SANCTIONS);

            fixture.moderate("max", new ModerationAction.Ban(user("made-up-0"), Duration.ofDays(1)));
            fixture.moderate("max", new ModerationAction.Unban(user("made-up-1")));
            fixture.moderate("max", mute);
        }
    }

    @Test
    void sanctions_are_told_in_pages_each_once_also_those_of_one_moment() {
        ChatSettings.Builder settings =
                ChatSettings.builder().gateTimeout(Duration.ofSeconds(10)).moderationRate(RateLimit.perSeconds(500, 1));
        try (ChatFixture fixture = new ChatFixture(settings)) {
            for (int i = 0; i < 60; i++) {
                muteAndBan("user" + i).forEach(action -> fixture.moderate("mo", action));
                if (i % 20 == 0) {
                    fixture.time.advance(Duration.ofSeconds(1));
                }
            }
            List<Sanction> told = new ArrayList<>();
            SanctionCursor before = null;
            do {
                SanctionPage page = page(fixture, before);
                assertThat(page.total()).isEqualTo(120);
                assertThat(page.items()).hasSizeLessThanOrEqualTo(50);
                told.addAll(page.items());
                before = page.next()
                        .map(SanctionCursor::toString)
                        .flatMap(SanctionCursor::parse)
                        .orElse(null);
            } while (before != null);
            assertThat(told)
                    .hasSize(120)
                    .doesNotHaveDuplicates()
                    .isSortedAccordingTo((a, b) -> b.at().compareTo(a.at()));
            var ofOne = new SanctionQuery(ROOM, user("user7"), null, 50);
            assertThat(accepted(fixture.chat.sanctions(user("mo"), ofOne)).items())
                    .hasSize(2);
            assertThat(refused(fixture.chat.sanctions(user("ada"), ofOne))).isEqualTo(RefusalCode.NOT_ALLOWED);
        }
    }

    private static List<ModerationAction> muteAndBan(String user) {
        return List.of(
                new ModerationAction.Mute(user(user), Duration.ofDays(1)), new ModerationAction.Ban(user(user), null));
    }

    private static SanctionPage page(ChatFixture fixture, SanctionCursor before) {
        return accepted(fixture.chat.sanctions(user("mo"), new SanctionQuery(ROOM, null, before, 50)));
    }

    private static Refusal refusal(Result<Moderated> result) {
        return result.fold(
                done -> {
                    throw new AssertionError("accepted: " + done);
                },
                refusal -> refusal);
    }
}
