package dev.frontrow.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Writing, as one is used to from everywhere else. */
class InputIT extends InBrowser {

    @Test
    void enterTakesAnEmojiOnlyIfItIsClearlyMeant() {
        Seat vera = seat("vera");
        Locator input = vera.find("input");
        offered(vera, "oh :oo");
        assertThat(input).not().hasAttribute("aria-activedescendant", Pattern.compile(".*"));
        input.press("Enter");
        vera.sees("oh :oo");
        offered(vera, "starts at :30");
        input.press("Enter");
        vera.sees("starts at :30");

        offered(vera, ":smil");
        input.press("ArrowDown");
        input.press("Enter");
        assertThat(input).hasValue("😄 ");
        input.fill("");
        offered(vera, ":smile");
        input.press("Enter");
        assertThat(input).hasValue("😄 ");
        input.fill("");
        offered(vera, ":rocke");
        input.press("Tab");
        assertThat(input).hasValue("🚀 ");
        input.fill("");
        offered(vera, ":rocke");
        input.press("ArrowUp");
        input.press("Enter");
        assertThat(input).not().hasValue(":rocke");
    }

    private static void offered(Seat seat, String text) {
        seat.find("input").pressSequentially(text);
        assertThat(seat.find("completions")).isVisible();
    }

    @Test
    void whatTheChatPutIntoTheTextIsUndoneLikeWhatOneTyped() {
        Seat vera = seat("vera");
        say("hello");
        vera.sees("hello");
        Locator input = vera.find("input");
        input.pressSequentially("hello ");
        offered(vera, ":smile");
        input.press("Enter");
        input.pressSequentially("bye");
        assertThat(input).hasValue("hello 😄 bye");
        undo(vera, 4);
        assertThat(input).hasValue("");

        offered(vera, "@");
        input.press("Enter");
        assertThat(input).hasValue("@Houston ");
        undo(vera, 2);
        assertThat(input).hasValue("");

        input.pressSequentially("well done ");
        vera.find("emoji-button").click();
        vera.find("emoji-search").fill("rocket");
        vera.find("emoji-search").press("Enter");
        assertThat(input).hasValue("well done 🚀");
        assertThat(vera.find("emoji-search")).isFocused();
        vera.find("emoji-search").press("Escape");
        undo(vera, 1);
        assertThat(input).hasValue("well done ");
        undo(vera, 1);
        assertThat(input).hasValue("");
    }

    @Test
    void anUndoneShortCodeStaysAsItWasTyped() {
        Seat vera = seat("vera");
        Locator input = vera.find("input");
        input.pressSequentially("a :tada:");
        assertThat(input).hasValue("a 🎉");
        undo(vera, 1);
        assertThat(input).hasValue("a :tada:");
        input.press("Enter");
        vera.sees("a :tada:");
    }

    private static void undo(Seat seat, int times) {
        for (int i = 0; i < times; i++) {
            seat.find("input").press("Control+z");
        }
    }

    @Test
    void aTapOnSendDoesNotTakeTheFocusFromTheTextForAMoment() {
        Seat vera = watched(Seat.of(
                browser()
                        .newContext(new Browser.NewContextOptions()
                                .setViewportSize(390, 844)
                                .setHasTouch(true)
                                .setIsMobile(true)),
                "vera"));
        vera.page().navigate(address() + "/as/vera/");
        vera.waitLive();
        vera.find("input").tap();
        vera.find("input").evaluate("area => { window.blurs = 0; area.addEventListener('blur', () => blurs++); }");
        vera.find("input").pressSequentially("one");
        vera.find("send").tap();
        vera.sees("one");
        vera.find("input").pressSequentially("two");
        vera.find("send").click();
        vera.sees("two");
        assertThat(vera.find("input")).isFocused();
        // Nothing to send, or not now: the keyboard stays all the same.
        vera.page().touchscreen().tap(centre(vera.find("send"), true), centre(vera.find("send"), false));
        vera.message("one").tap(); // Focus goes only now.
        assertThat(vera.page().evaluate("() => blurs")).isEqualTo(1);
    }

    private static double centre(Locator locator, boolean across) {
        var box = locator.boundingBox();
        return across ? box.x + box.width / 2 : box.y + box.height / 2;
    }

    @Test
    void whoRepliesCanTypeInTheSameMoment() {
        Seat vera = seat("vera");
        say("a question");
        vera.sees("a question");
        // The bar that shows what is answered is on its way for long.
        vera.page()
                .route(
                        Pattern.compile("part-reply"),
                        route -> vera.page().onceDialog(dialog -> {
                            dialog.dismiss();
                            route.resume();
                        }));
        Object focused = vera.message("a question")
                .getByTestId("reply")
                .evaluate(
                        "button => { button.click(); let e = document.activeElement;"
                                + " while (e.shadowRoot?.activeElement) e = e.shadowRoot.activeElement; return e.dataset.testid; }");
        assertThat(focused).isEqualTo("input");
        vera.page().keyboard().type("Agreed");
        vera.page().keyboard().press("Enter");
        vera.sees("Agreed");
        assertThat(vera.message("Agreed").getByTestId("reply-quote")).containsText("a question");
        vera.page().evaluate("() => alert('now')");
    }

    @Test
    void shiftAndEnterBeginsALineAndAKeyHeldDownSendsNothing() {
        Seat vera = seat("vera");
        Locator input = vera.find("input");
        input.pressSequentially("half");
        input.press("Shift+Enter");
        input.pressSequentially("whole");
        input.press("Alt+Enter");
        assertThat(input).hasValue(Pattern.compile("^half\nwhole\n?$"));
        input.evaluate("area => area.dispatchEvent(new KeyboardEvent('keydown',"
                + " {key: 'Enter', keyCode: 13, repeat: true, bubbles: true, cancelable: true}))");
        assertThat(input).hasValue(Pattern.compile("^half\nwhole\n?$"));
        input.press("Enter");
        vera.sees("half whole");
        assertThat(vera.find("message")).hasCount(1);
    }

    @Test
    void whatIsPastedIsCutAtAFewTimesTheLimit() {
        Seat vera = seat("vera");
        Locator input = vera.find("input");
        input.focus();
        vera.page().keyboard().insertText("é".repeat(1_000_000));
        assertThat(input).hasValue("é".repeat(2000));
        assertThat(vera.find("length")).hasText("-1500");
        assertThat(vera.find("send")).isDisabled();
        input.fill("a ".repeat(100_000));
        assertThat(input).hasValue("a ".repeat(1000));
        // What becomes shorter on the server may be longer here.
        input.fill("");
        vera.page().keyboard().insertText("e\u0323\u0302".repeat(500));
        assertThat(vera.find("length")).hasText("0");
        assertThat(vera.find("send")).isEnabled();
        vera.find("emoji-button").click();
        vera.waitFocus("emoji-search");
        vera.page().keyboard().insertText("a ".repeat(100_000));
        assertThat(vera.find("emoji-search")).hasValue("a ".repeat(50));
    }
}
