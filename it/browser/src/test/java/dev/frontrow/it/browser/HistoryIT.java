package dev.frontrow.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What was said before, and reading in peace. */
class HistoryIT extends InBrowser {

    private static final int SAID = 130;

    private static List<String> all() {
        return IntStream.rangeClosed(1, SAID).mapToObj(i -> "line " + i).toList();
    }

    @Test
    void reloadingShowsTheHistoryAndOlderPagesLoadUntilTheBeginning() {
        all().forEach(this::say);
        Seat vera = seat("vera");
        vera.sees("line " + SAID);
        vera.page().reload();
        vera.waitLive();
        vera.sees("line " + SAID);
        assertThat(vera.texts()).isEqualTo(all().subList(SAID - 50, SAID));

        // Without the mouse: on the way to the button the list loads by itself, and may be through before the click.
        vera.find("load-older").evaluate("button => button.click()");
        vera.waitTexts(texts -> texts.size() > 50);
        vera.find("log").hover();
        vera.waitTexts(texts -> {
            vera.page().mouse().wheel(0, -2000);
            return texts.size() == SAID;
        });
        assertThat(vera.texts()).isEqualTo(all());
        assertThat(vera.page().getByText("This is where the chat begins.")).isVisible();
        assertThat(vera.find("load-older")).hasCount(0);
    }

    @Test
    void theListFollowsTheNewestUntilTheReaderScrollsUp() {
        all().subList(0, 40).forEach(this::say);
        Seat vera = seat("vera");
        vera.sees("line 40");
        vera.waitUntil(() -> fromTheEnd(vera) < 2);
        say("followed");
        vera.sees("followed");
        vera.waitUntil(() -> fromTheEnd(vera) < 2);

        vera.find("log").hover();
        vera.page().mouse().wheel(0, -300);
        assertThat(vera.find("jump-latest")).isVisible();
        double place = scrollTop(vera);
        say("new 1");
        say("new 2");
        assertThat(vera.find("jump-latest")).containsText("2 new messages");
        assertThat(scrollTop(vera)).isEqualTo(place);
        vera.shoot("scrolled-up");

        vera.find("jump-latest").click();
        vera.waitUntil(() -> fromTheEnd(vera) < 2);
        assertThat(vera.find("jump-latest")).hasCount(0);
        say("followed again");
        vera.sees("followed again");
        vera.waitUntil(() -> fromTheEnd(vera) < 2);
    }

    @Test
    void onAPhoneThePlaceIsKeptWhileOlderOnesAndNewOnesComeAlsoInRightToLeftWriting() {
        List<String> talk = IntStream.rangeClosed(1, 130)
                .mapToObj(i -> i % 3 == 0 ? "שלום line " + i + " مرحبا ".repeat(i % 20) : "line " + i)
                .toList();
        talk.forEach(this::say);
        Seat sam = watched(Seat.at(browser(), 390, 844, "sam"));
        sam.page().navigate(address() + "/as/sam/");
        sam.waitLive();
        sam.sees("line 130");
        sam.find("log").hover();
        sam.page().mouse().wheel(0, -600);
        assertThat(sam.find("jump-latest")).isVisible();
        String place = "e => { const top = e.getBoundingClientRect().top;"
                + " const row = [...e.querySelectorAll('frontrow-message')]"
                + ".find(r => r.getBoundingClientRect().bottom > top);"
                + " return row.dataset.seq + ' ' + Math.round(row.getBoundingClientRect().top - top); }";
        Object before = sam.find("log").evaluate(place);
        int drawn = sam.texts().size();
        sam.find("load-older").evaluate("button => button.click()");
        sam.waitTexts(texts -> texts.size() > drawn);
        say("news");
        assertThat(sam.find("jump-latest")).containsText("1 new message");
        assertThat(sam.find("log").evaluate(place)).isEqualTo(before);
        assertThat(((Number) sam.find("log").evaluate("e => e.scrollWidth - e.clientWidth")).intValue())
                .isZero();
        sam.shoot("scrolled-up-phone");
        sam.find("jump-latest").click();
        sam.waitUntil(() -> fromTheEnd(sam) < 2);
        sam.sees("news");
    }

    private static double scrollTop(Seat seat) {
        return number(seat, "e => e.scrollTop");
    }

    private static double fromTheEnd(Seat seat) {
        return number(seat, "e => e.scrollHeight - e.clientHeight - e.scrollTop");
    }

    private static double number(Seat seat, String expression) {
        return ((Number) seat.find("log").evaluate(expression)).doubleValue();
    }
}
