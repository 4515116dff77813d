package dev.frontrow.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** One window of one browser profile, in which somebody watches the room. */
final class Seat implements AutoCloseable {

    private static final double PATIENCE_MILLIS = 20_000;

    private final String person;
    private final BrowserContext context;
    private final Page page;
    private final Troubles troubles;

    private Seat(String person, BrowserContext context) {
        this.person = person;
        this.context = context;
        this.page = context.newPage();
        this.troubles = new Troubles(page);
    }

    /** Sits down: opens the room as this person, and waits for the chat. */
    static Seat open(Browser browser, String address, String person) {
        Seat seat = at(browser, 1280, 800, person);
        seat.page.navigate(address + "/as/" + person + "/");
        seat.waitLive();
        return seat;
    }

    /** A window of this size that shows nothing yet. */
    static Seat at(Browser browser, int width, int height, String person) {
        return of(
                browser.newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setLocale("en-IE")
                        .setReducedMotion(ReducedMotion.REDUCE)),
                person);
    }

    /** A window of this profile that shows nothing yet. */
    static Seat of(BrowserContext context, String person) {
        return new Seat(person, context);
    }

    BrowserContext context() {
        return context;
    }

    Page page() {
        return page;
    }

    Troubles troubles() {
        return troubles;
    }

    String person() {
        return person;
    }

    Locator find(String testId) {
        return page.getByTestId(testId);
    }

    void waitLive() {
        waitState("live");
    }

    /** Until the connection is in this state. */
    void waitState(String state) {
        assertThat(find("connection")).hasAttribute("data-state", state);
    }

    void type(String text) {
        find("input").fill(text);
    }

    void send(String text) {
        type(text);
        find("input").press("Enter");
    }

    /** The messages with exactly this text. */
    Locator message(String text) {
        Locator exact = page.getByTestId("message-text")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + literally(text) + "$")));
        return find("message").filter(new Locator.FilterOptions().setHas(exact));
    }

    /** The pattern goes to the browser, whose language has no quoting of its own. */
    private static String literally(String text) {
        return text.replaceAll("[\\\\^$.*+?()\\[\\]{}|/]", "\\\\$0");
    }

    void sees(String text) {
        assertThat(message(text)).hasCount(1);
    }

    /** For what takes long. */
    void sees(String text, double patienceMillis) {
        assertThat(message(text)).hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(patienceMillis));
    }

    void doesNotSee(String text) {
        assertThat(message(text)).hasCount(0);
    }

    /** The texts drawn, from the oldest to the newest. */
    List<String> texts() {
        return find("message-text").allTextContents();
    }

    /** Until the texts drawn are as they should be. */
    void waitTexts(Predicate<List<String>> wanted) {
        waitUntil(() -> wanted.test(texts()));
    }

    void waitUntil(BooleanSupplier condition) {
        page.waitForCondition(condition, new Page.WaitForConditionOptions().setTimeout(PATIENCE_MILLIS));
    }

    /** Opens the menu of a message with the mouse, as staff do. */
    void openMenu(String text) {
        message(text).hover();
        message(text).getByTestId("message-menu-button").click();
        assertThat(find("menu")).isVisible();
    }

    /** Presses a key, and waits until the focus is where it should be afterwards. */
    void press(String key, String focusedAfter) {
        page.keyboard().press(key);
        waitFocus(focusedAfter);
    }

    /** Until what has this test id has the focus, however deep it is. */
    void waitFocus(String testId) {
        waitUntil(() -> testId.equals(page.evaluate("() => { let e = document.activeElement;"
                + " while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;"
                + " return e?.dataset.testid ?? ''; }")));
    }

    void shoot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", name + ".png")));
    }

    @Override
    public void close() {
        context.close();
    }
}
