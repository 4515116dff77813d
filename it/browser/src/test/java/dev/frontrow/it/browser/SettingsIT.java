package dev.frontrow.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** What a reader chooses for themself. */
class SettingsIT extends InBrowser {

    private static final String COUNT_NOTES =
            "const create = AudioContext.prototype.createOscillator; window.notes = 0;"
                    + " AudioContext.prototype.createOscillator = function () { window.notes++; return create.call(this); }";

    @Test
    void themeSizeAndSpacingHoldAfterAReloadAndInOtherTabs() {
        Seat ada = seat("ada");
        say("hello");
        Object darkBackground = background(ada);
        Object height = rowHeight(ada);
        openSettings(ada);
        choose(ada, "theme", "Light");
        choose(ada, "size", "Large");
        choose(ada, "density", "Compact");
        ada.shoot("settings");
        assertThat(background(ada)).isNotEqualTo(darkBackground);
        ada.waitUntil(() -> !rowHeight(ada).equals(height));
        Object light = background(ada);

        Seat tab = watched(Seat.of(ada.context(), "ada"));
        tab.page().navigate(address() + "/as/ada/");
        tab.waitLive();
        assertThat(background(tab)).isEqualTo(light);
        openSettings(tab);
        choose(tab, "theme", "Dark");
        ada.waitUntil(() -> background(ada).equals(darkBackground));
        ada.page().reload();
        ada.waitLive();
        assertThat(background(ada)).isEqualTo(darkBackground);
    }

    @Test
    void theyOpenAndCloseByKeyboardAndGiveTheFocusBack() {
        Seat ada = seat("ada");
        ada.find("settings-button").focus();
        ada.page().keyboard().press("Enter");
        assertThat(ada.find("settings-close")).isFocused();
        ada.page().keyboard().press("Escape");
        assertThat(ada.find("settings")).hasCount(0);
        assertThat(ada.find("settings-button")).isFocused();
    }

    @Test
    void aPressElsewhereClosesThemAndOneOnTheirButtonToo() {
        Seat ada = seat("ada");
        openSettings(ada);
        ada.find("settings-button").click();
        assertThat(ada.find("settings")).hasCount(0);
        openSettings(ada);
        ada.find("log").click(new Locator.ClickOptions().setPosition(20, 500));
        assertThat(ada.find("settings")).hasCount(0);
    }

    @Test
    void arabicRunsFromRightToLeftAndGermanFromLeftToRight() {
        Seat ada = seat("ada");
        say("a line in English");
        openSettings(ada);
        choose(ada, "language", "العربية");
        assertThat(ada.find("input")).hasAttribute("placeholder", "اكتب رسالة");
        assertThat(ada.page().evaluate("getComputedStyle(document.querySelector('frontrow-chat')).direction"))
                .isEqualTo("rtl");
        ada.find("settings-close").click();
        assertThat(ada.find("send").boundingBox().x)
                .isLessThan(ada.find("input").boundingBox().x);
        ada.shoot("arabic");
        openSettings(ada);
        choose(ada, "language", "Deutsch");
        assertThat(ada.find("input")).hasAttribute("placeholder", "Nachricht schreiben");
        assertThat(ada.page().evaluate("getComputedStyle(document.querySelector('frontrow-chat')).direction"))
                .isEqualTo("ltr");
    }

    @Test
    void aMentionMakesASoundForThoseWhoWantOneAndNoneWhenTheyAreNotToBeDisturbed() {
        Seat ada = watched(Seat.at(browser(), 1280, 800, "ada"));
        ada.page().addInitScript(COUNT_NOTES);
        ada.page().navigate(address() + "/as/ada/");
        ada.waitLive();
        say("@Ada without sound");
        ada.sees("@Ada without sound");
        openSettings(ada);
        ada.find("setting-sound").check();
        say("nobody in particular");
        say("@Adam is somebody else");
        ada.sees("@Adam is somebody else");
        assertThat(notes(ada)).isZero();
        Seat tab = watched(Seat.of(ada.context(), "ada"));
        tab.page().addInitScript(COUNT_NOTES);
        tab.page().navigate(address() + "/as/ada/");
        tab.waitLive();
        say("thank you, @Ada!");
        tab.sees("thank you, @Ada!");
        ada.waitUntil(() -> notes(ada) + notes(tab) == 2);
        int heardHere = notes(ada);
        ada.find("setting-quiet").check();
        say("@Ada do not hear this");
        ada.sees("@Ada do not hear this");
        assertThat(notes(ada)).isEqualTo(heardHere);
        assertThat(ada.find("log")).hasAttribute("aria-live", "off");
    }

    private static void openSettings(Seat seat) {
        seat.find("settings-button").click();
        assertThat(seat.find("setting-theme")).isVisible();
    }

    private static void choose(Seat seat, String setting, String label) {
        Locator select = seat.find("setting-" + setting);
        select.selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(label));
    }

    private static Object background(Seat seat) {
        return seat.page().evaluate("getComputedStyle(document.querySelector('frontrow-chat')).backgroundColor");
    }

    private static Object rowHeight(Seat seat) {
        return seat.find("message").first().boundingBox().height;
    }

    private static int notes(Seat seat) {
        Page page = seat.page();
        return ((Number) page.evaluate("window.notes")).intValue();
    }
}
