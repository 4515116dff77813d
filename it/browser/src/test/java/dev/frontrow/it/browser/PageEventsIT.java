package dev.frontrow.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The page around has events of its own: of those of the chat it hears what is documented, and nothing else. */
class PageEventsIT extends InBrowser {

    /**
     * Listens, on the document and before everybody else, for each type of event that any script of the page fires, and for names that a page is
     * likely to listen for (not `input`: the driver of the browser fires it). What people do (a click, a key) the browser fires, not a script.
     */
    private static final String ALL_EARS = """
            window.fired = new Set();
            window.heard = new Set();
            const listen = (type) => {
              const hear = (event) => event.isTrusted || heard.add(event.type);
              document.addEventListener(type, hear, true);
              document.addEventListener(type, hear);
            };
            ['send', 'select', 'close', 'open', 'change', 'submit', 'error', 'message', 'reply'].forEach(listen);
            const dispatch = EventTarget.prototype.dispatchEvent;
            EventTarget.prototype.dispatchEvent = function (event) {
              if (!fired.has(event.type)) listen(event.type);
              fired.add(event.type);
              return dispatch.call(this, event);
            };
            """;

    @Test
    void thePageHearsNoneOfTheEventsBetweenTheElementsOfTheChat() {
        Seat vera = seat("vera");
        Seat mo = withAllEars("mo");
        vera.send("too loud");
        mo.sees("too loud");
        mo.send("hello");
        mo.sees("hello");
        mo.message("too loud").hover();
        mo.message("too loud").getByTestId("reply").click();
        mo.send("an answer");
        mo.sees("an answer");
        mo.message("an answer").getByTestId("reply-quote").click();
        mo.find("emoji-button").click();
        mo.find("emoji").first().click();
        mo.find("emoji-search").press("Escape");
        mo.type("");
        mo.find("settings-button").click();
        mo.find("setting-density").selectOption("Compact");
        mo.find("settings-close").click();
        mo.message("hello").getByTestId("message-name").click();
        mo.find("card-close").click();
        mo.openMenu("too loud");
        mo.find("menu-mute").click();
        mo.find("act-back").click();
        mo.find("menu-mute").click();
        mo.find("act-confirm").click();
        mo.find("undo").click();
        mo.openMenu("hello");
        mo.find("menu-takeback").click();
        mo.doesNotSee("hello");
        mo.find("moderation-button").click();
        mo.find("panel-close").click();
        mo.waitFocus("moderation-button");
        assertThat(names(mo, "fired"))
                .contains("send-text", "reply-to", "go-to", "message-menu", "menu-action", "staff-act", "notice-offer")
                .contains("user-card", "card-close", "panel-close", "preferences-change", "settings-close");
        assertThat(names(mo, "heard")).isEmpty();
    }

    @Test
    void itHearsThatSomebodyWantsToTopUp() {
        Seat zoe = withAllEars("zoe");
        zoe.page().evaluate("addEventListener('frontrow-top-up', (event) => event.preventDefault())");
        zoe.find("top-up").click();
        assertThat(names(zoe, "fired")).contains("frontrow-top-up");
        assertThat(names(zoe, "heard")).containsExactly("frontrow-top-up");
    }

    private Seat withAllEars(String person) {
        Seat seat = watched(Seat.at(browser(), 1280, 800, person));
        seat.page().addInitScript(ALL_EARS);
        seat.page().navigate(address() + "/as/" + person + "/");
        seat.waitLive();
        return seat;
    }

    @SuppressWarnings("unchecked")
    private static List<String> names(Seat seat, String which) {
        return (List<String>) seat.page().evaluate("(which) => [...window[which]]", which);
    }
}
