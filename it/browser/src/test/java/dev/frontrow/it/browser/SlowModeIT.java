package dev.frontrow.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How much one may write, and when. */
class SlowModeIT extends InBrowser {

    @Test
    void theMeterShowsWhatIsLeftAndNothingWhileAllIsFree() {
        Seat vera = seat("vera");
        assertThat(vera.find("limit-meter")).hasCount(0);
        vera.send("one");
        assertThat(vera.find("limit-meter")).hasText("9/10");
        assertThat(vera.find("limit-meter")).hasAttribute("aria-valuenow", "9");
        vera.send("two");
        assertThat(vera.find("limit-meter")).hasAttribute("aria-valuetext", "8 messages left");
        vera.shoot("limit-meter");
        vera.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        vera.page().evaluate("document.querySelector('frontrow-chat').theme = 'light'");
        vera.shoot("limit-meter-light");
    }

    @Test
    void slowModeIsCountedDownAndTheTextStays() {
        Seat vera = seat("vera");
        vera.troubles().expectStatus(429);
        vera.page()
                .route(
                        "**/messages",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setStatus(429)
                                .setHeaders(Map.of("Content-Type", "application/problem+json"))
                                .setBody("{\"type\":\"urn:frontrow:problem:slow_mode\",\"title\":\"Slow mode\","
                                        + "\"status\":429,\"code\":\"slow_mode\",\"retryAfterMs\":2500}")));
        vera.send("too soon");
        assertThat(vera.find("limit-countdown")).containsText("Slow mode: you can write again in");
        assertThat(vera.find("input")).hasValue("too soon");
        assertThat(vera.find("send")).isDisabled();
        vera.page().unroute("**/messages");
        assertThat(vera.find("limit-countdown")).hasCount(0);
        vera.find("send").click();
        vera.sees("too soon");
    }
}
