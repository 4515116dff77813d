package dev.frontrow.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Ten messages in thirty seconds, by the clock. */
class RateLimitIT extends InBrowser {

    @Test
    void tenPassTheEleventhIsRefusedWithACountdownAndTheLimitFreesThirtySecondsAfterItBegan() {
        Seat vera = seat("vera");
        Seat sam = seat("sam");
        vera.troubles().expectStatus(429);

        long began = System.nanoTime();
        vera.send("message 1");
        vera.sees("message 1");
        long beganAtTheLatest = System.nanoTime();
        for (int i = 2; i <= 7; i++) {
            vera.send("message " + i);
        }
        sam.sees("message 7");
        assertThat(vera.find("limit-warning")).hasCount(0);
        for (int i = 8; i <= 10; i++) {
            vera.send("message " + i);
            assertThat(vera.find("limit-warning"))
                    .containsText(i == 8 ? "2 messages left" : i == 9 ? "1 message left" : "No messages left");
        }
        vera.shoot("limit-warning");
        sam.sees("message 10");

        vera.send("message 11");
        assertThat(vera.find("limit-countdown")).containsText("You are sending too fast.");
        assertThat(vera.find("input")).hasValue("message 11");
        assertThat(vera.find("send")).isDisabled();
        vera.shoot("limit-countdown");
        sam.doesNotSee("message 11");

        assertThat(vera.find("limit-countdown")).isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(40_000));
        long freed = System.nanoTime();
        assertThat(Duration.ofNanos(freed - began)).isGreaterThan(Duration.ofSeconds(30));
        assertThat(Duration.ofNanos(freed - beganAtTheLatest)).isLessThan(Duration.ofSeconds(32));

        vera.find("input").press("Enter");
        sam.sees("message 11");
        assertThat(sam.texts()).hasSize(11);
    }
}
