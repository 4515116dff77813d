package dev.frontrow.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ReducedMotion;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.ModerationRequest;
import dev.frontrow.examples.liveroom.LiveRoom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The list for those who read with the keyboard, with a screen reader, with a finger, or from yesterday on. */
class ReadingIT extends InBrowser {

    private static final UserId SPAMMER = new UserId("apollo.buzz-aldrin");

    private static final String HAS_FOCUS =
            "() => { let e = document.activeElement; while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;"
                    + " return e?.dataset.testid ?? e?.tagName; }";

    /** Counts the rows that come into the log while it is read out. */
    private static final String COUNT_READ_OUT = """
            log => {
              window.readOut = [];
              new MutationObserver((changes) => {
                if (log.getAttribute('aria-live') !== 'polite') return;
                for (const { addedNodes } of changes) {
                  for (const node of addedNodes) {
                    if (node.localName === 'frontrow-message') window.readOut.push(node.dataset.seq);
                  }
                }
              }).observe(log, { childList: true, subtree: true });
            }
            """;

    @Test
    void tabbingThroughTheLogLoadsNothingAndLosesNeitherFocusNorPlace() {
        talk(120);
        Seat vera = seat("vera");
        vera.sees("talk 120");
        vera.page().reload();
        vera.waitLive();
        vera.sees("talk 120");
        int drawn = vera.texts().size();
        double place = scrollTop(vera);
        vera.find("log").focus();
        vera.press("Tab", "load-older");
        painted(vera);
        assertThat(vera.texts()).hasSize(drawn);
        assertThat(scrollTop(vera)).isEqualTo(place);
        assertThat(vera.find("load-older")).isInViewport();
        for (String next : new String[] {"input", "emoji-button"}) {
            vera.press("Tab", next);
        }
        assertThat(vera.texts()).hasSize(drawn);
        assertThat(vera.find("jump-latest")).hasCount(0);

        // Even where a browser scrolls to what has the focus.
        vera.find("log").focus();
        vera.press("Tab", "load-older");
        vera.find("log").evaluate("log => log.scrollTop = 0");
        painted(vera);
        assertThat(vera.texts()).hasSize(drawn);
    }

    @Test
    void theButtonForOlderOnesKeepsTheFocusWhileItLoadsAndTheLogTakesItAtTheBeginning() {
        talk(120);
        Seat vera = seat("vera");
        vera.page().reload();
        vera.waitLive();
        vera.sees("talk 120");
        vera.find("log").focus();
        vera.press("Tab", "load-older");
        vera.page().keyboard().press("Enter");
        vera.waitTexts(texts -> texts.size() == 100);
        assertThat(vera.page().evaluate(HAS_FOCUS)).isEqualTo("load-older");
        vera.page().keyboard().press("Enter");
        vera.waitTexts(texts -> texts.size() == 120);
        vera.waitFocus("log");
    }

    @Test
    void whatIsOldIsNotReadOutAndWhatIsNewIs() {
        talk(320);
        Seat vera = seat("vera");
        vera.page().reload();
        vera.waitLive();
        vera.sees("talk 320");
        vera.find("log").evaluate(COUNT_READ_OUT);
        vera.find("log").hover();
        vera.waitTexts(texts -> {
            vera.page().mouse().wheel(0, -3000);
            return texts.contains("talk 1");
        });
        vera.waitTexts(texts -> {
            vera.page().mouse().wheel(0, 3000);
            return texts.contains("talk 320");
        });
        vera.find("log").evaluate("log => log.scrollTop = log.scrollHeight");
        assertThat(readOut(vera)).isZero();
        assertThat(vera.find("log")).hasAttribute("aria-live", "polite");
        say("news");
        vera.sees("news");
        assertThat(readOut(vera)).isOne();
        // A row that goes makes room in the window for an old one.
        purge(SPAMMER);
        say("more news");
        vera.sees("more news");
        assertThat(readOut(vera)).isEqualTo(2);
    }

    @Test
    void pagesOfDeletedMessagesAreNothingToStopAt() {
        for (int i = 1; i <= 20; i++) {
            say("old " + i);
        }
        for (int i = 1; i <= 160; i++) {
            say(SPAMMER, "spam " + i);
        }
        purge(SPAMMER);
        talk(60);
        Seat vera = seat("vera");
        vera.page().reload();
        vera.waitLive();
        vera.sees("talk 60");
        vera.find("load-older").click();
        vera.waitTexts(texts -> texts.contains("talk 1"));
        vera.find("log").evaluate("log => log.scrollTop = 0");
        vera.waitTexts(texts -> texts.contains("old 1"));
        assertThat(vera.texts()).hasSize(80);
    }

    @Test
    void whoReadsStaysInPlaceWhenAllThatIsInViewIsDeleted() {
        talk(30);
        for (int i = 1; i <= 40; i++) {
            say(SPAMMER, "spam " + i);
        }
        for (int i = 1; i <= 40; i++) {
            say("after " + i);
        }
        Seat vera = seat("vera");
        vera.page().reload();
        vera.waitLive();
        vera.find("log").hover();
        vera.waitTexts(texts -> {
            vera.page().mouse().wheel(0, -1000);
            return texts.contains("talk 1");
        });
        vera.message("spam 20").evaluate("e => e.scrollIntoView({ block: 'start' })");
        painted(vera);
        double before = top(vera.message("after 1"));
        purge(SPAMMER);
        assertThat(vera.message("spam 20")).hasCount(0);
        painted(vera);
        assertThat(top(vera.message("after 1"))).isCloseTo(before, within(1.0));
    }

    @Test
    void aRowHasANameForScreenReaders() {
        say("hello <b>all</b>");
        Seat vera = seat("vera");
        vera.sees("hello <b>all</b>");
        assertThat(vera.message("hello <b>all</b>"))
                .hasAccessibleName(Pattern.compile("^Houston, \\d{1,2}:\\d\\d.*: hello <b>all</b>$"));
    }

    @Test
    void anAnswerToMeStandsOutLikeAMentionAlsoWhenWhatItAnswersIsGone() {
        Seat vera = seat("vera");
        Seat sam = seat("sam");
        vera.send("a question");
        sam.sees("a question");
        for (String answer : new String[] {"an answer", "a late answer"}) {
            sam.message("a question").hover();
            sam.message("a question").getByTestId("reply").click();
            sam.send(answer);
            vera.sees(answer);
        }
        assertThat(vera.message("an answer")).hasAttribute("mention", "");
        assertThat(sam.message("an answer")).not().hasAttribute("mention", "");
        purge(new UserId("vera"));
        assertThat(vera.message("a question")).hasCount(0);
        assertThat(vera.message("a late answer")).hasAttribute("mention", "");
    }

    @Test
    void aDayThatIsNotTodayHasItsNameAboveIt() {
        ChatMessage said = say(new UserId("apollo.houston"), "said yesterday");
        Seat vera = watched(Seat.at(browser(), 1280, 800, "vera"));
        // What has been said so far was said a day earlier.
        vera.page().addInitScript("""
                const RealDate = Date;
                globalThis.Date = class extends RealDate {
                  constructor(...of) {
                    super(...of);
                    if (typeof of[0] === 'string' && this <= %d) this.setDate(this.getDate() - 1);
                  }
                };
                """.formatted(said.sentAt().toEpochMilli()));
        vera.page().navigate(address() + "/as/vera/");
        vera.waitLive();
        vera.sees("said yesterday");
        assertThat(vera.find("day")).hasText("Yesterday");
        say("said today");
        vera.sees("said today");
        assertThat(vera.find("day")).hasText(new String[] {"Yesterday", "Today"});
        // The same speaker begins anew.
        assertThat(vera.message("said today")).not().hasAttribute("goeson", "");
        vera.shoot("day");
    }

    @Test
    void aFingerReachesTheTimeOfAMessage() {
        say("tap here");
        Seat sam = watched(Seat.of(
                browser()
                        .newContext(new Browser.NewContextOptions()
                                .setViewportSize(390, 844)
                                .setHasTouch(true)
                                .setIsMobile(true)
                                .setReducedMotion(ReducedMotion.REDUCE)),
                "sam"));
        sam.page().navigate(address() + "/as/sam/");
        sam.waitLive();
        Locator time = sam.message("tap here").locator("time");
        assertThat(time).isHidden();
        sam.message("tap here").getByTestId("message-text").tap();
        assertThat(time).isVisible();
    }

    private void talk(int lines) {
        for (int i = 1; i <= lines; i++) {
            say("talk " + i);
        }
    }

    private void purge(UserId user) {
        chat().moderate(ModerationRequest.byHost(LiveRoom.ROOM, new ModerationAction.Purge(user), "spam"));
    }

    private static int readOut(Seat seat) {
        return ((Number) seat.page().evaluate("window.readOut.length")).intValue();
    }

    private static double scrollTop(Seat seat) {
        return ((Number) seat.find("log").evaluate("log => log.scrollTop")).doubleValue();
    }

    private static double top(Locator row) {
        return row.boundingBox().y;
    }

    /** Until what was asked for before would have been drawn, and heard of as scrolled. */
    private static void painted(Seat seat) {
        seat.page()
                .evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() =>"
                        + " requestAnimationFrame(done))))");
    }
}
