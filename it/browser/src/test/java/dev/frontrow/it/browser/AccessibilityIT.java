package dev.frontrow.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.ModerationRequest;
import dev.frontrow.examples.liveroom.LiveRoom;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No rule of WCAG 2.2 AA that axe-core can check is broken, in any state of the chat, on any device, in either theme, in forced colours as well. */
class AccessibilityIT extends InBrowser {

    enum Device {
        DESKTOP,
        PHONE,
        /** As its system has it where people cannot see what others can: few colours, which the system gives. */
        FORCED_COLOURS
    }

    @Test
    void theCheckFindsWhatIsBroken() {
        Seat vera = seat("vera");
        vera.send("hello");
        vera.sees("hello");
        String set = "(colour) => document.querySelector('frontrow-chat').style.setProperty('--frontrow-text', colour)";
        vera.page().evaluate(set, "#777");
        assertThat(Accessibility.violations(vera.page()).toString()).contains("color-contrast", "message-text");
    }

    @ParameterizedTest
    @EnumSource(Device.class)
    void aViewerAmongMessages(Device device) {
        Seat sam = on(device, "sam");
        Seat vera = seat("vera");
        sam.send("hello all");
        vera.sees("hello all");
        vera.send("see https://example.org/page and hello @Sam");
        vera.send("goes on");
        sam.sees("goes on");
        Accessibility.check(sam, "viewer-" + device);
        sam.find("log").focus();
        sam.page().keyboard().press("ArrowUp");
        Accessibility.check(sam, "row-" + device);
        sam.message("hello all").getByTestId("message-name").click();
        assertThat(sam.find("user-card")).isVisible();
        Accessibility.check(sam, "viewer-card-" + device);
    }

    @ParameterizedTest
    @EnumSource(Device.class)
    void aClosedGateAndAnEmptyRoom(Device device) {
        Seat zoe = on(device, "zoe");
        assertThat(zoe.find("gate-prompt")).isVisible();
        Accessibility.check(zoe, "gate-" + device);
        Seat vera = on(device, "vera");
        Accessibility.check(vera, "empty-" + device);
    }

    @ParameterizedTest
    @EnumSource(Device.class)
    void theMuted(Device device) {
        Seat vera = on(device, "vera");
        vera.send("too loud");
        vera.sees("too loud");
        mute("vera");
        assertThat(vera.find("sanction-notice")).isVisible();
        Accessibility.check(vera, "muted-" + device);
    }

    @ParameterizedTest
    @EnumSource(Device.class)
    void theLimitReached(Device device) {
        Seat vera = on(device, "vera");
        vera.troubles().expectStatus(429);
        for (int i = 1; i <= 9; i++) {
            vera.send("message " + i);
        }
        assertThat(vera.find("limit-warning")).isVisible();
        Accessibility.check(vera, "limit-warning-" + device);
        vera.send("message 10");
        vera.send("one too many");
        assertThat(vera.find("limit-countdown")).isVisible();
        Accessibility.check(vera, "limit-" + device);
    }

    @ParameterizedTest
    @EnumSource(Device.class)
    void theMenuOfAModeratorAndItsForms(Device device) {
        Seat vera = seat("vera");
        Seat mo = on(device, "mo");
        vera.send("too loud");
        mo.sees("too loud");
        mo.find("log").focus();
        mo.page().keyboard().press("ArrowUp");
        mo.press("Enter", "menu-delete");
        Accessibility.check(mo, "menu-" + device);
        for (String form : new String[] {"mute", "purge", "ban"}) {
            mo.find("menu-" + form).click();
            assertThat(mo.find("act-form")).isVisible();
            if (form.equals("mute")) {
                mo.find("act-time-own").check();
                mo.find("act-own-count").fill("0");
                mo.find("act-confirm").click();
                assertThat(mo.find("act-error")).isVisible();
            }
            Accessibility.check(mo, "menu-" + form + "-" + device);
            mo.find("act-back").click();
        }
        mo.find("menu-mute").click();
        mo.find("act-confirm").click();
        assertThat(mo.find("undo")).isVisible();
        Accessibility.check(mo, "undo-" + device);
        mo.send("/dance");
        assertThat(mo.find("notice")).containsText("There is no command");
        Accessibility.check(mo, "refused-" + device);
    }

    @ParameterizedTest
    @EnumSource(Device.class)
    void thePanelAndTheCardOfAModerator(Device device) {
        Seat vera = seat("vera");
        Seat mo = on(device, "mo");
        vera.send("too loud");
        mo.sees("too loud");
        mo.find("moderation-button").click();
        assertThat(mo.find("panel-empty")).isVisible();
        Accessibility.check(mo, "panel-empty-" + device);
        mute("vera");
        mo.find("tab-sanctions").click();
        assertThat(mo.find("sanction-entry")).isVisible();
        Accessibility.check(mo, "panel-sanctions-" + device);
        mo.find("tab-feed").click();
        assertThat(mo.find("audit-entry")).isVisible();
        Accessibility.check(mo, "panel-feed-" + device);
        mo.find("panel-close").click();
        mo.message("too loud").getByTestId("message-name").click();
        assertThat(mo.find("card-log")).isVisible();
        Accessibility.check(mo, "card-" + device);
    }

    @ParameterizedTest
    @EnumSource(Device.class)
    void whatOpensOverTheChat(Device device) {
        Seat mo = on(device, "mo");
        mo.find("settings-button").click();
        assertThat(mo.find("settings")).isVisible();
        Accessibility.check(mo, "settings-" + device);
        mo.find("settings-close").click();
        mo.find("emoji-button").click();
        assertThat(mo.find("emoji-picker")).isVisible();
        Accessibility.check(mo, "emoji-" + device);
        mo.page().keyboard().press("Escape");
        mo.find("input").pressSequentially("/un");
        assertThat(mo.find("completion")).hasCount(4);
        Accessibility.check(mo, "completion-" + device);
    }

    @ParameterizedTest
    @EnumSource(Device.class)
    void theConnectionLost(Device device) {
        Seat vera = on(device, "vera");
        vera.send("hello");
        vera.sees("hello");
        vera.troubles().expectNetworkTrouble();
        vera.context().setOffline(true);
        assertThat(vera.find("connection")).containsText("You are offline.");
        Accessibility.check(vera, "offline-" + device);
    }

    private Seat on(Device device, String person) {
        Browser.NewContextOptions profile =
                new Browser.NewContextOptions().setLocale("en-IE").setReducedMotion(ReducedMotion.REDUCE);
        switch (device) {
            case DESKTOP -> profile.setViewportSize(1280, 800);
            case PHONE -> profile.setViewportSize(390, 844).setHasTouch(true).setIsMobile(true);
            case FORCED_COLOURS -> profile.setViewportSize(1280, 800).setForcedColors(ForcedColors.ACTIVE);
        }
        Seat seat = watched(Seat.of(browser().newContext(profile), person));
        seat.page().navigate(address() + "/as/" + person + "/");
        seat.waitLive();
        return seat;
    }

    private void mute(String person) {
        chat().moderate(new ModerationRequest(
                LiveRoom.ROOM,
                new UserId("mo"),
                new ModerationAction.Mute(new UserId(person), Duration.ofMinutes(10)),
                "Calm down, please",
                null));
    }
}
