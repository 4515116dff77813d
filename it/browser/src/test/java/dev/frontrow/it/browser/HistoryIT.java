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
