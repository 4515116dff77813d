package dev.frontrow.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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

    @Test
    void aTextThatMayBeInTheRoomStaysInTheListAndIsTriedAgainUnderItsKey() {
        Seat vera = seat("vera");
        vera.troubles().expectStatus(503);
        Set<String> keys = new HashSet<>();
        AtomicBoolean isTired = new AtomicBoolean(true);
        vera.page().route(Pattern.compile("/messages$"), route -> {
            keys.add(route.request().headerValue("idempotency-key"));
            if (isTired.get()) {
                route.fulfill(new Route.FulfillOptions()
                        .setStatus(503)
                        .setContentType("application/problem+json")
                        .setBody("{\"code\":\"store_unavailable\",\"status\":503,\"retryAfterMs\":1}"));
            } else {
                route.resume();
            }
        });
        vera.send("there or not?");
        Locator pending = vera.find("pending-message");
        assertThat(pending).hasAttribute("data-state", "failed");
        assertThat(pending.getByRole(AriaRole.BUTTON)).hasText(new String[] {"Try again", "Discard"});
        assertThat(vera.find("input"))
                .hasValue(""); // sent from there it would have another key, and might be there twice
        vera.shoot("unknown-outcome");

        isTired.set(false);
        pending.getByText("Try again").click();
        vera.sees("there or not?");
        assertThat(pending).hasCount(0);
        assertThat(keys).hasSize(1);
    }

    @Test
    void whatTheServerNeverAnswersCanBeDropped() {
        Seat vera = seat("vera");
        vera.troubles().expectNetworkTrouble();
        AtomicBoolean isAway = new AtomicBoolean(true);
        vera.page().route(Pattern.compile("/messages$"), route -> {
            if (isAway.get()) {
                route.abort();
            } else {
                route.resume();
            }
        });
        vera.send("never mind");
        Locator pending = vera.find("pending-message");
        assertThat(pending).hasAttribute("data-state", "retrying");
        pending.getByText("Discard").click();
        assertThat(pending).hasCount(0);
        isAway.set(false);
        vera.send("but this");
        vera.sees("but this");
        vera.waitTexts(List.of("but this")::equals);
    }

    @Test
    void anElementThatIsMovedInThePageLosesNothingAndStaysConnected() {
        Seat vera = seat("vera");
        sayMeanwhile();
        vera.sees("meanwhile " + MEANWHILE);
        AtomicInteger streams = new AtomicInteger();
        List<Route> held = new ArrayList<>();
        vera.page().route(Pattern.compile("/messages$"), held::add);
        vera.page().onRequest(request -> streams.addAndGet(request.url().endsWith("/api/chat") ? 1 : 0));
        vera.send("one");
        vera.send("two");
        vera.type("not sent yet");
        vera.page().locator("frontrow-chat").evaluate("element => element.parentElement.append(element)");
        vera.page()
                .locator("frontrow-chat")
                .evaluate("element => (element.parentElement.moveBefore ?? element.parentElement.insertBefore)"
                        + ".call(element.parentElement, element, null)");
        vera.page().unroute(Pattern.compile("/messages$"));
        vera.waitUntil(() -> !held.isEmpty());
        held.forEach(Route::resume);

        vera.sees("one");
        vera.sees("two");
        assertThat(vera.message("two")).isInViewport();
        assertThat(vera.find("input")).hasValue("not sent yet");
        assertThat(streams).hasValue(0);
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
