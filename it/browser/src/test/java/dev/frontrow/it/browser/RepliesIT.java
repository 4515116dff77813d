package dev.frontrow.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/** Answering somebody. */
class RepliesIT extends InBrowser {

    @Test
    void aReplyShowsWhatItAnswersAndLeadsThere() {
        Seat sam = seat("sam");
        Seat vera = seat("vera");
        sam.send("where do we land?");
        vera.sees("where do we land?");

        vera.message("where do we land?").hover();
        vera.message("where do we land?").getByTestId("reply").click();
        assertThat(vera.find("reply-bar")).containsText("Replying to Sam");
        assertThat(vera.find("reply-bar")).containsText("where do we land?");
        assertThat(vera.find("input")).isFocused();
        vera.shoot("replying");
        vera.send("in the sea of tranquility");
        assertThat(vera.find("reply-bar")).hasCount(0);

        sam.sees("in the sea of tranquility");
        for (int i = 1; i <= 40; i++) {
            say("talk " + i);
        }
        sam.sees("talk 40");
        Locator quote = sam.message("in the sea of tranquility").getByTestId("reply-quote");
        assertThat(quote).containsText("Sam");
        assertThat(quote).containsText("where do we land?");
        quote.press("Enter");
        assertThat(sam.message("where do we land?")).isInViewport();
        assertThat(sam.message("where do we land?")).isFocused();
        sam.shoot("reply-quote");
        assertThat(sam.find("jump-latest")).isVisible();
    }

    @Test
    void escapeTakesTheReplyBackAndTheTextStays() {
        Seat vera = seat("vera");
        say("a question");
        vera.sees("a question");
        vera.message("a question").hover();
        vera.message("a question").getByTestId("reply").click();
        vera.type("half an answer");
        vera.find("input").press("Escape");
        assertThat(vera.find("reply-bar")).hasCount(0);
        assertThat(vera.find("input")).hasValue("half an answer");
        vera.find("input").press("Enter");
        vera.sees("half an answer");
        assertThat(vera.message("half an answer").getByTestId("reply-quote")).hasCount(0);
    }

    @Test
    void byKeyboardOneGoesFromMessageToMessageAndAnswers() {
        Seat vera = seat("vera");
        say("first");
        say("second");
        vera.sees("second");
        vera.find("log").focus();
        vera.page().keyboard().press("ArrowUp");
        assertThat(vera.message("second")).isFocused();
        vera.page().keyboard().press("ArrowUp");
        assertThat(vera.message("first")).isFocused();
        // The name, then what can be done.
        vera.page().keyboard().press("Tab");
        vera.page().keyboard().press("Tab");
        assertThat(vera.message("first").getByTestId("reply")).isFocused();
        vera.page().keyboard().press("Enter");
        assertThat(vera.find("reply-bar")).containsText("first");
        vera.page().keyboard().press("Shift+Tab");
        assertThat(vera.find("reply-cancel")).isFocused();
        vera.page().keyboard().press("Enter");
        assertThat(vera.find("reply-bar")).hasCount(0);
        assertThat(vera.find("input")).isFocused();
    }

    @Test
    void aDeletedMessageIsNeverQuoted() {
        Seat sam = seat("sam");
        Seat vera = seat("vera");
        Seat mo = seat("mo");
        sam.send("a secret");
        vera.sees("a secret");
        vera.message("a secret").hover();
        vera.message("a secret").getByTestId("reply").click();
        vera.send("oh");
        mo.sees("oh");
        assertThat(mo.message("oh").getByTestId("reply-quote")).containsText("a secret");
        mo.openMenu("a secret");
        mo.find("menu-delete").click();
        for (Seat seat : new Seat[] {sam, vera, mo}) {
            assertThat(seat.message("oh").getByTestId("reply-quote")).hasText("a deleted message");
            assertThat(seat.page().getByText("a secret")).hasCount(0);
        }
    }

    @Test
    void whatIsNotLoadedIsAnEarlierMessageAndIsLoadedToGoThere() {
        Seat vera = seat("vera");
        say("long ago");
        vera.sees("long ago");
        vera.message("long ago").hover();
        vera.message("long ago").getByTestId("reply").click();
        for (int i = 1; i <= 450; i++) {
            say("talk " + i);
        }
        vera.sees("talk 450");
        vera.send("back to the beginning");
        vera.sees("back to the beginning");
        vera.page().reload();
        vera.waitLive();
        Locator quote = vera.message("back to the beginning").getByTestId("reply-quote");
        assertThat(quote).hasText("an earlier message");
        quote.click();
        assertThat(vera.message("long ago")).isInViewport();
        assertThat(vera.message("long ago")).isFocused();
        assertThat(vera.find("message").count()).isLessThanOrEqualTo(200);
        vera.find("jump-latest").click();
        assertThat(vera.message("back to the beginning")).isInViewport();
    }
}
