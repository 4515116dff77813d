package dev.frontrow.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Looks at the chat of one window as axe-core does, after the rules of WCAG 2.0 to 2.2, A and AA; and measures its targets. */
final class Accessibility {

    private static final List<String> TAGS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private static final String SCRIPT = load();

    /** WCAG 2.2, 2.5.8: 24 pixels; what stands in a line of text is excepted. */
    private static final String SMALL_TARGETS = """
            () => {
              const all = (root) => [...root.querySelectorAll('*')].flatMap((e) => [e, ...(e.shadowRoot ? all(e.shadowRoot) : [])]);
              return all(document.querySelector('frontrow-chat').shadowRoot)
                .filter((e) => e.matches('button, a[href], input, select, textarea, [role=button], [role=option], [role=tab]'))
                .filter((e) => e.getClientRects().length > 0 && getComputedStyle(e).display !== 'inline')
                .map((e) => ({ e, r: e.getBoundingClientRect() }))
                .filter(({ r }) => r.width < 24 || r.height < 24)
                .map(({ e, r }) => `${e.localName} ${e.dataset.testid ?? e.className} ${r.width} x ${r.height}`);
            }
            """;

    private static final String RUN = """
            async (tags) => {
              const { violations } = await axe.run('frontrow-chat', {
                runOnly: { type: 'tag', values: tags },
                rules: {
                  'target-size': { enabled: true },
                  // Where the system gives the colours, axe compares ours, which nobody sees.
                  'color-contrast': { enabled: !matchMedia('(forced-colors: active)').matches },
                },
                resultTypes: ['violations'],
              });
              return violations.flatMap(({ id, nodes }) =>
                nodes.map(({ target, failureSummary, html }) => `${id} at ${JSON.stringify(target)}\\n${html}\\n${failureSummary}`));
            }
            """;

    private Accessibility() {}

    /** Fails on whatever is found in either theme. */
    static void check(Seat seat, String what) {
        Page page = seat.page();
        for (String theme : List.of("light", "dark")) {
            page.evaluate("(theme) => (document.querySelector('frontrow-chat').theme = theme)", theme);
            assertThat(page.locator("frontrow-chat").getAttribute("data-theme")).isEqualTo(theme);
            seat.shoot("axe-" + what + "-" + theme);
            assertThat(violations(page)).as("%s, %s", what, theme).isEmpty();
        }
        assertThat((List<?>) page.evaluate(SMALL_TARGETS))
                .as("small targets, %s", what)
                .isEmpty();
    }

    /** What axe-core finds in the chat as it stands. */
    static List<?> violations(Page page) {
        if (!Boolean.TRUE.equals(page.evaluate("() => 'axe' in window"))) {
            page.evaluate(SCRIPT);
        }
        return (List<?>) page.evaluate(RUN, TAGS);
    }

    private static String load() {
        try (InputStream script = Accessibility.class.getResourceAsStream("/axe.min.js")) {
            assertThat(script).as("axe.min.js").isNotNull();
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
