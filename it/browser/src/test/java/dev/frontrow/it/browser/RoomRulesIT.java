package dev.frontrow.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.frontrow.chat.mode.Mode;
import dev.frontrow.chat.mode.ModeChange;
import dev.frontrow.chat.moderation.ModerationRequest;
import dev.frontrow.chat.moderation.RoomAction;
import dev.frontrow.examples.liveroom.LiveRoom;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of a room: who switches them, who sees them, and whom they keep out. */
class RoomRulesIT extends InBrowser {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/slow 30       | /slow off        | Slow mode: 30 s",
                "/subscribers   | /subscribers off | Subscribers only",
                "/followers 10m | /followers off   | Followers of 10 min or more",
                "/emojionly     | /emojionly off   | Emoji only",
                "/unique        | /unique off      | No repeats",
                "/lock          | /lock off        | Locked: only the team can write",
                "/shield        | /shield off      | Shield is on",
            })
    void aModeThatIsSwitchedByACommandIsSeenByAllAndByWhoeverComesLater(String on, String off, String rule) {
        Seat vera = seat("vera");
        Seat cleo = seat("cleo");
        cleo.send(on);
        for (Seat seat : new Seat[] {vera, cleo, seat("sam")}) {
            assertThat(seat.find("rules")).containsText(rule);
        }
        vera.page().reload();
        assertThat(vera.find("rules")).containsText(rule);
        cleo.send(off);
        for (Seat seat : new Seat[] {vera, cleo}) {
            assertThat(seat.find("rules")).hasCount(0);
        }
    }

    @Test
    void theSheetSwitchesModesAndTheStripOfTheCreatorTooAndBothShowWhatIsOn() {
        Seat vera = seat("vera");
        Seat cleo = seat("cleo");
        Locator strip = cleo.page().locator("#strip");
        assertThat(strip).isVisible();
        assertThat(vera.page().locator("#strip")).isHidden();
        cleo.find("moderation-button").click();
        Locator tab = cleo.page().getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Rules"));
        if (tab.count() > 0) {
            tab.click();
        }
        cleo.find("mode-slowSeconds").click();
        assertThat(vera.find("rules")).containsText("Slow mode: ");
        assertThat(strip.getByText("Slow, 30 s")).hasAttribute("aria-pressed", "true");
        cleo.shoot("modes-sheet");
        strip.getByText("Locked").click();
        assertThat(vera.find("rules")).containsText("Locked");
        assertThat(cleo.find("mode-locked")).isChecked();
    }

    @Test
    void slowModeMakesWaitAcrossAReloadAndLetsGoWhenTheTimeHasCome() {
        Seat vera = seat("vera");
        Seat mo = seat("mo");
        mo.send("/slow 8");
        assertThat(vera.find("rules")).containsText("Slow mode: 8 s");
        vera.send("one");
        mo.sees("one");
        assertThat(vera.find("slow-wait")).containsText(Pattern.compile("You can write again in \\d\\ss"));
        vera.shoot("slow-mode");
        vera.page().reload();
        assertThat(vera.find("slow-wait")).containsText(Pattern.compile("You can write again in \\d\\ss"));
        mo.send("two");
        mo.send("three");
        vera.sees("three");
        assertThat(vera.find("slow-wait")).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(20_000));
        vera.send("four");
        mo.sees("four");
    }

    @Test
    void whoMayNotWriteIsToldWhyAndLetInWhenTheyDoWhatIsAskedFor() {
        Seat vera = seat("vera");
        Seat sam = seat("sam");
        change(ModeChange.on(Mode.SUBSCRIBERS));
        assertThat(vera.find("gate-prompt")).containsText("subscribers");
        vera.shoot("subscribers-only");
        sam.send("a subscriber");
        vera.sees("a subscriber");
        vera.page().locator("#subscribe").click();
        assertThat(vera.find("gate-prompt")).hasCount(0);
        sam.sees("Vera subscribed. Welcome!");
        assertThat(sam.find("system-message")).hasCount(1);
        vera.send("I am one, too");
        sam.sees("I am one, too");
        change(ModeChange.off(Mode.SUBSCRIBERS).and(ModeChange.on(Mode.FOLLOWERS, Duration.ZERO)));
        assertThat(vera.find("gate-prompt")).containsText("follow");
        vera.page().locator("#follow").click();
        assertThat(vera.find("gate-prompt")).hasCount(0);
    }

    @Test
    void whatATextMayBeIsSaidWhenItIsRefusedAndTheTextIsKept() {
        Seat vera = seat("vera");
        vera.troubles().expectStatus(403);
        change(ModeChange.on(Mode.EMOJI_ONLY));
        assertThat(vera.find("rules")).containsText("Emoji only");
        vera.send("words");
        assertThat(vera.page().locator("frontrow-chat"))
                .containsText(Pattern.compile("emoji", Pattern.CASE_INSENSITIVE));
        vera.doesNotSee("words");
        vera.send("👍");
        vera.sees("👍");
    }

    @Test
    void aPinnedMessageStandsAboveForAllUntilItIsUnpinnedOrDeleted() {
        Seat vera = seat("vera");
        Seat mo = seat("mo");
        vera.send("to be pinned");
        mo.sees("to be pinned");
        mo.openMenu("to be pinned");
        mo.page()
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(Pattern.compile("^Pin")))
                .click();
        if (mo.find("act-confirm").count() > 0) {
            mo.find("act-confirm").click();
        }
        assertThat(vera.find("pin-text")).containsText("to be pinned");
        assertThat(seat("sam").find("pin-text")).containsText("to be pinned");
        mo.shoot("pinned");
        mo.find("unpin").click();
        assertThat(vera.find("pin")).hasCount(0);
        mo.send("/pin read this first");
        assertThat(vera.find("pin-text")).containsText("read this first");
        chat().moderate(ModerationRequest.byHost(LiveRoom.ROOM, new RoomAction.Clear(), null))
                .orElseThrow();
        assertThat(vera.find("pin")).hasCount(0);
        vera.doesNotSee("read this first");
    }

    @Test
    void whoIsWarnedAcknowledgesAndAnAnnouncementStandsOut() {
        Seat vera = seat("vera");
        Seat mo = seat("mo");
        vera.send("rude");
        mo.sees("rude");
        assertThat(mo.message("rude").getByTestId("first-message")).hasCount(1);
        mo.send("/warn @Vera be kind");
        assertThat(vera.find("warning")).containsText("be kind");
        vera.shoot("warned");
        vera.find("acknowledge").click();
        assertThat(vera.find("warning")).hasCount(0);
        vera.send("sorry");
        mo.sees("sorry");
        assertThat(mo.message("sorry").getByTestId("first-message")).hasCount(0);
        mo.send("/announce The stream begins");
        assertThat(vera.message("The stream begins").getByTestId("announcement"))
                .hasCount(1);
    }

    private void change(ModeChange change) {
        chat().moderate(ModerationRequest.byHost(LiveRoom.ROOM, new RoomAction.ChangeModes(change), null))
                .orElseThrow();
    }
}
