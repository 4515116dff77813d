package dev.frontrow.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.SelectOption;
import org.junit.jupiter.api.Test;

/** What is loaded when it is first needed comes all the same if the network was away then. */
class LatePartsIT extends InBrowser {

    private static final String AWAY = "No connection. Please try again.";

    @Test
    void whateverFailedWhileTheNetworkWasAwayComesWhenItIsBack() {
        Seat vera = seat("vera");
        vera.send("mine");
        say("hello");
        vera.sees("mine");
        vera.sees("hello");
        vera.troubles().expectNetworkTrouble();
        LossyFiles parts = LossyFiles.of(vera.page(), "/frontrow/part-(?!writing)");
        vera.message("mine").hover();
        vera.message("mine").getByTestId("message-menu-button").click();
        assertThat(vera.find("notice")).hasText(AWAY);
        vera.find("settings-button").click();
        vera.find("emoji-button").click();
        vera.message("hello").hover();
        vera.message("hello").getByTestId("reply").click();
        vera.message("hello").getByTestId("message-name").click();
        vera.find("input").pressSequentially(":rock");
        vera.waitUntil(() -> parts.missed("part-staff", "part-settings", "part-emoji", "part-reply"));

        parts.open();
        vera.find("input").press("e");
        vera.waitUntil(
                () -> { // what was on its way when the network came back may still fail: the next key asks again
                    vera.find("input").press("t");
                    vera.find("input").press("Backspace");
                    return vera.find("completion").first().isVisible();
                });
        assertThat(vera.find("completion").first()).containsText(":rocket:");
        vera.find("input").press("Escape");
        vera.find("emoji-button").click();
        assertThat(vera.find("emoji").first()).isVisible();
        vera.find("emoji-button").click();
        vera.message("hello").hover();
        vera.message("hello").getByTestId("reply").click();
        assertThat(vera.find("reply-bar")).isVisible();
        vera.find("settings-button").click();
        assertThat(vera.find("settings")).isVisible();
        vera.find("settings-button").click();
        vera.openMenu("mine");
        vera.find("menu-takeback").click();
        vera.doesNotSee("mine");
    }

    @Test
    void theToolsOfTheStaffCouldNotBeLoadedAheadAndComeWithTheFirstUse() {
        Seat mo = watched(Seat.at(browser(), 1280, 800, "mo"));
        mo.troubles().expectNetworkTrouble();
        LossyFiles parts = LossyFiles.of(mo.page(), "/frontrow/part-staff");
        mo.page().navigate(address() + "/as/mo/");
        mo.waitLive();
        mo.waitUntil(() -> parts.missed("staff"));
        parts.open();
        mo.find("moderation-button").click();
        assertThat(mo.find("panel-empty")).isVisible();
        mo.press("Escape", "moderation-button");
        mo.send("/help");
        assertThat(mo.find("notice")).containsText("/mute");
    }

    @Test
    void theWordsOfALanguageComeByThemselvesWhenTheNetworkIsBack() {
        Seat ada = seat("ada");
        ada.troubles().expectNetworkTrouble();
        ada.find("settings-button").click();
        LossyFiles parts = LossyFiles.of(ada.page(), "/frontrow/part-german");
        ada.find("setting-language").selectOption(new SelectOption().setLabel("Deutsch"));
        ada.waitUntil(() -> parts.missed("part-german"));
        parts.open();
        assertThat(ada.find("settings-close")).hasAccessibleName("Schließen");
    }
}
