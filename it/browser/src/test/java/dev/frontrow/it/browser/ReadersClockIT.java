package dev.frontrow.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Request;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.ModerationRequest;
import dev.frontrow.examples.liveroom.LiveRoom;
import java.time.Duration;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock of the reader's device is wrong, and is set while the page is open: nothing lasts longer or shorter for that. */
class ReadersClockIT extends InBrowser {

    private static final String WRONG_CLOCK = """
            (() => {
              const Right = Date;
              window.ahead = %d;
              window.Date = class extends Right {
                constructor(...given) {
                  if (given.length) super(...given);
                  else super(Right.now() + window.ahead);
                }
                static now() {
                  return Right.now() + window.ahead;
                }
              };
            })();
            """;

    @ParameterizedTest
    @ValueSource(longs = {3_600_000, -3_600_000})
    void aMuteLastsAsLongAsTheServerSays(long ahead) {
        Queue<String> tokens = new ConcurrentLinkedQueue<>();
        Seat vera = watched(Seat.at(browser(), 1280, 800, "vera"));
        vera.page().addInitScript(String.format(Locale.ROOT, WRONG_CLOCK, ahead));
        vera.page().onRequest(request -> {
            if (isToken(request)) {
                tokens.add(request.url());
            }
        });
        vera.page().navigate(address() + "/as/vera/");
        vera.waitLive();
        muteFor(vera, Duration.ofSeconds(3));
        vera.page().evaluate("window.ahead = " + -ahead);
        muteFor(vera, Duration.ofSeconds(3));
        vera.send("right again");
        vera.sees("right again");
        assertThat(tokens).hasSize(1);
    }

    /** The texts that count stand in other nodes then, and the device's clock is no help either. */
    @ParameterizedTest
    @ValueSource(longs = {86_400_000, -5_400_000})
    void alsoInAPageThatIsTranslatedMeanwhile(long ahead) {
        Seat vera = watched(Seat.at(browser(), 1280, 800, "vera"));
        vera.page().addInitScript(String.format(Locale.ROOT, WRONG_CLOCK, ahead));
        vera.page().navigate(address() + "/as/vera/");
        vera.waitLive();
        chat().moderate(ModerationRequest.by(
                new UserId("mo"), LiveRoom.ROOM, new ModerationAction.Mute(new UserId("vera"), Duration.ofSeconds(6))));
        assertThat(vera.find("sanction-notice")).containsText(Pattern.compile("muted for another [1-6]\\ss"));
        TranslatedPageIT.translate(vera, false);
        vera.page().evaluate("window.ahead = " + -ahead);
        String told = vera.find("sanction-notice").textContent();
        vera.waitUntil(() -> !vera.find("sanction-notice").textContent().equals(told));
        assertThat(vera.find("sanction-notice")).containsText(Pattern.compile("another [1-5]\\ss"));
        assertThat(vera.find("input")).isEnabled();
        vera.send("right again");
        vera.sees("right again");
        assertThat(vera.find("day")).hasCount(0); // today, whatever the device says
    }

    private void muteFor(Seat vera, Duration time) {
        long start = System.nanoTime();
        chat().moderate(ModerationRequest.by(
                new UserId("mo"), LiveRoom.ROOM, new ModerationAction.Mute(new UserId(vera.person()), time)));
        assertThat(vera.find("sanction-notice")).containsText(Pattern.compile("muted for another [1-3]\\ss"));
        assertThat(vera.find("input")).isDisabled();
        assertThat(vera.find("input")).isEnabled();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(time.minusMillis(100), time.plus(Duration.ofSeconds(5)));
    }

    private static boolean isToken(Request request) {
        return request.method().equals("POST") && request.url().endsWith("/chat/token");
    }
}
