package dev.frontrow.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.MessageId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Thousands of hostile texts in every field that a user controls: none of them is more than text. */
@ExtendWith(Chromium.class)
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class HostileTextIT {

    private static final int TEXTS = 8_000;
    private static final long SEED = 20_260_101;
    /** The server takes no others; these are the ones with a meaning somewhere. */
    private static final List<String> BADGES = List.of(
            "constructor", "__proto__", "prototype", "script", "onerror", "hasownproperty", "admin", "moderator");

    private final List<String> outside = new ArrayList<>();
    private HostileRoom room;
    private Seat me;

    @BeforeEach
    void open(Browser browser) throws Exception {
        room = HostileRoom.start(2 * TEXTS);
        me = Seat.at(browser, 900, 800, "me");
        me.page().addInitScript(script());
        me.page().onRequest(request -> {
            if (!request.url().startsWith(room.address() + "/")) {
                outside.add("request " + request.url());
            }
        });
        me.page().onDialog(dialog -> {
            outside.add("dialog " + dialog.message());
            dialog.dismiss();
        });
        me.page().onPopup(popup -> outside.add("popup " + popup.url()));
        me.page().onDownload(download -> outside.add("download " + download.url()));
    }

    @AfterEach
    void close() throws Exception {
        me.close();
        room.close();
    }

    @Test
    void noTextRunsOrChangesAnythingOutsideItself() {
        List<String> texts = HostileStrings.of(TEXTS + TEXTS / 4, SEED);
        List<List<Object>> held = fill(texts);
        me.page().navigate(room.address() + "/");
        me.waitLive();
        List<String> pages = new ArrayList<>();
        me.page().onFrameNavigated(frame -> pages.add(frame.url()));
        Object around = evaluate("() => check.surroundings()", null);

        Map<?, ?> seen = (Map<?, ?>) evaluate("rows => check.room(rows)", held);
        assertThat((List<?>) seen.get("problems")).isEmpty();
        assertThat(seen.get("seen")).isEqualTo(held.size());
        assertThat((Integer) seen.get("links")).isGreaterThan(500);
        assertThat((Integer) seen.get("mentions")).isGreaterThan(500);
        assertThat((Integer) seen.get("most")).isLessThanOrEqualTo(200);
        assertThat(seen.get("kinds")).isEqualTo(6);

        Map<?, ?> drafts = (Map<?, ?>) evaluate("texts => check.drafts(texts)", texts.subList(0, TEXTS));
        assertThat((List<?>) drafts.get("problems")).isEmpty();
        assertThat((Integer) drafts.get("open")).isGreaterThan(500);
        assertThat((List<?>) evaluate("texts => check.searches(texts)", texts.subList(0, TEXTS)))
                .isEmpty();
        assertThat((List<?>) evaluate(
                        "texts => check.reasons(texts)",
                        held.stream().map(row -> row.get(1)).toList()))
                .isEmpty();
        // And some the whole way, as a moderator's reason comes.
        for (String reason : texts.subList(0, 40)) {
            room.mute(reason);
        }
        room.mute("<img src=x onerror=hit(1)> the last reason");
        assertThat(me.find("sanction-notice")).containsText("<img src=x onerror=hit(1)> the last reason");

        assertThat(evaluate("() => hits", null)).isEqualTo(0);
        assertThat(evaluate("() => check.surroundings()", null)).isEqualTo(around);
        assertThat(pages).isEmpty();
        assertThat(outside).isEmpty();
        assertThat(me.troubles().seen()).isEmpty();
        me.shoot("hostile-8000");
    }

    @Test
    void theChecksSeeWhatTheyAreFor() {
        List<List<Object>> held = new ArrayList<>();
        say(held, "a", "Somebody", List.of(), "first", null);
        say(held, "b", "Somebody", List.of(), "second", null);
        me.page().navigate(room.address() + "/");
        me.waitLive();
        Object around = evaluate("() => check.surroundings()", null);
        String row = "document.querySelector('frontrow-chat').shadowRoot.querySelector('frontrow-message-list')"
                + ".shadowRoot.querySelector('frontrow-message').shadowRoot.querySelector('.text')";
        assertThat(me.find("message-text")).hasCount(2);
        evaluate("() => " + row + ".append(document.createElement('b'), ' more')", null);
        evaluate("() => { try { " + row + ".setAttribute('onclick', 'hit(1)'); } catch { return; } }", null);
        evaluate("() => { document.body.append(document.createElement('i')); window.left = 1; }", null);
        Map<?, ?> seen = (Map<?, ?>) evaluate("rows => check.room(rows)", held);
        assertThat((List<?>) seen.get("problems"))
                .anySatisfy(problem -> assertThat((String) problem).startsWith("text"));
        assertThat((List<?>) seen.get("problems"))
                .anySatisfy(problem -> assertThat((String) problem).startsWith("census"));
        assertThat(evaluate("() => check.surroundings()", null)).isNotEqualTo(around);
        assertThat(me.troubles().seen())
                .anySatisfy(trouble -> assertThat(trouble).startsWith("policy: "));
    }

    /** Everybody says one text under the name of another; every second one answers the one before. Harmless ones of each kind come last. */
    private List<List<Object>> fill(List<String> texts) {
        List<List<Object>> held = new ArrayList<>();
        ChatMessage before = null;
        for (int n = 0; n < texts.size() && held.size() < TEXTS; n++) {
            List<String> badges =
                    List.of(BADGES.get(n % 8), BADGES.get((n + 3) % 8)).subList(0, n % 3);
            String name = texts.get(texts.size() - 1 - n);
            before = say(held, "u" + n, name, badges, texts.get(n), n % 2 == 0 ? null : before)
                    .orElse(before);
        }
        assertThat(held).as("texts that the server takes").hasSize(TEXTS);
        for (int n = 0; n < 6; n++) {
            List<String> badges = List.of("one", "two").subList(0, n % 3);
            before = say(held, "h" + n, "Somebody", badges, "harmless", n < 3 ? null : before)
                    .orElseThrow();
        }
        return held;
    }

    private Optional<ChatMessage> say(
            List<List<Object>> held, String user, String name, List<String> badges, String text, ChatMessage parent) {
        MessageId replyTo = parent == null ? null : parent.id();
        Optional<ChatMessage> said = room.say(user, name, badges, text, replyTo);
        said.ifPresent(message -> held.add(List.of(
                (int) message.seq(),
                HostileRoom.text(message),
                message.author().name(),
                badges,
                parent == null ? 0 : (int) parent.seq())));
        return said;
    }

    private Object evaluate(String function, Object argument) {
        long began = System.nanoTime();
        Object outcome = me.page().evaluate(function, argument);
        System.out.printf("[hostile] %s: %d ms%n", function, (System.nanoTime() - began) / 1_000_000);
        return outcome;
    }

    private static String script() throws IOException {
        try (InputStream file = HostileTextIT.class.getResourceAsStream("/hostile/check.js")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
