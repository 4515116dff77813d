package dev.frontrow.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a closed gate says follows its code, whatever gate it is. The server is spoken for: it knows no subscribers. */
class GateWordsIT extends InBrowser {

    private static final String SUBSCRIBERS =
            "{\"gate\":\"subscribers\",\"code\":\"subscribers_only\",\"topUpUrl\":\"/subscribe\"}";

    @Test
    void aGateForSubscribersSpeaksOfSubscribing() {
        Seat vera = closed(SUBSCRIBERS);
        assertThat(prompt(vera)).containsText("Only subscribers can chat here.");
        assertThat(prompt(vera)).not().containsText("credit");
        assertThat(vera.find("input")).hasAttribute("placeholder", "Subscribe to join the chat");
        assertThat(vera.find("top-up")).hasText("Subscribe");
        assertThat(vera.find("top-up")).hasAttribute("href", address() + "/subscribe");
        vera.shoot("gate-subscribers");
    }

    @Test
    void inGermanAndArabicToo() {
        Seat vera = closed(SUBSCRIBERS);
        speak(vera, "de");
        assertThat(prompt(vera)).containsText("Hier können nur Abonnenten chatten.");
        assertThat(vera.find("top-up")).hasText("Abonnieren");
        speak(vera, "ar");
        assertThat(prompt(vera)).containsText("الدردشة هنا للمشتركين فقط.");
        assertThat(vera.find("top-up")).hasText("اشترك");
        vera.shoot("gate-subscribers-ar");
    }

    @Test
    void aCodeThatNobodyHereKnowsClosesInGeneralWords() {
        Seat vera = closed("{\"gate\":\"moon\",\"code\":\"full_moon\",\"topUpUrl\":\"/moon\"}");
        assertThat(prompt(vera)).containsText("You can't chat here right now.");
        assertThat(vera.find("input")).hasAttribute("placeholder", "You cannot write here");
        assertThat(vera.find("top-up")).hasText("Learn more");
    }

    @Test
    void theHostSaysItInWordsOfItsOwn() {
        Seat vera = closed(
                "{\"gate\":\"level\",\"code\":\"level_too_low\",\"requirement\":{\"type\":\"custom\",\"name\":\"level\","
                        + "\"data\":{\"reached\":\"2\",\"required\":\"5\"}},\"topUpUrl\":\"/quests\"}");
        vera.page().evaluate("""
                        () => {
                          const chat = document.querySelector('frontrow-chat');
                          const level_too_low = {
                            title: 'Reach level 5 to chat.',
                            detail: ({ data }) => `${data.reached} of ${data.required}`,
                            input: 'Play on to chat',
                            link: 'To the quests',
                          };
                          chat.strings = { ...chat.strings, gates: { ...chat.strings.gates, level_too_low } };
                        }
                        """);
        assertThat(prompt(vera)).containsText("Reach level 5 to chat.");
        assertThat(prompt(vera)).containsText("2 of 5");
        assertThat(vera.find("input")).hasAttribute("placeholder", "Play on to chat");
        assertThat(vera.find("top-up")).hasText("To the quests");
    }

    @Test
    void eachOfSeveralGatesSaysItsOwnAndHasItsOwnLink() {
        Seat vera = closed("{\"gate\":\"age\",\"code\":\"age_not_verified\"}," + SUBSCRIBERS
                + ",{\"gate\":\"credit\",\"code\":\"insufficient_credit\",\"topUpUrl\":\"/wallet\"}");
        assertThat(prompt(vera).locator(".title")).hasText(new String[] {
            "Confirm your age to chat here.", "Only subscribers can chat here.", "Chatting needs credit"
        });
        assertThat(vera.find("input")).hasAttribute("placeholder", "Confirm your age to join the chat");
        assertThat(vera.find("top-up")).hasText(new String[] {"Subscribe", "Top Up"});
        vera.shoot("gate-several");
        vera.page().evaluate("""
                        addEventListener('frontrow-top-up', (event) => {
                          event.preventDefault();
                          window.heard = event.detail;
                        })
                        """);
        vera.find("top-up").last().click();
        org.assertj.core.api.Assertions.assertThat(vera.page().evaluate("window.heard"))
                .isEqualTo(Map.of("url", address() + "/wallet", "gate", "credit", "code", "insufficient_credit"));
    }

    @Test
    void aGateThatOpensBySomeMomentCountsDownToIt() {
        Instant until = Instant.now().plus(Duration.ofMinutes(40));
        Seat vera = closed("{\"gate\":\"doors\",\"code\":\"not_open_yet\","
                + "\"requirement\":{\"type\":\"wait_until\",\"until\":\"" + until + "\"}}");
        assertThat(prompt(vera)).containsText("You can't chat here right now.");
        assertThat(vera.find("gate-wait")).hasText(Pattern.compile("(40|39|38)\u00a0min"));
        vera.shoot("gate-wait");
    }

    @Test
    void aRequirementThatNobodyHereKnowsSaysNothing() {
        Seat vera = closed("{\"gate\":\"toll\",\"code\":\"toll\",\"requirement\":{\"type\":\"toll\",\"required\":3}}");
        assertThat(prompt(vera)).hasText("You can't chat here right now.");
        assertThat(vera.find("gate-wait")).hasCount(0);
    }

    /** Somebody whose send was refused for these reasons. */
    private Seat closed(String reasons) {
        Seat vera = seat("vera");
        vera.troubles().expectStatus(403);
        vera.page()
                .route(
                        "**/messages",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setStatus(403)
                                .setHeaders(Map.of("Content-Type", "application/problem+json"))
                                .setBody("{\"type\":\"urn:frontrow:problem:gate_closed\",\"title\":\"Closed\","
                                        + "\"status\":403,\"code\":\"gate_closed\",\"gate\":[" + reasons + "]}")));
        vera.find("input").fill("may I?");
        vera.find("send").click();
        assertThat(prompt(vera)).isVisible();
        return vera;
    }

    private static void speak(Seat seat, String language) {
        seat.page()
                .locator("frontrow-chat")
                .evaluate("(chat, lang) => { chat.lang = lang; chat.requestUpdate(); }", language);
    }

    private static Locator prompt(Seat seat) {
        return seat.find("gate-prompt");
    }
}
