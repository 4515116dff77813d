package dev.frontrow.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The menu of a message: by mouse, keyboard and finger; its forms, what it takes back, and what it says when something is refused. */
class StaffMenuIT extends InBrowser {

    @Test
    void whatWasOpenedInOneRoomIsClosedInTheNext() {
        Seat mo = seat("mo");
        say("hello");
        mo.sees("hello");
        mo.openMenu("hello");
        mo.troubles().expectStatus(404); // there is but one room
        mo.page().evaluate("document.querySelector('frontrow-chat').stream = 'elsewhere'");
        mo.waitState("refused");
        assertThat(mo.find("menu")).hasCount(0);
    }

    @Test
    void aKeyHeldDownOpensTheMenuAndChoosesNothing() {
        Seat mo = seat("mo");
        say("stay");
        mo.sees("stay");
        mo.find("log").focus();
        mo.page().keyboard().press("ArrowUp");
        mo.page().keyboard().down("Enter");
        assertThat(mo.find("menu")).isVisible();
        mo.page().keyboard().down("Enter"); // repeats, until it is let go
        mo.page().keyboard().down("Enter");
        mo.page().keyboard().up("Enter");
        assertThat(mo.find("menu")).isVisible();
        mo.sees("stay");
    }

    @Test
    void aMuteHasTheChosenTimeAndReasonAndIsTakenBackWithUndo() {
        Seat vera = seat("vera");
        Seat mo = seat("mo");
        vera.send("too loud");
        mo.sees("too loud");
        mo.openMenu("too loud");
        mo.find("menu-mute").click();
        mo.waitFocus("act-time-3600");
        assertThat(mo.find("act-confirm")).hasText("Mute for 1 hour");
        mo.find("act-time-600").check();
        mo.find("act-reason").fill("Calm down, please");
        assertThat(mo.find("act-confirm")).hasText("Mute for 10 minutes");
        mo.shoot("menu-mute");
        mo.find("act-confirm").click();
        assertThat(mo.find("notice")).containsText("Vera is muted for 10 minutes.");
        assertThat(vera.find("sanction-notice"))
                .containsText(Pattern.compile("You are muted for another (10|9)\\smin"));
        assertThat(vera.find("sanction-notice")).containsText("Reason: Calm down, please");
        mo.shoot("menu-undo");
        mo.find("undo").click();
        assertThat(mo.find("notice")).hasText("Vera can write again.");
        assertThat(vera.find("input")).isEnabled();
        assertThat(vera.find("sanction-notice")).hasCount(0);
    }

    @Test
    void anOwnTimeIsCheckedBeforeItIsSent() {
        Seat vera = seat("vera");
        Seat mo = seat("mo");
        vera.send("too loud");
        mo.sees("too loud");
        mo.openMenu("too loud");
        mo.find("menu-mute").click();
        mo.find("act-time-own").check();
        mo.find("act-own-count").fill("15");
        mo.find("act-own-unit").selectOption("86400");
        mo.find("act-confirm").click();
        assertThat(mo.find("act-error")).hasText("Choose a time from 1 minute to 14 days.");
        mo.find("act-own-unit").selectOption("60");
        assertThat(mo.find("act-confirm")).hasText("Mute for 15 minutes");
        mo.find("act-confirm").click();
        assertThat(vera.find("sanction-notice")).containsText(Pattern.compile("(15|14)\\smin"));
    }

    @Test
    void deletingAllOfAUserAsksFirstAndCannotBeTakenBack() {
        Seat vera = seat("vera");
        Seat mo = seat("mo");
        vera.send("one");
        vera.send("two");
        mo.sees("two");
        mo.openMenu("two");
        mo.find("menu-purge").click();
        mo.waitFocus("act-back");
        assertThat(mo.find("act-form")).containsText("This cannot be undone.");
        mo.shoot("menu-purge");
        mo.find("act-confirm").click();
        vera.doesNotSee("one");
        vera.doesNotSee("two");
        assertThat(mo.find("notice")).hasText("All messages of Vera are deleted.");
        assertThat(mo.find("undo")).hasCount(0);
    }

    @Test
    void aBanIsForGoodUnlessATimeIsChosen() {
        Seat vera = seat("vera");
        Seat mo = seat("mo");
        vera.troubles().expectStatus(403);
        vera.send("last words");
        mo.sees("last words");
        mo.openMenu("last words");
        mo.find("menu-ban").click();
        mo.waitFocus("act-time-good");
        assertThat(mo.find("act-confirm")).hasText("Ban for good");
        mo.find("act-time-86400").check();
        mo.find("act-confirm").click();
        assertThat(mo.find("notice")).containsText("Vera is banned for 24 hours.");
        vera.waitState("refused");
        assertThat(vera.find("sanction-notice")).containsText("You are banned from this chat until");
        mo.find("undo").click();
        assertThat(mo.find("notice")).hasText("Vera is no longer banned.");
        vera.page().reload();
        vera.waitLive();
    }

    @Test
    void theArrowsWalkThroughTheMessagesAndEnterOpensTheMenu() {
        Seat vera = seat("vera");
        Seat mo = seat("mo");
        for (String text : List.of("first", "second", "third")) {
            vera.send(text);
            mo.sees(text);
        }
        mo.find("log").focus();
        mo.page().keyboard().press("ArrowUp");
        assertFocused(mo.message("third"));
        mo.page().keyboard().press("ArrowUp");
        mo.page().keyboard().press("ArrowUp");
        mo.page().keyboard().press("ArrowDown");
        assertFocused(mo.message("second"));
        mo.shoot("row-focus");
        mo.press("Enter", "menu-delete");
        mo.press("ArrowDown", "menu-mute");
        mo.press("ArrowUp", "menu-delete");
        mo.press("ArrowUp", "menu-ban");
        mo.press("Home", "menu-delete");
        mo.press("Escape", "message-menu-button");
        assertThat(mo.find("menu")).hasCount(0);
        mo.press("ContextMenu", "menu-delete");
        mo.press("Escape", "message-menu-button");
        mo.press("Shift+F10", "menu-delete");
        mo.page().keyboard().press("Enter");
        vera.doesNotSee("second");
        mo.doesNotSee("second");
        assertFocused(mo.message("third"));
        mo.press("Escape", "log");
    }

    @Test
    void escapeGoesBackOneStepAndTabStaysInTheForm() {
        Seat vera = seat("vera");
        Seat mo = seat("mo");
        vera.send("too loud");
        mo.sees("too loud");
        mo.find("log").focus();
        mo.page().keyboard().press("ArrowUp");
        mo.press("Enter", "menu-delete");
        mo.press("ArrowDown", "menu-mute");
        mo.press("Enter", "act-time-3600");
        mo.press("ArrowLeft", "act-time-600");
        mo.press("Tab", "act-reason");
        mo.press("Tab", "act-confirm");
        mo.press("Tab", "act-back");
        mo.press("Shift+Tab", "act-confirm");
        mo.press("Escape", "menu-mute");
        mo.press("Escape", "message-menu-button");
    }

    @Test
    void aFingerThatRestsOnAMessageOpensItsMenu() {
        Seat vera = seat("vera");
        Seat mo = watched(Seat.of(
                browser()
                        .newContext(new Browser.NewContextOptions()
                                .setViewportSize(390, 844)
                                .setHasTouch(true)
                                .setIsMobile(true)),
                "mo"));
        mo.page().navigate(address() + "/as/mo/");
        mo.waitLive();
        vera.send("press me");
        mo.sees("press me");
        Locator row = mo.message("press me");
        row.dispatchEvent("pointerdown", Map.of("pointerType", "touch", "isPrimary", true, "bubbles", true));
        assertThat(mo.find("menu-delete")).isVisible();
        mo.find("menu-mute").tap();
        assertThat(mo.find("act-form")).isInViewport();
        mo.shoot("menu-phone");
        mo.find("act-confirm").tap();
        assertThat(vera.find("input")).isDisabled();
    }

    @Test
    void everyRefusalIsSaidInWords() {
        Seat vera = seat("vera");
        Seat mo = seat("mo");
        vera.send("a message");
        mo.sees("a message");
        Map<String, Integer> codes = Map.of(
                "not_allowed", 403,
                "target_outranks_actor", 403,
                "message_not_found", 404,
                "already_resolved", 409,
                "rate_limited", 429,
                "store_unavailable", 503);
        Map<String, String> words = Map.of(
                "not_allowed", "You are not allowed to do that.",
                "target_outranks_actor", "You cannot do that to somebody of this rank.",
                "message_not_found", "This message is gone.",
                "already_resolved", "Somebody has done that already.",
                "rate_limited", "Too many actions at once. Try again in 7\u00a0s.",
                "store_unavailable", "The chat cannot save anything right now. Please try again in a moment.");
        codes.forEach((code, status) -> {
            mo.troubles().expectStatus(status);
            mo.page()
                    .route(
                            Pattern.compile("/moderate$"),
                            route -> route.fulfill(new Route.FulfillOptions()
                                    .setStatus(status)
                                    .setContentType("application/problem+json")
                                    .setBody("{\"code\":\"" + code + "\",\"retryAfterMs\":7000}")));
            mo.openMenu("a message");
            mo.find("menu-delete").click();
            assertThat(mo.find("notice")).hasText(words.get(code));
            mo.page().unroute(Pattern.compile("/moderate$"));
        });
        mo.troubles().expectNetworkTrouble();
        mo.page().route(Pattern.compile("/moderate$"), Route::abort);
        mo.openMenu("a message");
        mo.find("menu-delete").click();
        assertThat(mo.find("notice")).hasText("No connection. Please try again.");
    }

    @Test
    void aFormStaysOpenWhileABusyRoomMovesOn() {
        Seat vera = seat("vera");
        Seat mo = seat("mo");
        vera.send("spam");
        mo.sees("spam");
        mo.openMenu("spam");
        mo.find("menu-mute").click();
        mo.find("act-reason").fill("spam");
        for (int i = 1; i <= 420; i++) {
            say("busy " + i);
        }
        mo.sees("busy 420");
        mo.doesNotSee("spam");
        mo.find("act-confirm").click();
        assertThat(vera.find("sanction-notice")).containsText("Reason: spam");
        mo.waitFocus("log");
    }

    @Test
    void aViewerWhoseNetworkIsAwayHearsSoAndTheMenuComesWhenItIsBack() {
        Seat vera = seat("vera");
        vera.send("mine");
        vera.sees("mine");
        vera.troubles().expectNetworkTrouble();
        vera.page().route(Pattern.compile("/frontrow/part-"), Route::abort);
        vera.message("mine").hover();
        vera.message("mine").getByTestId("message-menu-button").click();
        assertThat(vera.find("notice")).hasText("No connection. Please try again.");
        vera.page().unroute(Pattern.compile("/frontrow/part-"));
        vera.openMenu("mine");
        vera.find("menu-takeback").click();
        vera.doesNotSee("mine");
        assertThat(vera.find("notice")).hasText("Message taken back.");
    }

    private static void assertFocused(Locator row) {
        assertThat(row).isFocused();
    }
}
