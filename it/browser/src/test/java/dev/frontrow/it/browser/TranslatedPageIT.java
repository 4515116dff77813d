package dev.frontrow.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A browser that translates the page puts elements in the place of its texts. What is drawn after that is seen all the same. */
class TranslatedPageIT extends InBrowser {

    /** As Chrome does it, and as a translator would that knows nothing of `translate="no"`. */
    private static final String TRANSLATED = """
            (heedsNo) => {
              const translate = (root) => {
                const texts = [];
                const walker = document.createTreeWalker(root, NodeFilter.SHOW_ALL);
                for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                  if (node.shadowRoot) translate(node.shadowRoot);
                  const parent = node.parentElement;
                  if (node.nodeType !== Node.TEXT_NODE || !node.data.trim() || parent?.localName === 'style') continue;
                  if (!heedsNo || parent?.translate !== false) texts.push(node);
                }
                for (const text of texts) {
                  const [outer, inner] = [document.createElement('font'), document.createElement('font')];
                  inner.append(text.data);
                  outer.append(inner);
                  text.replaceWith(outer);
                }
              };
              translate(document.querySelector('frontrow-chat').shadowRoot);
            }
            """;

    static void translate(Seat seat, boolean heedsNo) {
        seat.page().evaluate(TRANSLATED, heedsNo);
    }

    @Test
    void countersGoOnCounting() {
        Seat vera = seat("vera");
        for (int i = 1; i <= 8; i++) {
            vera.send("message " + i);
            vera.sees("message " + i);
        }
        vera.type("abc");
        assertThat(vera.find("length")).hasText("497");
        assertThat(vera.find("limit-meter")).hasText("2/10");
        for (boolean heedsNo : new boolean[] {true, false}) {
            translate(vera, heedsNo);
            vera.type("abcd" + heedsNo);
            assertThat(vera.find("length"))
                    .hasText(String.valueOf(496 - String.valueOf(heedsNo).length()));
            vera.find("input").press("Enter");
            assertThat(vera.find("limit-meter")).hasText(heedsNo ? "1/10" : "0/10");
            assertThat(vera.find("limit-warning")).containsText(heedsNo ? "1 message left" : "No messages left");
        }
        vera.troubles().expectStatus(429);
        vera.send("one more");
        assertThat(vera.find("limit-countdown")).isVisible();
        for (boolean heedsNo : new boolean[] {true, false}) {
            translate(vera, heedsNo);
            String told = vera.find("limit-countdown").textContent();
            String onButton = vera.find("send").textContent();
            vera.waitUntil(() -> !vera.find("limit-countdown").textContent().equals(told));
            vera.waitUntil(() -> !vera.find("send").textContent().equals(onButton));
        }
    }

    @Test
    void countsAndWordsThatChangeAreSeen() {
        Seat vera = seat("vera");
        Seat mo = seat("mo");
        assertThat(vera.find("viewers")).hasText("2");
        for (int i = 1; i <= 40; i++) {
            say("talk " + i);
        }
        mo.sees("talk 40");
        vera.sees("talk 40");
        vera.find("log").evaluate("log => log.scrollTo(0, 0)");
        assertThat(vera.find("jump-latest")).hasText("Jump to latest");
        translate(vera, false);
        say("news");
        assertThat(vera.find("jump-latest")).hasText("1 new message");
        seat("sam");
        assertThat(vera.find("viewers")).hasText("3");

        vera.send("/one");
        assertThat(vera.find("notice")).containsText("You can't use commands here.");
        translate(vera, false);
        vera.find("settings-button").click();
        vera.find("setting-language").selectOption("de");
        vera.find("settings-close").click();
        vera.find("input").press("Enter");
        assertThat(vera.find("notice")).containsText(Pattern.compile("Befehle"));
    }

    @Test
    void theButtonOfAFormSaysWhatItDoes() {
        Seat vera = seat("vera");
        Seat mo = seat("mo");
        vera.send("hello");
        mo.openMenu("hello");
        mo.find("menu-mute").click();
        assertThat(mo.find("act-confirm")).hasText("Mute for 1 hour");
        translate(mo, false);
        mo.find("act-time-600").check();
        assertThat(mo.find("act-confirm")).hasText("Mute for 10 minutes");
        mo.find("act-confirm").click();
        assertThat(mo.find("notice")).containsText("Vera is muted for 10 minutes.");
        translate(mo, false);
        mo.send("/mute @Vera 50s");
        assertThat(mo.find("notice")).containsText("Vera is muted for 50 seconds.");
        assertThat(vera.find("sanction-notice")).containsText(Pattern.compile("for another \\d+\\ss"));
        translate(vera, false);
        String told = vera.find("sanction-notice").textContent();
        vera.waitUntil(() -> !vera.find("sanction-notice").textContent().equals(told));
    }
}
