package dev.frontrow.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Talking, and who may. */
class RoomIT extends InBrowser {

    @Test
    void whatOneSaysAllSeeAtOnceAndInOneOrder() {
        List<Seat> seats = List.of(seat("vera"), seat("sam"), seat("mo"), seat("cleo"));
        for (Seat speaker : seats) {
            speaker.send("hello from " + speaker.person());
            seats.forEach(seat -> seat.sees("hello from " + speaker.person()));
        }
        for (Seat seat : seats) {
            assertThat(seat.texts())
                    .containsExactly("hello from vera", "hello from sam", "hello from mo", "hello from cleo");
            assertThat(seat.find("viewers")).hasAttribute("title", "4 watching");
            assertThat(seat.message("hello from mo")).containsText("Mo");
            assertThat(seat.message("hello from mo").locator("frontrow-badge")).hasCount(1);
            assertThat(seat.message("hello from cleo").locator("frontrow-badge"))
                    .hasCount(1);
            assertThat(seat.message("hello from vera").locator("frontrow-badge"))
                    .hasCount(0);
            seat.shoot("room-" + seat.person());
        }
    }

    @Test
    void toppingUpOpensTheBoxWithoutAReloadAndSpendingClosesIt() {
        Seat zoe = seat("zoe");
        zoe.page().evaluate("window.notReloaded = true");
        assertThat(zoe.find("gate-prompt")).isVisible();
        assertThat(zoe.find("input")).isDisabled();
        zoe.shoot("gate-closed");

        Page wallet = zoe.context().waitForPage(() -> zoe.find("top-up").click());
        assertThat(wallet).hasURL(address() + "/as/zoe/wallet");
        wallet.getByTestId("top-up-250").click();
        assertThat(wallet.getByTestId("balance")).hasText("€2.50");

        assertThat(zoe.find("gate-prompt")).isHidden();
        assertThat(zoe.find("input")).isEnabled();
        assertThat(zoe.find("balance")).hasText("€2.50");
        zoe.send("now I can");
        zoe.sees("now I can");

        wallet.getByTestId("spend-all").click();
        assertThat(zoe.find("gate-prompt")).isVisible();
        assertThat(zoe.find("input")).isDisabled();
        assertThat(zoe.page().evaluate("window.notReloaded")).isEqualTo(true);
    }

    @Test
    void theChatSaysWhenNobodyIsThatPerson() {
        Seat nobody = watched(Seat.at(browser(), 1280, 800, "nobody"));
        nobody.troubles().expectStatus(404);
        assertThat(nobody.page().navigate(address() + "/as/nobody/").status()).isEqualTo(404);
    }
}
