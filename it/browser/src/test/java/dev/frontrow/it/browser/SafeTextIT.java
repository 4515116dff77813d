package dev.frontrow.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever somebody types is shown as what it is: text. */
class SafeTextIT extends InBrowser {

    private static final List<String> HOSTILE = List.of(
            "< > & \" '",
            "<b>bold?</b> &amp; &lt;",
            "<img src=x onerror=\"alert(1)\">",
            "<script>alert(2)</script>",
            "</span></frontrow-message><style>*{display:none}</style>",
            "javascript:alert(3)",
            "${alert(4)} {{7*7}}",
            "W" + "o".repeat(298) + "w",
            "שלום and مرحبا beside English",
            "🚀👩‍🚀🇪🇺 ok");

    @Test
    void markupIsShownAndNeverObeyed() {
        List<String> dialogs = new ArrayList<>();
        Seat vera = seat("vera");
        Seat phone = watched(Seat.at(browser(), 390, 844, "sam"));
        phone.page().navigate(address() + "/as/sam/");
        phone.waitLive();
        for (Seat seat : List.of(vera, phone)) {
            seat.page().onDialog(dialog -> {
                dialogs.add(dialog.message());
                dialog.dismiss();
            });
        }
        for (String text : HOSTILE) {
            vera.send(text);
        }
        for (Seat seat : List.of(vera, phone)) {
            seat.waitTexts(HOSTILE::equals);
            assertThat(seat.find("log").locator("img, script, iframe, object, b"))
                    .hasCount(0);
            assertThat(((Number) seat.find("log").evaluate("e => e.scrollWidth - e.clientWidth")).intValue())
                    .as("long words wrap")
                    .isZero();
            assertThat(seat.find("message").last()).isVisible();
        }
        vera.shoot("hostile-text");
        phone.shoot("hostile-text-phone");
        assertThat(dialogs).isEmpty();
    }
}
