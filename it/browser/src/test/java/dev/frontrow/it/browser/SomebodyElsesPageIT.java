package dev.frontrow.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ReducedMotion;
import java.time.Year;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The chat in pages that were not made for it: with a player that takes keys from everywhere, with a strict policy and a Lit of
 * their own, with old libraries, with styles for something else, in another language.
 */
class SomebodyElsesPageIT extends InBrowser {

    /** Nothing but what is named, and no string becomes a script; the page's Lit has its policy, and the chat has its own. */
    private static final String STRICT =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; "
                    + "form-action 'none'; require-trusted-types-for 'script'; trusted-types frontrow lit-html";

    /** Each letter and digit that is a key of the player, a space, and arrows. */
    private static final String KEYS_OF_THE_PLAYER = "my cat 0 likes 9 flakes";

    @Test
    void aPlayerWithGlobalKeysHearsNothingOfWhatIsTypedIntoAnyFieldOfTheChat() {
        Seat vera = seat("vera");
        Seat mo = watched(Seat.at(browser(), 1280, 800, "mo"));
        vera.send("too loud");
        HostPage.open(mo, address(), "player.html");
        mo.sees("too loud");
        mo.page().waitForFunction("() => window.player?.isReady_");
        // So it would be without us: the player takes the keys from any other element's field.
        Locator unprotected = mo.page().locator("#unprotected");
        unprotected.pressSequentially("m c");
        assertThat(unprotected).hasValue("c");
        assertThat(heard(mo)).containsExactly("muted", "play");

        typesIn(mo, "input");
        mo.find("input").press("Enter");
        mo.sees(KEYS_OF_THE_PLAYER);
        mo.find("emoji-button").press("Space");
        typesIn(mo, "emoji-search");
        mo.find("emoji-search").press("Escape");
        mo.find("settings-button").press("Space");
        for (String key : List.of("m", "k", "f")) {
            mo.find("setting-theme").press(key);
            mo.find("setting-sound").press(key);
        }
        mo.find("setting-sound").press("Space");
        mo.find("settings-close").press("Space");
        mo.find("log").focus();
        mo.press("ArrowUp", "message");
        mo.page().keyboard().press("f");
        mo.page().keyboard().press("ArrowUp");
        mo.openMenu("too loud");
        mo.find("menu-mute").click();
        typesIn(mo, "act-reason");
        mo.find("act-time-own").press("Space");
        mo.find("act-own-count").press("ArrowUp");
        mo.find("act-confirm").press("Space");
        assertThat(vera.find("sanction-notice")).containsText(KEYS_OF_THE_PLAYER);
        assertThat(heard(mo)).isEmpty();

        // Elsewhere they are the player's, as before.
        mo.page().evaluate("() => player.el().focus()");
        for (String key : List.of("m", "k", "f")) {
            mo.page().keyboard().press(key);
        }
        assertThat(heard(mo)).containsExactly("muted", "play", "fullscreen");
        mo.page().evaluate("() => document.activeElement.blur()");
        mo.page().keyboard().press("k");
        assertThat(heard(mo)).containsExactly("play");
    }

    private static void typesIn(Seat seat, String field) {
        seat.waitUntil(() -> seat.find(field).isVisible());
        seat.find(field).pressSequentially(KEYS_OF_THE_PLAYER);
        for (String arrow : List.of("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown")) {
            seat.find(field).press(arrow);
        }
        assertThat(seat.find(field)).hasValue(KEYS_OF_THE_PLAYER);
    }

    private static List<String> heard(Seat seat) {
        List<?> heard = (List<?>) seat.page().evaluate("() => heard()");
        return heard.stream().map(String::valueOf).toList();
    }

    @Test
    void aStrictPageWithALitOfItsOwnHasBoth() {
        say("hello");
        Seat mo = watched(Seat.at(browser(), 1280, 800, "mo"));
        HostPage.open(mo, address(), "own-lit.html", STRICT);
        assertThat(mo.page().locator("#own")).hasText("drawn by the page's own Lit");
        mo.sees("hello");
        mo.send("https://nasa.example and 🚀");
        mo.sees("https://nasa.example and 🚀");
        // What is loaded late comes under the same policy.
        mo.find("settings-button").click();
        mo.find("setting-language").selectOption("de");
        assertThat(mo.find("input")).hasAttribute("placeholder", "Nachricht schreiben");
        mo.find("settings-close").click();
        mo.find("emoji-button").click();
        assertThat(mo.find("emoji").first()).isVisible();
        mo.find("emoji-button").click();
        mo.message("hello").hover();
        mo.message("hello").getByTestId("reply").click();
        assertThat(mo.find("reply-bar")).isVisible();
        mo.find("moderation-button").click();
        assertThat(mo.find("panel-empty")).isVisible();
    }

    /** Old libraries of pages do such things. */
    @Test
    void builtInsThatThePageExtendedAndStorageThatIsForbiddenDoNoHarm() {
        Seat vera = watched(Seat.at(browser(), 1280, 800, "vera"));
        vera.page().addInitScript("""
                Array.prototype.last = function () { return this[this.length - 1]; };
                Array.prototype.toJSON = function () { return 'not an array'; };
                String.prototype.times = function (n) { return this.repeat(n); };
                Object.prototype.extend = function () {};
                Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('forbidden', 'SecurityError'); } });
                """);
        HostPage.open(vera, address(), "theatre.html");
        vera.find("input").pressSequentially("hello @Vera :tada:");
        assertThat(vera.find("input")).hasValue("hello @Vera 🎉");
        vera.find("input").pressSequentially(" https://nasa.example");
        vera.find("input").press("Enter");
        vera.sees("hello @Vera 🎉 https://nasa.example");
        vera.find("settings-button").click();
        vera.find("setting-theme").selectOption("Dark");
        assertThat(vera.page().locator("frontrow-chat")).hasAttribute("data-theme", "dark");
        vera.find("settings-close").click();
        vera.find("emoji-button").click();
        vera.find("emoji-search").fill("rocket");
        vera.find("emoji-search").press("Enter");
        assertThat(vera.find("input")).hasValue("🚀");
    }

    @Test
    void whatThePlaceInThePageHandsDownIsNotForTheChat() {
        say("a text with several words ".repeat(6).strip());
        Seat vera = watched(Seat.at(browser(), 1280, 800, "vera"));
        HostPage.open(vera, address(), "theatre.html");
        Locator text = vera.find("message-text");
        Locator log = vera.find("log");
        assertThat(text).hasCount(1);
        String look =
                "e => { const { whiteSpace, textTransform, letterSpacing, wordSpacing, textIndent, fontStyle, fontWeight, cursor }"
                        + " = getComputedStyle(e); const { width, height } = e.getBoundingClientRect();"
                        + " return JSON.stringify({ whiteSpace, textTransform, letterSpacing, wordSpacing, textIndent, fontStyle, fontWeight, cursor, width, height }); }";
        Object before = text.evaluate(look);
        vera.page().evaluate("""
                () => Object.assign(document.querySelector('#side').style, {
                  whiteSpace: 'nowrap', textTransform: 'uppercase', letterSpacing: '4px', wordSpacing: '9px', textIndent: '40px',
                  fontStyle: 'italic', fontWeight: '900', cursor: 'wait', lineHeight: '3', textAlign: 'center', wordBreak: 'break-all',
                })
                """);
        assertThat(text.evaluate(look)).isEqualTo(before);
        assertThat(((Number) log.evaluate("log => log.scrollWidth - log.clientWidth")).intValue())
                .isZero();
    }

    /** The browser's language, the page's, and what a reader then finds: one language, in words, amounts, times and direction. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de-DE | en    | Your balance is €0.00         | \\d{1,2}:\\d\\d\\s[AP]M | ltr",
                "en-US | de    | Dein Guthaben ist 0,00\\s€    | \\d\\d:\\d\\d           | ltr",
                "th-TH | en-GB | Your balance is €0.00         | \\d\\d:\\d\\d           | ltr",
                "tr-TR | de-AT | Dein Guthaben ist €\\s0,00    | \\d\\d:\\d\\d           | ltr",
                "ja-JP | ar    | رصيدك .*0.00.*€               | \\d{1,2}:\\d\\d\\s[صم]  | rtl",
                "ar-EG | fr    | Your balance is €0.00         | \\d{1,2}:\\d\\d\\s[AP]M | ltr",
            })
    void thePagesLanguageIsThatOfEverything(
            String browsers, String pages, String balance, String time, String direction) {
        say("hello");
        Seat zoe = watched(Seat.of(
                browser()
                        .newContext(new Browser.NewContextOptions()
                                .setLocale(browsers)
                                .setReducedMotion(ReducedMotion.REDUCE)),
                "zoe"));
        HostPage.open(zoe, address(), "language.html?lang=" + pages);
        zoe.sees("hello");
        assertThat(zoe.find("gate-prompt")).containsText(Pattern.compile(balance));
        Locator moment = zoe.message("hello").locator("time");
        assertThat(moment).hasText(Pattern.compile("^" + time + "$"));
        assertThat(moment).hasAttribute("title", Pattern.compile("\\b" + Year.now() + "\\b"));
        assertThat(zoe.page().locator("frontrow-chat")).hasCSS("direction", direction);
    }

    @Test
    void inTheShadowRootOfAnElementOfTheHostsTheLanguageIsThatOfThePlaceTheElementStandsIn() {
        Seat zoe = watched(Seat.at(browser(), 1280, 800, "zoe"));
        HostPage.open(zoe, address(), "language.html?lang=en");
        zoe.page().evaluate("""
                () => {
                  const around = document.querySelector('#theatre');
                  around.lang = 'de';
                  const root = around.attachShadow({ mode: 'open' });
                  root.append(document.querySelector('frontrow-chat'));
                }
                """);
        assertThat(zoe.find("gate-prompt")).containsText(Pattern.compile("Dein Guthaben ist 0,00\\s€"));
        zoe.find("settings-button").click();
        zoe.find("setting-language").selectOption("en");
        assertThat(zoe.find("gate-prompt")).containsText("Your balance is €0.00");
        zoe.find("settings-close").click();
    }
}
