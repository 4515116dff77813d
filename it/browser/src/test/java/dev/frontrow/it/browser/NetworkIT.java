package dev.frontrow.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The network goes and comes back: nothing is missed, nothing comes twice. */
class NetworkIT extends InBrowser {

    private static final int MEANWHILE = 50;

    @Test
    void whoWasOfflineGetsExactlyWhatTheyMissed() {
        Seat vera = seat("vera");
        Seat mo = seat("mo");
        vera.troubles().expectNetworkTrouble();
        say("before");
        vera.sees("before");

        vera.context().setOffline(true);
        vera.waitState("waiting");
        List<String> expected = sayMeanwhile();
        assertThat(vera.texts()).containsExactly("before");
        assertThat(vera.find("connection")
                        .getByText("You are offline.", new Locator.GetByTextOptions().setExact(false)))
                .isVisible();
        vera.send("typed while away");
        assertThat(vera.find("pending-message")).isVisible();
        vera.shoot("offline");

        vera.context().setOffline(false);
        vera.waitLive();
        expected.add("typed while away");
        vera.waitTexts(expected::equals);
        mo.waitTexts(expected::equals);
        assertThat(vera.find("pending-message")).hasCount(0);
    }

    @Test
    void aStreamOfWhichNoByteComesIsSaidNotToAnswerAndIsTriedAgain() {
        Seat vera = watched(Seat.at(browser(), 1280, 800, "vera"));
        vera.page().addInitScript("Math.random = () => 0.999"); // no try comes before we look
        vera.page().clock().install();
        List<Route> asked = new ArrayList<>();
        vera.page().route(Pattern.compile("/api/chat$"), route -> {
            asked.add(route);
            if (asked.size() > 1) {
                route.resume(); // the first is never answered
            }
        });
        vera.page().navigate(address() + "/as/vera/");
        vera.waitUntil(() -> asked.size() == 1);
        assertThat(vera.find("connection")).hasAttribute("data-state", "connecting");
        vera.page().clock().runFor(16_000);
        assertThat(vera.find("connection")).containsText("The chat does not answer. Trying again…");
        vera.find("connection").getByRole(AriaRole.BUTTON).click();
        vera.waitLive();
        assertThat(vera.find("connection")).hasText("");
    }

    @Test
    void whomTheNetworkCutGetsExactlyWhatTheyMissedAgainAndAgain() throws IOException {
        try (CutProxy network = CutProxy.to(port())) {
            Seat vera = seatAt("http://localhost:" + network.port(), "vera");
            vera.troubles().expectNetworkTrouble();
            say("before");
            vera.sees("before");
            List<String> expected = new ArrayList<>(List.of("before"));
            for (int round = 0; round < 2; round++) {
                network.cut();
                vera.waitUntil(() ->
                        !vera.find("connection").getAttribute("data-state").equals("live"));
                expected.addAll(sayMeanwhile().subList(1, MEANWHILE + 1));
                network.mend();
                vera.waitLive();
                vera.waitTexts(expected::equals);
            }
        }
    }

    /** Fifty messages; returns what stands in the room of one test after the first such time. */
    private List<String> sayMeanwhile() {
        List<String> texts = new ArrayList<>(List.of("before"));
        for (int i = 1; i <= MEANWHILE; i++) {
            say("meanwhile " + i);
            texts.add("meanwhile " + i);
        }
        return texts;
    }
}
