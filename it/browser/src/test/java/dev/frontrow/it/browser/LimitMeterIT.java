package dev.frontrow.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;

/** How much one may still write. */
class LimitMeterIT extends InBrowser {

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
}
