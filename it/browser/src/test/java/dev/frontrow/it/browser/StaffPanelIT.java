package dev.frontrow.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.ModerationRequest;
import dev.frontrow.examples.liveroom.LiveRoom;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The panel of the staff, and the card of a user; and staff who act beside each other. */
class StaffPanelIT extends InBrowser {

    private static final Pattern TEN_MINUTES = Pattern.compile("(10|9)\\smin");

    @Test
    void twoModeratorsAndAViewerSeeOneAnotherAct() {
        Seat vera = seat("vera");
        Seat mo = seat("mo");
        Seat cleo = seat("cleo");
        vera.troubles().expectStatus(403);
        openPanel(cleo);
        assertThat(cleo.find("panel-empty")).isVisible();
        vera.send("too loud");
        mo.sees("too loud");

        mo.openMenu("too loud");
        mo.find("menu-mute").click();
        mo.find("act-time-600").check();
        mo.find("act-reason").fill("Calm down, please");
        mo.find("act-confirm").click();
        assertThat(entry(cleo, "mute")).containsText("Mo muted Vera for 10 minutes");
        assertThat(entry(cleo, "mute")).containsText("Reason: Calm down, please");
        assertThat(vera.find("sanction-notice")).containsText(TEN_MINUTES);
        assertThat(vera.find("sanction-notice")).containsText("Calm down, please");
        mo.find("undo").click();
        assertThat(vera.find("input")).isEnabled();
        assertThat(entry(cleo, "unmute")).containsText("Mo unmuted Vera");

        mo.openMenu("too loud");
        mo.find("menu-ban").click();
        mo.find("act-confirm").click();
        vera.waitState("refused");
        assertThat(vera.find("sanction-notice")).containsText("You are banned from this chat.");
        assertThat(entry(cleo, "ban")).containsText("Mo banned Vera");
        cleo.find("tab-sanctions").click();
        assertThat(cleo.find("sanction-entry")).containsText("Vera");
        assertThat(cleo.find("sanction-entry")).containsText("Banned · For good");
        cleo.shoot("panel-sanctions");
        cleo.find("lift").click();
        assertThat(cleo.find("panel-word")).hasText("Vera is no longer banned.");
        assertThat(cleo.find("sanction-entry")).hasCount(0);
        cleo.waitFocus("tab-sanctions");
        vera.page().reload();
        vera.waitLive();
        vera.send("thank you");
        mo.sees("thank you");
        cleo.find("tab-feed").click();
        assertThat(cleo.find("audit-entry")).hasCount(4);
        cleo.shoot("panel-feed");
    }

    @Test
    void thePanelShowsWhatWasBeforeWithWhatItHidAndMergesItWithWhatComes() {
        Seat vera = seat("vera");
        Seat mo = seat("mo");
        for (int i = 1; i <= 55; i++) {
            mute("vera", Duration.ofMinutes(i));
        }
        chat().moderate(ModerationRequest.by(
                new UserId("mo"), LiveRoom.ROOM, new ModerationAction.Unmute(new UserId("vera"))));
        assertThat(vera.find("input")).isEnabled();
        vera.send("hide me");
        mo.sees("hide me");
        openPanel(mo);
        assertThat(mo.find("audit-entry")).hasCount(50);
        mo.find("panel-older").click();
        assertThat(mo.find("audit-entry")).hasCount(56);
        assertThat(mo.find("panel-older")).hasCount(0);
        mo.press("Escape", "moderation-button");
        mo.openMenu("hide me");
        mo.find("menu-delete").click();
        openPanel(mo);
        assertThat(entry(mo, "delete")).containsText("Mo deleted a message of Vera");
        assertThat(entry(mo, "delete")).containsText("hide me");
    }

    /** Nothing of them is loaded, so only the server can say what they are called; the card and the list of sanctions too. */
    @Test
    void afterAReloadThePanelNamesPeopleWithoutAMessage() {
        Seat mo = seat("mo");
        mute("vera", Duration.ofHours(1));
        chat().moderate(ModerationRequest.by(
                new UserId("cleo"), LiveRoom.ROOM, new ModerationAction.Ban(new UserId("zoe"), null)));
        mo.page().reload();
        mo.waitLive();
        openPanel(mo);
        assertThat(entry(mo, "mute")).containsText("Mo muted Vera for 1 hour");
        assertThat(entry(mo, "ban")).containsText("Cleo banned Zoe");
        mo.find("tab-sanctions").click();
        assertThat(mo.find("sanction-entry").getByText("Zoe")).isVisible();
        assertThat(mo.find("sanction-entry")).containsText(new String[] {"by Cleo", "by Mo"});
        mo.shoot("panel-names");
        Locator ofZoe = mo.page().locator("[data-testid=sanction-entry][data-user=zoe]");
        assertThat(ofZoe.getByTestId("lift")).hasAccessibleName("Lift the sanction of Zoe");
        ofZoe.getByTestId("lift").click();
        assertThat(mo.find("panel-word")).hasText("Zoe is no longer banned.");
        mo.press("Escape", "moderation-button");

        chat().moderate(ModerationRequest.by(
                new UserId("cleo"), LiveRoom.ROOM, new ModerationAction.Unmute(new UserId("vera"))));
        say(new UserId("vera"), "that was me");
        chat().moderate(ModerationRequest.by(
                new UserId("cleo"), LiveRoom.ROOM, new ModerationAction.Mute(new UserId("vera"), Duration.ofHours(1))));
        mo.page().reload();
        mo.waitLive();
        mo.message("that was me").getByTestId("message-name").click();
        assertThat(mo.find("user-card").getByTestId("sanction-entry")).containsText("by Cleo");
        assertThat(mo.find("card-log")).containsText("Cleo muted Vera for 1 hour");
        assertThat(mo.find("card-log")).containsText("Mo muted Vera for 1 hour");
    }

    @Test
    void thePanelSaysWhenSomethingCannotBeLoadedAndTriesAgain() {
        Seat mo = seat("mo");
        mo.troubles().expectNetworkTrouble();
        mo.page().route(Pattern.compile("/moderation/"), Route::abort);
        openPanel(mo);
        assertThat(mo.find("panel-failed")).isVisible();
        mo.shoot("panel-failed");
        mo.page().unroute(Pattern.compile("/moderation/"));
        mo.find("panel-retry").click();
        assertThat(mo.find("panel-empty")).hasText("Nothing had to be moderated so far.");
    }

    @Test
    void thePanelIsUsedWithTheKeyboardAndCoversTheChatOnAPhone() {
        Seat mo = watched(Seat.at(browser(), 390, 844, "mo"));
        mo.page().navigate(address() + "/as/mo/");
        mo.waitLive();
        seat("vera");
        mute("vera", Duration.ofHours(1));
        mo.find("moderation-button").focus();
        mo.press("Enter", "tab-feed");
        mo.press("ArrowRight", "tab-sanctions");
        assertThat(mo.find("sanction-entry")).containsText(Pattern.compile("Muted · (1\\sh|60\\smin) left"));
        assertThat(mo.page().locator("frontrow-message-list")).hasAttribute("inert", "");
        mo.shoot("panel-phone");
        mo.press("Tab", "panel-sanctions");
        mo.press("Tab", "lift");
        mo.press("Enter", "tab-sanctions");
        assertThat(mo.find("panel-empty")).isVisible();
        mo.press("Escape", "moderation-button");
        assertThat(mo.find("moderation")).hasCount(0);
    }

    @Test
    void aPanelThatIsOpenKnowsWhatHappenedWhileTheConnectionWasAway() {
        Seat mo = seat("mo");
        mo.troubles().expectNetworkTrouble();
        openPanel(mo);
        assertThat(mo.find("panel-empty")).isVisible();
        mo.context().setOffline(true);
        mute("vera", Duration.ofHours(1));
        mo.context().setOffline(false);
        assertThat(entry(mo, "mute")).containsText("for 1 hour");
    }

    @Test
    void everybodySeesTheCardOfAUserAndOnlyStaffWhatWasDone() {
        Seat vera = seat("vera");
        Seat sam = seat("sam");
        Seat mo = seat("mo");
        vera.send("one");
        vera.send("two");
        sam.sees("two");
        mute("vera", Duration.ofMinutes(10));
        for (Seat seat : new Seat[] {sam, mo}) {
            seat.sees("two");
            seat.message("one").getByTestId("message-name").click();
            assertThat(seat.find("user-card")).containsText("Vera");
            assertThat(seat.find("card-messages").locator("li")).containsText(new String[] {"two", "one"});
            seat.shoot("card-" + seat.person());
        }
        assertThat(sam.find("card-mute")).hasCount(0);
        assertThat(sam.find("sanction-entry")).hasCount(0);
        assertThat(sam.find("card-log")).hasCount(0);
        assertThat(mo.find("sanction-entry")).containsText(TEN_MINUTES);
        assertThat(mo.find("card-log")).containsText("Mo muted Vera for 10 minutes");
        mo.find("lift").click();
        assertThat(mo.find("user-card")).hasCount(0);
        assertThat(mo.find("notice")).hasText("Vera can write again.");
        assertThat(vera.find("input")).isEnabled();
        mo.message("one").getByTestId("message-name").click();
        mo.find("card-ban").click();
        mo.find("act-time-86400").check();
        vera.troubles().expectStatus(403);
        mo.find("act-confirm").click();
        vera.waitState("refused");
    }

    @Test
    void theCardKeepsTheFocusAndGivesItBack() {
        Seat vera = seat("vera");
        Seat mo = seat("mo");
        vera.send("hello");
        mo.sees("hello");
        mo.find("log").focus();
        mo.page().keyboard().press("ArrowUp");
        mo.press("Tab", "message-name");
        mo.press("Enter", "card-close");
        mo.press("Tab", "card-mute");
        mo.press("Shift+Tab", "card-close");
        mo.press("Shift+Tab", "card-block");
        mo.press("Tab", "card-close");
        mo.press("Tab", "card-mute");
        mo.press("Enter", "act-time-3600");
        mo.press("Escape", "card-mute");
        mo.press("Escape", "message-name");
        assertThat(mo.find("user-card")).hasCount(0);
    }

    @Test
    void theCardStaysInsideAChatOfAnySize() {
        Seat vera = seat("vera");
        Seat mo =
                watched(Seat.of(browser().newContext(new Browser.NewContextOptions().setViewportSize(390, 700)), "mo"));
        mo.page().navigate(address() + "/as/mo/");
        mo.waitLive();
        for (int i = 1; i < 8; i++) {
            vera.send("message " + i);
        }
        mo.sees("message 7");
        mo.message("message 1").getByTestId("message-name").click();
        assertThat(mo.find("user-card")).isVisible();
        mo.shoot("card-phone");
        Locator chat = mo.page().locator("frontrow-chat");
        Locator card = mo.page().locator("frontrow-user-card");
        org.assertj.core.api.Assertions.assertThat(card.boundingBox().y).isGreaterThanOrEqualTo(chat.boundingBox().y);
        org.assertj.core.api.Assertions.assertThat(card.boundingBox().y + card.boundingBox().height)
                .isLessThanOrEqualTo(chat.boundingBox().y + chat.boundingBox().height);
        mo.page().locator("frontrow-chat").click(new Locator.ClickOptions().setPosition(5, 5));
        assertThat(mo.find("user-card")).hasCount(0);
    }

    @Test
    void thePanelIsAnElementOfItsOwn() {
        Seat mo = seat("mo");
        mo.page().evaluate("""
                        async () => {
                          const chat = document.querySelector('frontrow-chat');
                          const { stream, api } = chat;
                          const { ChatClient } = await import('/frontrow/frontrow-client.js');
                          await import('/frontrow/frontrow-moderation.js');
                          const theme = document.createElement('frontrow-theme');
                          const panel = document.createElement('frontrow-moderation');
                          theme.append(panel);
                          chat.replaceWith(theme); // not the whole page: its player goes on asking, and draws what it hears
                          panel.client = new ChatClient({ stream, api });
                          panel.client.start();
                        }
                        """);
        assertThat(mo.find("panel-empty")).isVisible();
        assertThat(mo.find("panel-close")).hasCount(0);
        mute("vera", Duration.ofMinutes(10));
        assertThat(entry(mo, "mute")).containsText("for 10 minutes");
        mo.find("tab-sanctions").click();
        mo.find("lift").click();
        assertThat(mo.find("panel-empty")).hasText("Nobody is muted or banned.");
        mo.shoot("panel-alone");
    }

    private void mute(String person, Duration duration) {
        chat().moderate(ModerationRequest.by(
                new UserId("mo"), LiveRoom.ROOM, new ModerationAction.Mute(new UserId(person), duration)));
    }

    private static void openPanel(Seat seat) {
        seat.find("moderation-button").click();
        assertThat(seat.find("moderation")).isVisible();
    }

    private static Locator entry(Seat seat, String action) {
        return seat.page().locator("[data-testid=audit-entry][data-action=" + action + "]");
    }
}
