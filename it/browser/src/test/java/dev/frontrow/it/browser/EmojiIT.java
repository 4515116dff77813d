package dev.frontrow.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Emoji from the picker, and what completes itself while one types. */
class EmojiIT extends InBrowser {

    @Test
    void thePickerIsLoadedWhenItIsOpenedAndIsUsedWithTheKeyboardAlone() {
        Seat vera = seat("vera");
        say("hello");
        vera.sees("hello");
        vera.find("input").pressSequentially("@"); // what completes is loaded by now
        assertThat(vera.find("completions")).isVisible();
        List<String> loaded = new ArrayList<>();
        vera.page().onRequest(request -> loaded.add(request.url()));
        vera.type("well done ");
        assertThat(loaded).isEmpty();
        vera.page().keyboard().press("Tab");
        assertThat(vera.find("emoji-button")).isFocused();
        vera.page().keyboard().press("Enter");
        assertThat(vera.find("emoji-search")).isFocused();
        assertThat(loaded).isNotEmpty().allMatch(url -> url.startsWith(address() + "/frontrow/part-"));
        vera.shoot("emoji-picker");

        vera.page().keyboard().type("rocket");
        assertThat(vera.find("emoji").first()).hasText("🚀");
        vera.page().keyboard().press("Enter");
        assertThat(vera.find("input")).hasValue("well done 🚀");
        vera.find("emoji-search").fill("");
        vera.page().keyboard().press("ArrowDown");
        assertThat(cell(vera, 0)).isFocused();
        vera.page().keyboard().press("ArrowRight");
        assertThat(cell(vera, 1)).isFocused();
        vera.page().keyboard().press("ArrowDown");
        assertThat(cell(vera, 9)).isFocused();
        vera.page().keyboard().press("End");
        assertThat(vera.find("emoji").last()).isFocused();
        vera.page().keyboard().press("Home");
        vera.page().keyboard().press("ArrowUp");
        assertThat(vera.find("emoji-search")).isFocused();
        vera.page().keyboard().press("Escape");
        assertThat(vera.find("emoji-picker")).hasCount(0);
        assertThat(vera.find("input")).isFocused();
        vera.page().keyboard().press("Enter");
        vera.sees("well done 🚀");

        vera.find("emoji-button").click();
        assertThat(vera.find("emoji")).hasText(new String[] {"🚀"});
        vera.page().getByTestId("input").click();
        vera.find("emoji-button").click();
        assertThat(vera.find("emoji-picker")).hasCount(0);
    }

    private static Locator cell(Seat seat, int index) {
        return seat.find("emoji").nth(index);
    }

    @Test
    void onAPhoneThePickerFitsAndIsTapped() {
        Seat sam = watched(Seat.at(browser(), 390, 844, "sam"));
        sam.page().navigate(address() + "/as/sam/");
        sam.waitLive();
        sam.find("emoji-button").click();
        sam.page().getByLabel("Food and drink").click();
        assertThat(sam.find("emoji").first()).isInViewport();
        sam.shoot("emoji-picker-phone");
        sam.find("emoji").first().click();
        assertThat(sam.find("input")).hasValue("🍇");
        sam.page().getByText("Live chat").click();
        assertThat(sam.find("emoji-picker")).hasCount(0);
    }

    @Test
    void shortCodesBecomeEmoji() {
        Seat vera = seat("vera");
        say("hello");
        vera.sees("hello");
        // What completes is loaded with the first sign of it.
        vera.find("input").pressSequentially("@");
        assertThat(vera.find("completions")).isVisible();
        vera.find("input").fill("");
        vera.find("input").pressSequentially("10:30 and :tada: :no_such_code: :rock");
        assertThat(vera.find("completion").first()).containsText("🪨");
        assertThat(vera.find("completion").filter(new Locator.FilterOptions().setHasText(":rocket:")))
                .hasCount(1);
        vera.shoot("completion-emoji");
        vera.find("input").pressSequentially("et");
        assertThat(vera.find("completion").first()).hasText("🚀:rocket:");
        assertThat(vera.find("completion").first()).hasAttribute("aria-selected", "true");
        vera.find("input").press("Enter");
        assertThat(vera.find("input")).hasValue("10:30 and 🎉 :no_such_code: 🚀 ");
        assertThat(vera.find("completions")).hasCount(0);
    }

    @Test
    void namesAreCompletedWithArrowsTabAndTheMouseAndEscapeLeavesTheTextAlone() {
        Seat sam = seat("sam");
        Seat vera = seat("vera");
        say("hello");
        sam.send("hi");
        vera.sees("hi");
        Locator input = vera.find("input");
        input.pressSequentially("hey @");
        assertThat(vera.find("completion")).hasText(new String[] {"Sam", "Houston"});
        String first = active(vera);
        input.press("ArrowDown");
        assertThat(active(vera)).isNotEqualTo(first);
        assertThat(vera.find("completion").nth(1)).hasAttribute("aria-selected", "true");
        vera.shoot("completion-mention");
        input.press("Tab");
        assertThat(input).hasValue("hey @Houston ");
        assertThat(input).isFocused();
        input.pressSequentially("@sa");
        vera.find("completion").click();
        assertThat(input).hasValue("hey @Houston @Sam ");
        assertThat(input).isFocused();
        input.pressSequentially("@");
        input.press("Escape");
        assertThat(vera.find("completions")).hasCount(0);
        input.pressSequentially("s");
        assertThat(vera.find("completions")).hasCount(0);
        assertThat(input).not().hasAttribute("aria-activedescendant", "option-0");
        input.press("Enter");
        sam.sees("hey @Houston @Sam @s");
        assertThat(sam.message("hey @Houston @Sam @s").locator(".mention.self")).hasText("@Sam");
    }

    /** What a screen reader is told. */
    private static String active(Seat seat) {
        return seat.find("input").getAttribute("aria-activedescendant");
    }

    @Test
    void whileAnInputMethodComposesTheKeysAreItsOwn() {
        Seat vera = seat("vera");
        say("hello");
        vera.sees("hello");
        vera.find("input").pressSequentially("@");
        assertThat(vera.find("completions")).isVisible();
        vera.find("input")
                .evaluate("area => area.dispatchEvent(new KeyboardEvent('keydown',"
                        + " {key: 'Enter', isComposing: true, bubbles: true, cancelable: true}))");
        assertThat(vera.find("input")).hasValue("@");
        assertThat(vera.find("completions")).isVisible();
        vera.find("input").press("Enter");
        assertThat(vera.find("input")).hasValue("@Houston ");
    }
}
