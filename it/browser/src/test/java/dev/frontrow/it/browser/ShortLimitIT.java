package dev.frontrow.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.limit.RateLimit;
import dev.frontrow.examples.liveroom.LiveRoomOptions;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A host may set its own limit; the page follows what the server says. */
class ShortLimitIT extends InBrowser {

    @Override
    LiveRoomOptions options() {
        return super.options()
                .withSettings(settings().rate(RateLimit.perSeconds(4, 5)).build());
    }

    @Test
    void fourPassTheFifthWaitsAndAllAreFreeAgainAtOnce() {
        Seat vera = seat("vera");
        vera.troubles().expectStatus(429);
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 4; i++) {
                vera.send("round " + round + " message " + i);
            }
            vera.send("one too many");
            assertThat(vera.find("limit-countdown")).isVisible();
            if (round == 1) { // counts on where the page puts the element
                vera.page().locator("frontrow-chat").evaluate("element => element.parentElement.append(element)");
            }
            assertThat(vera.find("limit-countdown")).isHidden();
            vera.type("");
        }
        assertThat(vera.texts())
                .containsExactlyElementsOf(IntStream.range(0, 8)
                        .mapToObj(i -> "round " + i / 4 + " message " + i % 4)
                        .toList());
    }
}
