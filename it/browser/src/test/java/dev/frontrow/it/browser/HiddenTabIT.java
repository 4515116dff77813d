package dev.frontrow.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import dev.frontrow.examples.liveroom.LiveRoomOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tabs that nobody sees let go of their stream after a while, and miss nothing. */
class HiddenTabIT extends InBrowser {

    private static final int SOON_MILLIS = 300;
    private static final int MEANWHILE = 20;

    /** A browser without windows shows every page; this one is told that it is hidden, as a browser with windows tells it. */
    private static final String SET_VISIBILITY = """
            state => {
              Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
              document.dispatchEvent(new Event('visibilitychange'));
            }
            """;

    /** Notes whatever the chat says of its connection from here on. */
    private static final String LISTEN = """
            element => {
              const banner = element.renderRoot.querySelector('frontrow-connection').renderRoot;
              const note = () => banner.textContent.trim() && said.push(banner.textContent.trim());
              window.said = [];
              new MutationObserver(note).observe(banner, { subtree: true, childList: true, characterData: true });
            }
            """;

    @Override
    LiveRoomOptions options() {
        // That a stream is closed the server sees after two of these.
        return LiveRoomOptions.onFreePort()
                .withSettings(settings().heartbeat(Duration.ofSeconds(2)).build());
    }

    @Test
    void aHiddenTabLetsGoAndShowsEverythingOnceWhenItIsShown() {
        Seat vera = pausing(seat("vera"));
        say("before");
        vera.sees("before");
        element(vera).evaluate(LISTEN);
        hide(vera);
        vera.waitUntil(() -> chat().streams() == 0);
        vera.waitState("paused");

        List<String> expected = new ArrayList<>(List.of("before"));
        expected.addAll(sayMeanwhile());
        element(vera).evaluate("element => element.client.send('from where nobody looks')");
        expected.add("from where nobody looks");
        assertThat(chat().streams()).isZero();
        assertThat(vera.message("meanwhile 1")).hasCount(0);

        show(vera);
        vera.waitLive();
        vera.waitTexts(expected::equals);
        assertThat(vera.find("pending-message")).hasCount(0);
        assertThat(chat().streams()).isEqualTo(1);
        assertThat((List<?>) vera.page().evaluate("said")).isEmpty();
    }

    @Test
    void aReaderWhoHadScrolledUpFindsTheirPlaceAndTheNumberOfWhatIsNew() {
        Seat vera = pausing(seat("vera"));
        IntStream.rangeClosed(1, 60).forEach(i -> say("before " + i));
        vera.sees("before 60");
        vera.find("log").hover();
        vera.page().mouse().wheel(0, -300);
        assertThat(vera.find("jump-latest")).isVisible();
        hide(vera);
        vera.waitState("paused");
        sayMeanwhile();
        show(vera);
        vera.waitLive();
        assertThat(vera.find("jump-latest")).containsText(String.valueOf(MEANWHILE));
        vera.find("jump-latest").click();
        vera.sees("meanwhile " + MEANWHILE);
    }

    @Test
    void tabsOfOneBrowserKeepTheirStreamAsLongAsOneIsShown() {
        BrowserContext profile = browser().newContext();
        Seat first = pausing(sit(profile));
        Seat second = pausing(sit(profile));
        assertThat(chat().streams()).isEqualTo(1);
        AtomicInteger opened = new AtomicInteger();
        second.page().onRequest(request -> opened.addAndGet(request.url().endsWith("/api/chat") ? 1 : 0));

        hide(first); // which leads
        first.waitState("paused");
        second.waitUntil(() -> opened.get() == 1 && chat().streams() == 1);
        second.waitLive();
        say("to who looks");
        second.sees("to who looks");
        first.doesNotSee("to who looks");
        show(first);
        first.sees("to who looks");

        hide(first); // which follows
        first.waitState("paused");
        say("again");
        second.sees("again");
        assertThat(chat().streams()).isEqualTo(1);
        assertThat(opened).hasValue(1);

        hide(second);
        second.waitUntil(() -> chat().streams() == 0);
        say("to nobody");
        show(first);
        show(second);
        for (Seat tab : List.of(first, second)) {
            tab.waitTexts(List.of("to who looks", "again", "to nobody")::equals);
        }
        first.waitUntil(() -> chat().streams() == 1);
    }

    @Test
    void whatIsSeenElsewhereGoesOn() {
        Seat off = seat("vera");
        element(off).evaluate("element => element.setAttribute('pause-hidden-after-ms', 'off')");
        Seat overlay = pausing(seat("mo"));
        element(overlay).evaluate("element => { element.overlay = true; }");
        Seat other = pausing(seat("sam"));
        List.of(off, overlay, other).forEach(HiddenTabIT::hide);
        other.waitUntil(() -> chat().streams() == 2);
        other.waitState("paused");
        element(off).evaluate("element => element.parentElement.dispatchEvent(new CustomEvent('freeze'))");
        say("seen elsewhere");
        off.sees("seen elsewhere");
        overlay.sees("seen elsewhere");
    }

    @Test
    void aTabThatTheBrowserFreezesLetsGoAtOnce() {
        Seat vera = seat("vera");
        say("before");
        vera.sees("before");
        tell(vera, "freeze");
        vera.waitUntil(() -> chat().streams() == 0);
        List<String> expected = new ArrayList<>(List.of("before"));
        expected.addAll(sayMeanwhile());
        tell(vera, "resume");
        vera.waitLive();
        vera.waitTexts(expected::equals);
        assertThat(chat().streams()).isEqualTo(1);
    }

    private Seat sit(BrowserContext profile) {
        Seat seat = watched(Seat.of(profile, "vera"));
        seat.page().navigate(address() + "/as/vera/");
        seat.waitLive();
        return seat;
    }

    private static Seat pausing(Seat seat) {
        element(seat).evaluate("(element, ms) => { element.pauseHiddenAfterMs = ms; }", SOON_MILLIS);
        return seat;
    }

    private static Locator element(Seat seat) {
        return seat.page().locator("frontrow-chat");
    }

    private static void hide(Seat seat) {
        seat.page().evaluate(SET_VISIBILITY, "hidden");
    }

    private static void show(Seat seat) {
        seat.page().evaluate(SET_VISIBILITY, "visible");
    }

    /** Fires this event at the document as the browser does: it does not bubble. */
    private static void tell(Seat seat, String event) {
        seat.page().evaluate("type => { document.dispatchEvent(new Event(type)); }", event);
    }

    /** Returns what was said. */
    private List<String> sayMeanwhile() {
        List<String> texts = IntStream.rangeClosed(1, MEANWHILE)
                .mapToObj(i -> "meanwhile " + i)
                .toList();
        texts.forEach(this::say);
        return texts;
    }
}
