package dev.frontrow.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chat as others see it: in colours that the system forces, in a page that the browser translates, in another language than the browser's. */
class OtherEyesIT extends InBrowser {

    /** What a browser does that translates a page, with less regard than it has: it leaves out nothing. */
    private static final String TRANSLATE = """
            () => {
              const translate = (root) => {
                const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
                const found = [];
                while (texts.nextNode()) {
                  if (texts.currentNode.data.trim() && texts.currentNode.parentNode.localName !== 'style') found.push(texts.currentNode);
                }
                for (const text of found) {
                  const font = document.createElement('font');
                  font.append(document.createElement('font'));
                  font.firstChild.textContent = text.data;
                  text.replaceWith(font);
                }
                for (const one of root.querySelectorAll('*')) if (one.shadowRoot) translate(one.shadowRoot);
              };
              translate(document.querySelector('frontrow-chat').shadowRoot);
            }
            """;

    /** The texts, or names, that tools of a row lie over. */
    private static final String COVERED = """
            log => {
              const rows = [...log.querySelectorAll('frontrow-message')].map((row) => row.shadowRoot);
              const seen = rows.flatMap((root) => [...root.querySelectorAll('.tools > *')])
                .filter((tool) => tool.checkVisibility({ opacityProperty: true }))
                .map((tool) => tool.getBoundingClientRect());
              const covers = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
              return rows.flatMap((root) => [...root.querySelectorAll('.text, .name')])
                .filter((text) => [...text.getClientRects()].some((line) => seen.some((tool) => covers(tool, line))))
                .map((text) => text.textContent);
            }
            """;

    @Test
    void inForcedColoursFocusAndOwnMentionCanBeSeen() {
        Seat vera = seat("vera");
        say("hello @Vera");
        vera.sees("hello @Vera");
        vera.page().emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        Locator field = vera.page().locator("frontrow-input .field");
        assertThat(style(field, "outlineStyle")).isEqualTo("none");
        vera.find("input").focus();
        assertThat(style(field, "outlineStyle")).isEqualTo("solid");
        assertThat(style(vera.message("hello @Vera"), "borderInlineStartWidth")).isEqualTo("4px");
        Locator mention = vera.message("hello @Vera").getByTestId("mention");
        assertThat(style(mention, "backgroundColor")).isNotEqualTo(style(field, "backgroundColor"));
        vera.find("log").focus();
        vera.page().keyboard().press("ArrowUp");
        assertThat(style(vera.message("hello @Vera"), "outlineStyle")).isEqualTo("solid");
        vera.shoot("forced-colours");
    }

    @Test
    void inForcedColoursWhatIsChosenCanBeToldFromWhatIsNot() {
        Seat vera = seat("vera");
        Seat mo = seat("mo");
        vera.send("too loud");
        mo.sees("too loud");
        mo.page().emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        mo.find("moderation-button").click();
        assertThat(style(mo.find("tab-feed"), "borderBlockEndColor"))
                .isNotEqualTo(style(mo.find("tab-sanctions"), "borderBlockEndColor"));
        mo.find("panel-close").click();
        mo.openMenu("too loud");
        mo.press("ArrowDown", "menu-mute");
        assertThat(style(mo.find("menu-mute"), "outlineStyle")).isEqualTo("solid");
        mo.shoot("forced-colours-menu");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void inForcedColoursTheToolsOfARowLieOverNoText(boolean isPhone) {
        Seat mo = watched(Seat.of(
                browser()
                        .newContext(new Browser.NewContextOptions()
                                .setViewportSize(390, 844)
                                .setHasTouch(isPhone)
                                .setIsMobile(isPhone)
                                .setForcedColors(ForcedColors.ACTIVE)
                                .setReducedMotion(ReducedMotion.REDUCE)),
                "mo"));
        mo.page().navigate(address() + "/as/mo/");
        mo.waitLive();
        Seat vera = seat("vera");
        for (int words = 1; words < 9; words++) {
            String text = "a word ".repeat(3 * words).strip();
            vera.send(text);
            mo.sees(text);
            Locator row = mo.message(text);
            if (isPhone) {
                row.getByTestId("message-text").tap();
            } else {
                row.hover();
            }
            assertThat(row.getByTestId("reply")).isVisible();
            assertThat((List<?>) mo.find("log").evaluate(COVERED))
                    .as("%s words", 6 * words)
                    .isEmpty();
        }
        mo.shoot("forced-colours-tools-" + isPhone);
    }

    @Test
    void inATranslatedPageCountersAndCountdownsGoOn() {
        Seat vera = seat("vera");
        assertThat(vera.find("viewers")).hasText("1");
        vera.troubles().expectStatus(429);
        for (int i = 1; i <= 11; i++) {
            vera.send("message " + i);
        }
        assertThat(vera.find("limit-countdown")).isVisible();
        vera.page().evaluate(TRANSLATE);
        String left = vera.find("limit-countdown").textContent();
        vera.waitUntil(() -> !left.equals(vera.find("limit-countdown").textContent()));
        seat("sam");
        assertThat(vera.find("viewers")).hasText("2");
        say("after the translation");
        vera.sees("after the translation");
        vera.type("abc");
        String letters = vera.find("length").textContent();
        vera.page().evaluate(TRANSLATE);
        vera.type("abcd");
        vera.waitUntil(() -> !letters.equals(vera.find("length").textContent()));
    }

    @Test
    void aTranslatorLeavesCountersAndNamesAlone() {
        Seat vera = seat("vera");
        say("hello @Vera");
        vera.sees("hello @Vera");
        String isLeftAlone = "e => e.closest('[translate=no]') !== null || e.querySelector('[translate=no]') !== null";
        for (Locator one :
                new Locator[] {vera.find("viewers"), vera.message("hello @Vera").getByTestId("message-name")}) {
            assertThat(one.evaluate(isLeftAlone)).as(one.toString()).isEqualTo(true);
        }
    }

    @Test
    void amountsAreInTheLanguageOfThePageNotOfTheBrowser() {
        Seat zoe = watched(Seat.at(browser(), 1280, 800, "zoe"));
        zoe.page().route("**/as/zoe/", route -> {
            APIResponse answer = route.fetch();
            route.fulfill(new Route.FulfillOptions()
                    .setResponse(answer)
                    .setBody(answer.text().replaceFirst("lang=\"en\"", "lang=\"de\"")));
        });
        zoe.page().navigate(address() + "/as/zoe/");
        zoe.waitLive();
        assertThat(zoe.find("gate-prompt")).containsText("Dein Guthaben ist 0,00 €");
    }

    private static String style(Locator one, String property) {
        return (String) one.evaluate("(e, property) => getComputedStyle(e)[property]", property);
    }
}
