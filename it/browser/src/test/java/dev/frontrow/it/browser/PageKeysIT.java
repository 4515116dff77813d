package dev.frontrow.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page around has keys of its own: what is typed in the chat is none of them. */
class PageKeysIT extends InBrowser {

    /** As players with global keys do: what goes to a field is left alone, as far as one can see that from outside. */
    private static final String PAGE_WITH_KEYS = """
            () => {
              window.heard = [];
              const types = ['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'compositionstart', 'compositionend', 'copy', 'paste'];
              for (const target of [window, document, document.body]) {
                for (const type of types) {
                  target.addEventListener(type, (event) => {
                    if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
                    window.heard.push(`${type} ${event.key ?? ''}`.trim());
                    if (type === 'keydown' && /^[mk ]$|^Arrow/.test(event.key)) event.preventDefault();
                  });
                }
              }
            }
            """;

    private static Seat withKeys(Seat seat) {
        seat.page().evaluate(PAGE_WITH_KEYS);
        return seat;
    }

    /** What the page has heard since it was asked last, each once. */
    @SuppressWarnings("unchecked")
    private static List<String> heard(Seat seat) {
        return (List<String>) seat.page().evaluate("() => [...new Set(window.heard.splice(0))]");
    }

    @Test
    void whatIsTypedIntoTheInputIsNotHeardOutside() {
        Seat vera = withKeys(seat("vera"));
        Locator input = vera.find("input");
        input.pressSequentially("my cat");
        input.press("Home");
        input.press("ArrowRight");
        input.press("Control+a");
        input.press("Control+c");
        input.press("Delete");
        input.press("Control+v");
        assertThat(input).hasValue("my cat");
        vera.page().keyboard().insertText(" 🎉");
        input.press("Enter");
        vera.sees("my cat 🎉");
        assertThat(heard(vera)).isEmpty();
        // Out of the chat they are the page's as before.
        vera.page().evaluate("() => document.querySelector('frontrow-chat').shadowRoot.activeElement.blur()");
        vera.page().keyboard().press("m");
        assertThat(heard(vera)).containsExactly("keydown m", "keyup m");
    }

    @Test
    void norWhatIsTypedInTheListInTheFormsAndOnTheButtons() {
        Seat vera = seat("vera");
        Seat mo = withKeys(seat("mo"));
        vera.send("hello");
        mo.sees("hello");
        mo.find("log").focus();
        mo.page().keyboard().press("k");
        mo.press("ArrowUp", "message");
        mo.page().keyboard().press("m");
        mo.page().keyboard().press("Enter");
        mo.waitFocus("menu-delete");
        mo.press("ArrowDown", "menu-mute");
        mo.page().keyboard().press("Enter");
        mo.page().keyboard().press("ArrowDown");
        mo.find("act-time-own").press("Space");
        mo.find("act-own-count").press("ArrowUp");
        mo.find("act-own-unit").press("m");
        mo.find("act-reason").pressSequentially("milk k");
        assertThat(mo.find("act-reason")).hasValue("milk k");
        mo.find("act-confirm").press("Space");
        assertThat(mo.find("notice")).containsText("Vera is muted");
        mo.find("undo").press("Space");
        assertThat(mo.find("notice")).hasText("Vera can write again.");
        mo.find("emoji-button").press("Space");
        mo.waitFocus("emoji-search");
        mo.page().keyboard().type("monkey k");
        assertThat(mo.find("emoji-search")).hasValue("monkey k");
        mo.find("emoji-search").press("Escape");
        mo.find("settings-button").press("Space");
        mo.find("setting-theme").press("d");
        mo.find("setting-sound").press("Space");
        assertThat(mo.find("setting-sound")).isChecked();
        mo.find("settings-close").press("Space");
        assertThat(heard(mo)).isEmpty();
    }

    @Test
    void tabAndAnEscapeThatIsNotNeededGoOnToThePage() {
        Seat vera = seat("vera");
        say("a question");
        vera.sees("a question");
        withKeys(vera);
        vera.find("input").press("Escape");
        assertThat(heard(vera)).containsExactly("keydown Escape", "keyup Escape");
        vera.find("input").press("Tab");
        vera.waitFocus("emoji-button");
        assertThat(heard(vera)).containsExactly("keydown Tab", "keyup Tab");

        vera.message("a question").hover();
        vera.message("a question").getByTestId("reply").click();
        vera.find("input").press("Escape");
        assertThat(vera.find("reply-bar")).hasCount(0);
        vera.find("input").pressSequentially("@");
        assertThat(vera.find("completions")).isVisible();
        vera.find("input").press("Tab");
        assertThat(vera.find("input")).hasValue("@Houston ");
        vera.find("input").pressSequentially("@");
        assertThat(vera.find("completions")).isVisible();
        vera.find("input").press("Escape");
        vera.find("settings-button").click();
        vera.find("setting-theme").press("Escape");
        assertThat(vera.find("settings")).hasCount(0);
        vera.find("log").press("ArrowUp");
        vera.waitFocus("message");
        vera.page().keyboard().press("Escape");
        vera.waitFocus("log");
        assertThat(heard(vera)).isEmpty();
    }

    @Test
    void theElementItselfHearsThemAndSoDoesWhoCaptures() {
        Seat vera = seat("vera");
        vera.page()
                .evaluate(
                        "() => { window.seen = [];"
                                + "document.querySelector('frontrow-chat').addEventListener('keydown', (e) => seen.push('at ' + e.key));"
                                + "window.addEventListener('keydown', (e) => seen.push('captured ' + e.composedPath()[0].localName), true); }");
        vera.find("input").press("m");
        assertThat(vera.page().evaluate("() => seen")).isEqualTo(List.of("captured textarea", "at m"));
    }

    /** A key as an input method leaves it: with this code, and this word about composing. */
    private static void key(Locator field, String key, int code, boolean isComposing) {
        field.evaluate(
                "(field, [key, keyCode, isComposing]) => field.dispatchEvent(new KeyboardEvent('keydown',"
                        + " {key, keyCode, isComposing, bubbles: true, composed: true, cancelable: true}))",
                List.of(key, code, isComposing));
    }

    @Test
    void theEnterThatEndsACompositionSendsNothingInWhateverOrderItComes() {
        Seat vera = withKeys(seat("vera"));
        vera.type("にほん");
        key(vera.find("input"), "Enter", 229, true); // Chrome, Firefox: before the composition's end
        key(vera.find("input"), "Enter", 229, false); // Safari: after it
        key(vera.find("input"), "Process", 229, false);
        assertThat(vera.find("input")).hasValue("にほん");
        key(vera.find("input"), "Enter", 13, true); // Gboard, which composes every word
        vera.sees("にほん");
        assertThat(vera.find("input")).hasValue("");
        assertThat(heard(vera)).isEmpty();
    }

    @Test
    void theKeysOfAnInputMethodDoNothingInListsSearchesAndForms() {
        Seat vera = seat("vera");
        Seat mo = withKeys(seat("mo"));
        vera.send("hello");
        mo.sees("hello");
        mo.find("input").pressSequentially("@");
        assertThat(mo.find("completion")).hasText(new String[] {"Vera"});
        for (String key : List.of("Enter", "Tab", "Escape", "ArrowDown")) {
            key(mo.find("input"), key, 229, false);
            key(mo.find("input"), key, 229, true);
        }
        assertThat(mo.find("completions")).isVisible();
        assertThat(mo.find("input")).hasValue("@");
        key(mo.find("input"), "Enter", 13, true);
        assertThat(mo.find("input")).hasValue("@Vera ");

        mo.find("emoji-button").click();
        mo.find("emoji-search").fill("rocket");
        key(mo.find("emoji-search"), "Enter", 229, false);
        key(mo.find("emoji-search"), "Escape", 229, false);
        assertThat(mo.find("emoji-search")).hasValue("rocket");
        assertThat(mo.find("input")).hasValue("@Vera ");
        key(mo.find("emoji-search"), "Enter", 13, true);
        assertThat(mo.find("input")).hasValue("@Vera 🚀");
        mo.find("emoji-search").press("Escape");

        mo.openMenu("hello");
        mo.find("menu-mute").click();
        mo.find("act-reason").fill("にほん");
        key(mo.find("act-reason"), "Escape", 229, true);
        key(mo.find("act-reason"), "Escape", 229, false);
        key(mo.find("act-reason"), "Tab", 229, true);
        assertThat(mo.find("act-reason")).hasValue("にほん");
        assertThat(mo.find("act-reason")).isFocused();
        assertThat(heard(mo)).isEmpty();
    }

    @Test
    void aRealCompositionThatIsStillOpenIsSentWhole() {
        Seat vera = withKeys(seat("vera"));
        vera.find("input").focus();
        compose(vera, "hel");
        compose(vera, "hello");
        assertThat(vera.find("input")).hasValue("hello");
        vera.page().keyboard().press("Enter");
        vera.sees("hello");
        assertThat(vera.find("input")).hasValue("");
        vera.page().keyboard().type("bye");
        assertThat(vera.find("input")).hasValue("bye");
        assertThat(heard(vera)).isEmpty();
    }

    /** As keyboards of phones do that give every key to their input method. */
    @Test
    void anEnterThatComesAsALineBreakOnlySendsAndShiftEnterDoesNot() {
        Seat vera = withKeys(seat("vera"));
        Locator input = vera.find("input");
        input.pressSequentially("one");
        key(input, "Unidentified", 229, false);
        breakLine(input);
        vera.sees("one");
        assertThat(input).hasValue("");
        input.pressSequentially("two");
        input.press("Shift+Enter");
        input.pressSequentially("lines");
        assertThat(input).hasValue("two\nlines");
        key(input, "Unidentified", 229, true);
        breakLine(input);
        vera.sees("two lines");
        assertThat(heard(vera)).isEmpty();
    }

    private static void breakLine(Locator field) {
        field.evaluate("field => field.dispatchEvent(new InputEvent('beforeinput',"
                + " {inputType: 'insertLineBreak', bubbles: true, composed: true, cancelable: true}))");
    }

    private static void compose(Seat seat, String text) {
        JsonObject composition = new JsonObject();
        composition.addProperty("text", text);
        composition.addProperty("selectionStart", text.length());
        composition.addProperty("selectionEnd", text.length());
        seat.context().newCDPSession(seat.page()).send("Input.imeSetComposition", composition);
    }
}
