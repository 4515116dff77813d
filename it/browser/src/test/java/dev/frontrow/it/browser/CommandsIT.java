package dev.frontrow.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What staff type after a slash. */
class CommandsIT extends InBrowser {

    @Test
    void commandsMuteUnmuteDeleteAndClear() {
        Seat vera = seat("vera");
        Seat mo = seat("mo");
        vera.send("one");
        vera.send("two");
        mo.sees("two");
        mo.send("/mute @Vera 10m Calm down, please");
        assertThat(mo.find("notice")).containsText("Vera is muted for 10 minutes.");
        assertThat(vera.find("sanction-notice")).containsText(Pattern.compile("(10|9)\\smin"));
        assertThat(vera.find("sanction-notice")).containsText("Calm down, please");
        mo.send("/unmute @vera");
        assertThat(mo.find("notice")).hasText("Vera can write again.");
        assertThat(vera.find("input")).isEnabled();
        mo.send("/delete @Vera");
        vera.doesNotSee("two");
        vera.sees("one");
        mo.send("/clear @Vera");
        vera.doesNotSee("one");
        assertThat(mo.find("message")).hasCount(0);
    }

    @Test
    void aBanAndItsEnd() {
        Seat vera = seat("vera");
        Seat mo = seat("mo");
        vera.troubles().expectStatus(403);
        vera.send("last words");
        mo.sees("last words");
        mo.send("/ban @Vera 7d spam");
        vera.waitState("refused");
        assertThat(vera.find("sanction-notice")).containsText("Reason: spam");
        mo.send("/unban @Vera");
        assertThat(mo.find("notice")).hasText("Vera is no longer banned.");
        vera.page().reload();
        vera.waitLive();
    }

    @Test
    void whatIsWrongIsSaidAndTheTextIsGivenBackAndNeverSent() {
        Seat mo = seat("mo");
        wrong(mo, "/slow 301", "Choose a time from 1 second to 5 minutes");
        wrong(mo, "/mute @nobody", "Nobody called nobody wrote anything");
        wrong(mo, "/dance", "There is no command /dance.");
        mo.find("input").fill("/help");
        mo.find("input").press("Enter");
        assertThat(mo.find("notice")).containsText("/mute @name [10m|1h|7d] [reason]");
        mo.shoot("commands-help");
        mo.send("//mute is a command");
        mo.sees("/mute is a command");
        assertThat(mo.find("message")).hasCount(1);
    }

    @Test
    void aCommandThatTheNetworkLosesIsGivenBack() {
        Seat vera = seat("vera");
        Seat mo = seat("mo");
        vera.send("hello");
        mo.sees("hello");
        mo.troubles().expectNetworkTrouble();
        mo.page().route(Pattern.compile("/moderate$"), Route::abort);
        mo.send("/ban @Vera");
        assertThat(mo.find("notice")).hasText("No connection. Please try again.");
        assertThat(mo.find("input")).hasValue("/ban @Vera");
    }

    @Test
    void commandsCompleteThemselvesForStaffAndForNobodyElse() {
        Seat vera = seat("vera");
        Seat mo = seat("mo");
        vera.send("hello");
        mo.sees("hello");
        mo.find("input").pressSequentially("/un");
        assertThat(mo.find("completion"))
                .hasText(new String[] {"/unmute @name", "/unban @name", "/unique [off]", "/unpin"});
        mo.shoot("commands-completion");
        mo.page().keyboard().press("ArrowDown");
        mo.page().keyboard().press("Enter");
        assertThat(mo.find("input")).hasValue("/unban ");
        mo.find("input").pressSequentially("@V");
        assertThat(mo.find("completion")).hasText(new String[] {"Vera"});
        mo.page().keyboard().press("Tab");
        assertThat(mo.find("input")).hasValue("/unban @Vera ");
        mo.page().keyboard().press("Enter");
        assertThat(mo.find("notice")).hasText("Vera is no longer banned.");
        vera.find("input").pressSequentially("/un");
        assertThat(vera.find("input")).hasValue("/un");
        assertThat(vera.find("completion")).hasCount(0);
    }

    @Test
    void whatLooksLikeACommandIsNotPublishedUnlessItIsMeantToBe() {
        Seat vera = seat("vera");
        for (String text : List.of("/mute @Mo", "/help", "/dance with me", "/")) {
            wrong(vera, text, "You can't use commands here. Send as text?");
        }
        vera.shoot("commands-viewer");
        vera.find("input").fill("a text");
        vera.find("input").press("Enter");
        vera.sees("a text");
        assertThat(vera.find("notice")).hasCount(0);
        vera.send("/shrug");
        vera.find("send-as-text").click();
        vera.sees("/shrug");
        assertThat(vera.find("input")).hasValue("");
        assertThat(vera.find("input")).isFocused();
        vera.send("//twice");
        vera.sees("//twice");
        assertThat(vera.find("message")).hasCount(3);

        Seat mo = seat("mo");
        wrong(mo, "/dance", "There is no command /dance.");
        mo.find("send-as-text").click();
        mo.sees("/dance");
        wrong(mo, "/mute @nobody", "Nobody called nobody wrote anything");
        assertThat(mo.find("send-as-text")).hasCount(0);
    }

    @Test
    void aReplyThatLooksLikeACommandIsAReplyAllTheSame() {
        Seat vera = seat("vera");
        say("a question");
        vera.sees("a question");
        vera.message("a question").hover();
        vera.message("a question").getByTestId("reply").click();
        assertThat(vera.find("reply-bar")).isVisible();
        vera.send("/agreed");
        vera.find("send-as-text").click();
        vera.sees("/agreed");
        assertThat(vera.message("/agreed").getByTestId("reply-quote")).containsText("a question");
    }

    @Test
    void theReasonIsSaidSoThatAWordMeantForATimeIsSeenToBeNone() {
        Seat vera = seat("vera");
        Seat mo = seat("mo");
        vera.troubles().expectStatus(403);
        vera.send("hello");
        mo.sees("hello");
        mo.send("/mute @Vera ten");
        assertThat(mo.find("notice")).containsText("Vera is muted for 1 hour.");
        assertThat(mo.find("notice")).containsText("Reason: ten");
        mo.send("/ban @Vera forever");
        assertThat(mo.find("notice")).containsText("Reason: forever");
    }

    private static void wrong(Seat seat, String command, String words) {
        seat.send(command);
        assertThat(seat.find("notice")).containsText(words);
        assertThat(seat.find("input")).hasValue(command);
    }
}
