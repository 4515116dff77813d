package dev.frontrow.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import org.junit.jupiter.api.Test;

/** The demo as somebody meets it, from the first page on. */
class LooksIT extends InBrowser {

    @Test
    void oneClickTakesASeatAndAnotherOneStartsTheLanding() {
        Seat ada = watched(Seat.at(browser(), 1440, 900, "ada"));
        ada.page().navigate(address());
        assertThat(ada.page().locator("#cast li")).hasCount(6);
        ada.shoot("lobby");
        ada.find("seat-ada").click();
        ada.waitLive();
        assertThat(ada.find("me")).hasText("Ada");
        ada.page().getByText("Final approach").click();
        ada.find("replay-100").click();
        ada.sees("The Eagle has landed.");
        ada.find("replay-play").click();
        ada.shoot("landed");
    }

    @Test
    void onAPhoneTheChatIsUnderTheVideoAndNothingIsWiderThanTheScreen() {
        Seat sam = watched(Seat.at(browser(), 390, 844, "sam"));
        sam.page().navigate(address() + "/as/sam/");
        sam.waitLive();
        sam.send("from my phone");
        sam.sees("from my phone");
        assertThat(sam.find("input")).isInViewport();
        assertThat(((Number) sam.page()
                                .evaluate(
                                        "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                        .intValue())
                .isZero();
        sam.shoot("phone");
    }

    @Test
    void theSceneMovesForThoseWhoLikeIt() {
        Seat mover = watched(Seat.of(browser().newContext(new Browser.NewContextOptions()), "cleo"));
        mover.page().navigate(address() + "/as/cleo/");
        mover.waitLive();
        String picture = "document.getElementById('scene').toDataURL()";
        Object first = mover.page().evaluate(picture);
        mover.waitUntil(() -> !first.equals(mover.page().evaluate(picture)));
    }
}
