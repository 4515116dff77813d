package dev.frontrow.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a text is made of, and who said what. */
class MessageTextIT extends InBrowser {

    private static final String NOTE_DRAWN = """
            () => {
              const row = customElements.get('frontrow-message').prototype;
              const { render } = row;
              window.drawn = [];
              row.render = function () {
                window.drawn.push(this.message.text);
                return render.call(this);
              };
            }
            """;

    @Test
    void addressesBecomeLinksThatTellNobodyWhereOneCameFrom() {
        Seat vera = seat("vera");
        String text = "see https://nasa.example/a?b=1 (or www.moon.example/x), not javascript:alert(1)";
        vera.send(text);
        vera.sees(text);
        Locator links = vera.message(text).getByTestId("message-link");
        assertThat(links).hasText(new String[] {"https://nasa.example/a?b=1", "www.moon.example/x"});
        assertThat(links.first()).hasAttribute("href", "https://nasa.example/a?b=1");
        assertThat(links.last()).hasAttribute("href", "https://www.moon.example/x");
        for (Locator link : links.all()) {
            assertThat(link).hasAttribute("rel", "noopener noreferrer nofollow");
            assertThat(link).hasAttribute("target", "_blank");
        }
    }

    @Test
    void oneSeesOnesOwnMentions() {
        Seat vera = seat("vera");
        Seat sam = seat("sam");
        vera.send("hello");
        sam.sees("hello");
        sam.send("welcome @vera and @nobody, ask @SAM");
        for (Seat seat : List.of(vera, sam)) {
            seat.sees("welcome @vera and @nobody, ask @SAM");
            Locator row = seat.message("welcome @vera and @nobody, ask @SAM");
            assertThat(row).hasAttribute("mention", "");
            assertThat(row.getByTestId("mention")).hasText(new String[] {"@vera", "@SAM"});
            assertThat(row.locator(".mention.self")).hasText(seat == vera ? "@vera" : "@SAM");
        }
        sam.send("no mail@vera here");
        vera.sees("no mail@vera here");
        assertThat(vera.message("no mail@vera here").getByTestId("mention")).hasCount(0);
    }

    @Test
    void whenSomebodyNewSpeaksOnlyTheRowsThatMentionThemAreDrawnAgain() {
        Seat vera = seat("vera");
        Seat sam = seat("sam");
        List<String> texts = List.of("https://a.example/)))", "@nobody is here", "@Vera is", "@Sam?", "the last");
        for (String text : texts) {
            vera.send(text);
            vera.sees(text);
        }
        vera.page().evaluate(NOTE_DRAWN);
        sam.send("who called?");
        vera.sees("who called?");
        assertThat(vera.message("@Sam?").getByTestId("mention")).hasText("@Sam");
        List<?> drawn = (List<?>) vera.page().evaluate("window.drawn");
        assertThat(drawn.stream().map(String::valueOf))
                .contains("@Sam?")
                .doesNotContainAnyElementsOf(List.of("https://a.example/)))", "@nobody is here", "@Vera is"));
    }

    @Test
    void whatOneSaysInARowIsOneGroupInBothThemesAndOnAPhone() {
        Seat vera = seat("vera");
        Seat sam = seat("sam");
        Seat phone = watched(Seat.at(browser(), 390, 844, "cleo"));
        phone.page().navigate(address() + "/as/cleo/");
        phone.waitLive();
        say("Go for landing");
        vera.send("one");
        vera.send("two https://nasa.example/a/very/long/" + "path/".repeat(12));
        vera.send("three: שלום @Sam, مرحبا");
        sam.sees("three: שלום @Sam, مرحبا");
        sam.message("one").hover();
        sam.message("one").getByTestId("reply").click();
        sam.send("an answer, " + "long".repeat(30));
        sam.send("and more");
        vera.sees("and more");
        assertThat(vera.find("message").locator(".name:not(frontrow-quote .name)"))
                .hasText(new String[] {"Houston", "Vera", "Sam"});
        assertThat(vera.message("one")).not().hasAttribute("goeson", "");
        assertThat(vera.message("and more")).hasAttribute("goeson", "");
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (Seat seat : List.of(sam, phone)) {
                seat.sees("and more");
                seat.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                assertThat(((Number) seat.find("log").evaluate("e => e.scrollWidth - e.clientWidth")).intValue())
                        .isZero();
                seat.message("and more").hover();
                seat.shoot("groups-" + seat.person() + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT));
            }
        }
    }
}
