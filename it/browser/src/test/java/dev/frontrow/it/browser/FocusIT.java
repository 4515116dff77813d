package dev.frontrow.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.ModerationRequest;
import dev.frontrow.examples.liveroom.LiveRoom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The keyboard's focus is always somewhere in the chat while one uses it: where what had it goes, it moves on. */
class FocusIT extends InBrowser {

    private static final String FOCUSED =
            "() => { let e = document.activeElement; while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;"
                    + " return e?.dataset.testid ?? e?.tagName ?? 'BODY'; }";

    @ParameterizedTest
    @ValueSource(strings = {"vera", "mo"})
    void fromTheHeaderToTheInputAndBackItIsNeverNowhere(String person) {
        talk(120);
        Seat seat = seat(person);
        seat.sees("talk 120");
        String first = person.equals("mo") ? "moderation-button" : "settings-button";
        seat.find(first).focus();
        assertThat(stops(seat, "Tab", "input")).contains("log", "load-older").doesNotContain("BODY");
        assertThat(stops(seat, "Shift+Tab", first))
                .contains("log", "load-older")
                .doesNotContain("BODY");

        // The button at the top was brought into view; from the end on, one scrolls up.
        seat.find("log").evaluate("log => (log.scrollTop = log.scrollHeight)");
        assertThat(seat.message("talk 120")).isInViewport();
        seat.find("log").hover();
        seat.page().mouse().wheel(0, -1000);
        assertThat(seat.find("jump-latest")).isVisible();
        seat.find(first).focus();
        assertThat(stops(seat, "Tab", "input")).contains("jump-latest").doesNotContain("BODY");
        seat.find("log").focus();
        seat.press("ArrowUp", "message");
        assertThat(stops(seat, "Tab", "input")).contains("reply").doesNotContain("BODY");
        seat.find("jump-latest").focus();
        seat.page().keyboard().press("Enter");
        assertThat(seat.find("jump-latest")).hasCount(0);
        assertThat(focused(seat)).isEqualTo("log");
        assertThat(stops(seat, "Tab", "input")).doesNotContain("BODY");
    }

    @Test
    void whoIsMutedWhileTypingTypesNothingThatThePageTakesForKeysOfItsOwn() {
        Seat vera = seat("vera");
        vera.page()
                .evaluate("() => { window.heard = [];"
                        + " window.addEventListener('keydown', (event) => window.heard.push(event.key)); }");
        vera.find("input").pressSequentially("my c");
        mute("vera");
        assertThat(vera.find("input")).isDisabled();
        vera.waitFocus("log");
        vera.page().keyboard().type("at m");
        assertThat(vera.page().evaluate("() => heard")).isEqualTo(List.of());
        assertThat(vera.find("input")).hasValue("my c");
    }

    @Test
    void aButtonOfARowThatGoesLeavesItOnTheRow() {
        Seat vera = seat("vera");
        say("hello");
        vera.sees("hello");
        vera.message("hello").getByTestId("reply").focus();
        mute("vera");
        assertThat(vera.message("hello").getByTestId("reply")).hasCount(0);
        assertThat(focused(vera)).isEqualTo("message");
    }

    @Test
    void whatIsNoLongerNeededGivesItToTheLog() {
        Seat zoe = seat("zoe");
        zoe.find("top-up").focus();
        Page wallet = zoe.context().newPage();
        wallet.navigate(address() + "/as/zoe/wallet");
        wallet.getByTestId("top-up-250").click();
        assertThat(zoe.find("gate-prompt")).hasCount(0);
        zoe.waitFocus("log");

        Seat vera = seat("vera");
        vera.troubles().expectNetworkTrouble();
        vera.context().setOffline(true);
        assertThat(vera.find("connection")).containsText("You are offline.");
        vera.find("connection").locator("button").focus();
        vera.context().setOffline(false);
        vera.waitLive();
        vera.waitFocus("log");
    }

    /** Where the key leads, until it leads there. */
    private static List<Object> stops(Seat seat, String key, String last) {
        List<Object> stops = new ArrayList<>();
        do {
            seat.page().keyboard().press(key);
            stops.add(focused(seat));
        } while (!stops.contains(last) && stops.size() < 30);
        assertThat(stops).contains(last);
        return stops;
    }

    private static Object focused(Seat seat) {
        return seat.page().evaluate(FOCUSED);
    }

    private void talk(int lines) {
        for (int i = 1; i <= lines; i++) {
            say("talk " + i);
        }
    }

    private void mute(String person) {
        chat().moderate(ModerationRequest.by(
                new UserId("mo"), LiveRoom.ROOM, new ModerationAction.Mute(new UserId(person), Duration.ofMinutes(1))));
    }
}
