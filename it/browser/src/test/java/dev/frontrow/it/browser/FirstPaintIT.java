package dev.frontrow.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** How soon the chat is painted once its script is there. Printed, not judged: machines differ. */
@ExtendWith(Chromium.class)
@Timeout(120)
class FirstPaintIT {

    private static final int VISITS = 9;

    /** The page shows nothing but the chat, so its first paint is the chat's. What is loaded late, or comes after, is not counted. */
    private static final String MILLIS_FROM_SCRIPT_TO_PAINT = """
            () => {
              const paint = performance.getEntriesByName('first-contentful-paint')[0];
              const scripts = performance.getEntriesByType('resource').filter((one) => one.name.includes('/frontrow/'));
              const before = scripts.filter((one) => one.responseEnd <= (paint?.startTime ?? 0));
              return paint ? paint.startTime - Math.max(...before.map((one) => one.responseEnd)) : -1;
            }
            """;

    @Test
    void the_chat_is_painted_when_its_script_has_come(Browser browser) {
        List<Double> millis = new ArrayList<>();
        try (DocPages pages = DocPages.start()) {
            for (int visit = 0; visit < VISITS; visit++) {
                Page page = browser.newContext().newPage();
                page.navigate(pages.address() + "/plain.html");
                assertThat(page.getByTestId("connection")).hasAttribute("data-state", "live");
                millis.add(((Number) page.evaluate(MILLIS_FROM_SCRIPT_TO_PAINT)).doubleValue());
                page.context().close();
            }
        }
        assertThat(millis).allSatisfy(one -> assertThat(one).isPositive());
        List<Double> sorted = millis.stream().sorted().toList();
        System.out.printf(
                "[paint] the chat after its script: median %.0f ms, slowest %.0f ms of %d visits%n",
                sorted.get(VISITS / 2), sorted.get(VISITS - 1), VISITS);
    }
}
