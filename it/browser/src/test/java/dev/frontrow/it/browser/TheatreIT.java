package dev.frontrow.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.Route;
import dev.frontrow.chat.host.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page moves the chat elsewhere, into a theatre mode say, makes it wider, hides it, or takes it out: nothing is lost, no place and no text. */
class TheatreIT extends InBrowser {

    private static final Pattern SENDING = Pattern.compile("/messages$");

    private static final Pattern MARKS = Pattern.compile("/frontrow/part-room");

    private static final String APPEND = "chat => document.querySelector('#theatre').append(chat)";
    private static final String WITH_ALL_AROUND =
            "chat => document.querySelector('#theatre').append(document.querySelector('#side'))";
    private static final String OUT_AND_IN =
            "chat => { const around = chat.parentElement; chat.remove(); around.prepend(chat); }";
    private static final String MOVE_BEFORE =
            "chat => { const to = document.querySelector('#theatre'); (to.moveBefore ?? to.insertBefore).call(to, chat, null); }";

    /** A row, at first the one at the upper edge, and how far it is from there. */
    private static final String PLACE = """
            (log, seq) => {
              const edge = log.getBoundingClientRect().top;
              const isIt = (row) => (seq ? row.dataset.seq === seq : row.getBoundingClientRect().bottom > edge);
              const row = [...log.querySelectorAll('frontrow-message')].find(isIt);
              return [row.dataset.seq, row.getBoundingClientRect().top - edge];
            }
            """;

    private record Place(String row, double offset) {}

    @ParameterizedTest
    @ValueSource(strings = {APPEND, WITH_ALL_AROUND, OUT_AND_IN, MOVE_BEFORE})
    void nothingIsLostOrDoubledAndTheReaderStaysWhereTheyAre(String move) {
        talk(60, "");
        Seat sam = seat("sam");
        Seat vera = theatre("vera");
        vera.sees("talk 60");
        AtomicInteger streams = new AtomicInteger();
        List<Route> held = new ArrayList<>();
        vera.page().route(SENDING, held::add);
        vera.page().onRequest(request -> streams.addAndGet(request.url().endsWith("/api/chat") ? 1 : 0));
        vera.send("one");
        vera.send("two");
        vera.type("not sent yet");
        assertThat(vera.find("pending-message")).hasCount(2); // Whoever sends goes to the end.
        settle(vera);
        Place place = lookUp(vera);

        move(vera, move);
        assertStays(vera, place);
        vera.page().unroute(SENDING);
        vera.waitUntil(() -> !held.isEmpty());
        held.forEach(Route::resume);
        for (Seat seat : List.of(sam, vera)) {
            seat.sees("one");
            seat.sees("two");
        }
        say("news");
        vera.sees("news");
        assertStays(vera, place);
        assertThat(vera.find("jump-latest")).hasText("1 new message");
        assertThat(vera.find("input")).hasValue("not sent yet");
        assertThat(vera.find("pending-message")).hasCount(0);
        assertThat(streams).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {APPEND, MOVE_BEFORE})
    void whoFollowsGoesOnFollowing(String move) {
        talk(60, "");
        Seat vera = theatre("vera");
        vera.sees("talk 60");
        move(vera, move);
        assertThat(vera.message("talk 60")).isInViewport();
        say("news");
        assertThat(vera.message("news")).isInViewport();
        assertThat(vera.find("jump-latest")).hasCount(0);
    }

    @Test
    void whoReadsFurtherUpStaysThereWhenTheChatBecomesWiderOrWasHidden() {
        talk(60, " with so many words that there is more than one line of them in a chat that is not wide".repeat(3));
        Seat vera = theatre("vera");
        assertThat(vera.find("message")).not().hasCount(0);
        Place place = lookUp(vera);
        vera.page().evaluate("() => document.querySelector('#side').classList.add('wide')");
        settle(vera);
        assertStays(vera, place);
        vera.page().evaluate("() => (document.querySelector('#side').style.display = 'none')");
        settle(vera);
        vera.page().evaluate("() => (document.querySelector('#side').style.display = '')");
        settle(vera);
        assertStays(vera, place);
        vera.page().evaluate("() => document.querySelector('#theatre').classList.add('wide')");
        move(vera, APPEND);
        settle(vera);
        assertStays(vera, place);
    }

    /** With the part that marks first messages their rows become higher. */
    @Test
    void whoReadsFurtherUpStaysThereWhenRowsGrow() {
        talk(15, "");
        for (String crew : List.of("buzz-aldrin", "neil-armstrong", "michael-collins")) {
            say(new UserId("apollo." + crew), "for the first time");
        }
        talk(40, " more");
        Seat vera = Seat.at(browser(), 1280, 800, "vera");
        List<Route> held = new ArrayList<>();
        vera.page().route(MARKS, held::add);
        HostPage.open(watched(vera), address(), "theatre.html");
        vera.sees("talk 40 more");
        vera.waitUntil(() -> !held.isEmpty());
        Place place = lookUp(vera);
        vera.page().unroute(MARKS);
        held.forEach(Route::resume);
        assertThat(vera.find("first-message")).not().hasCount(0);
        settle(vera);
        assertStays(vera, place);
    }

    @Test
    void moveBeforeKeepsWhatIsOpenAndWhereTheKeyboardIs() {
        Seat mo = theatre("mo");
        assumeThat(mo.page().evaluate("() => 'moveBefore' in Element.prototype"))
                .as("a browser of 2025 or later")
                .isEqualTo(true);
        mo.find("input").pressSequentially("half text");
        for (int i = 0; i < 4; i++) {
            mo.find("input").press("ArrowLeft");
        }
        move(mo, MOVE_BEFORE);
        mo.page().keyboard().type("a ");
        assertThat(mo.find("input")).hasValue("half a text");

        mo.find("emoji-button").click();
        mo.waitFocus("emoji-search");
        mo.page().keyboard().type("rock");
        move(mo, MOVE_BEFORE);
        mo.page().keyboard().type("et");
        assertThat(mo.find("emoji-search")).hasValue("rocket");
        mo.find("emoji-search").press("Escape");

        mo.find("moderation-button").click();
        assertThat(mo.find("panel-empty")).isVisible();
        mo.waitFocus("tab-feed");
        List<String> asked = new ArrayList<>();
        mo.page().onRequest(request -> asked.add(request.url()));
        move(mo, MOVE_BEFORE);
        mo.press("ArrowRight", "tab-sanctions");
        assertThat(asked).filteredOn(url -> !url.contains("sanctions")).isEmpty();
        mo.press("Escape", "moderation-button");
    }

    @Test
    void whatWasSentGoesOutThoughTheElementIsTakenOut() {
        Seat sam = seat("sam");
        Seat vera = theatre("vera");
        List<Route> held = new ArrayList<>();
        vera.page().route(SENDING, held::add);
        vera.send("one");
        vera.send("two");
        vera.waitUntil(() -> !held.isEmpty());
        vera.page().locator("frontrow-chat").evaluate("chat => { window.taken = chat; chat.remove(); }");
        vera.page()
                .waitForCondition(() -> Boolean.TRUE.equals(vera.page().evaluate("() => taken.client === undefined")));
        vera.page().unroute(SENDING);
        held.forEach(Route::resume);
        sam.sees("one");
        sam.sees("two");
        // Put in again, it is a chat as before.
        vera.page().evaluate("() => document.querySelector('#theatre').append(taken)");
        vera.waitLive();
        vera.sees("two");
        vera.send("three");
        sam.sees("three");
        assertThat(sam.texts()).containsExactly("one", "two", "three");
    }

    private Seat theatre(String person) {
        Seat seat = HostPage.open(watched(Seat.at(browser(), 1280, 800, person)), address(), "theatre.html");
        settle(seat);
        return seat;
    }

    private static void move(Seat seat, String move) {
        seat.page().locator("frontrow-chat").evaluate(move);
    }

    private void talk(int lines, String more) {
        for (int i = 1; i <= lines; i++) {
            say("talk " + i + more);
        }
    }

    /** Reads in the middle of what is loaded. */
    private static Place lookUp(Seat seat) {
        Number height = (Number) seat.find("log").evaluate("log => log.scrollHeight");
        seat.find("log").hover();
        seat.page().mouse().wheel(0, -height.doubleValue() / 2);
        assertThat(seat.find("jump-latest")).isVisible();
        Place last;
        Place place = place(seat, null);
        do { // until the wheel has come to rest
            last = place;
            settle(seat);
            place = place(seat, null);
        } while (!place.equals(last));
        return place;
    }

    private static void assertStays(Seat seat, Place before) {
        assertThat(place(seat, before.row()).offset()).isCloseTo(before.offset(), within(1.0));
    }

    private static Place place(Seat seat, String row) {
        List<?> place = (List<?>) seat.find("log").evaluate(PLACE, row);
        return new Place((String) place.get(0), ((Number) place.get(1)).doubleValue());
    }

    /** Until what was asked for before would have been drawn, and heard of as scrolled. */
    private static void settle(Seat seat) {
        seat.page()
                .evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() =>"
                        + " requestAnimationFrame(done))))");
    }
}
