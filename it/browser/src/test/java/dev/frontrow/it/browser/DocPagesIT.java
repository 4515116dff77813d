package dev.frontrow.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way to embed the chat that docs/web.md shows, on a page of its own in a browser. */
@ExtendWith(Chromium.class)
@Timeout(120)
class DocPagesIT {

    private static final Pattern BLOCK =
            Pattern.compile("^```(html|js|css|tsx|jsp)\\R(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    private static DocPages pages;
    private Page page;
    private Troubles troubles;

    @BeforeAll
    static void serve() {
        pages = DocPages.start();
    }

    @AfterAll
    static void stop() {
        pages.close();
    }

    @BeforeEach
    void open(Browser browser) {
        pages.credit(100);
        page = browser.newContext(new Browser.NewContextOptions().setLocale("en-IE"))
                .newPage();
        troubles = new Troubles(page);
        troubles.expectStatus(404); // no icon
        troubles.expectStatus(402); // no credit
    }

    @AfterEach
    void close() {
        page.context().close();
        assertThat(troubles.seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/plain.html", "/react.html", "/vue.html", "/thymeleaf", "/jsp"})
    void one_writes_and_reads_in_the_element(String path) {
        page.navigate(pages.address() + path);
        assertThat(testId("connection")).hasAttribute("data-state", "live");
        String text = "written on " + path;
        testId("input").fill(text);
        testId("input").press("Enter");
        assertThat(testId("message-text").filter(new Locator.FilterOptions().setHasText(text)))
                .hasCount(1);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots", "docs-" + path.replaceAll("\\W", "") + ".png")));
    }

    @Test
    void the_page_sets_words_and_looks() {
        page.navigate(pages.address() + "/plain.html");
        assertThat(testId("input")).hasAttribute("placeholder", "Ask the crew");
        assertThat(page.locator("frontrow-chat header")).isHidden();
    }

    @Test
    void top_up_in_the_pages_own_dialog() {
        page.navigate(pages.address() + "/plain.html");
        pages.credit(0);
        testId("top-up").click();
        assertThat(page.getByText("wallet at /wallet")).isVisible();
        assertThat(page).hasURL(pages.address() + "/plain.html");
    }

    @Test
    void vue_hears_of_top_up() {
        page.navigate(pages.address() + "/vue.html");
        pages.credit(0);
        testId("top-up").click();
        assertThat(page.locator("#wallet")).containsText("/wallet");
    }

    @Test
    void a_page_made_with_react_can_hide_the_tools_of_the_staff() {
        page.navigate(pages.address() + "/plain.html");
        write("from a moderator");
        page.navigate(pages.address() + "/react.html");
        assertThat(testId("connection")).hasAttribute("data-state", "live");
        assertThat(testId("moderation-button")).hasCount(0);
    }

    @Test
    void a_page_made_with_react_shows_it_for_reading_only_also_when_the_element_is_there_already() {
        page.navigate(pages.address() + "/react.html?readonly");
        assertThat(testId("connection")).hasAttribute("data-state", "live");
        page.locator("#again").click();
        assertThat(testId("connection")).hasAttribute("data-state", "live");
        assertThat(page.locator("frontrow-chat")).hasAttribute("readonly", "");
        assertThat(testId("input")).hasCount(0);
    }

    @Test
    void the_hook_alone_makes_a_chat() {
        page.navigate(pages.address() + "/react.html?tiny");
        Locator input = page.locator("input");
        assertThat(input).isEnabled();
        input.fill("tiny but mine");
        input.press("Enter");
        assertThat(page.locator("li", new Page.LocatorOptions().setHasText("Ada: tiny but mine")))
                .hasCount(1);
        assertThat(input).hasValue("");
    }

    @Test
    void the_client_alone_sends_and_draws() {
        page.navigate(pages.address() + "/headless.html");
        assertThat(page.locator("#state")).hasText("live, Ada");
        int before = page.locator("li").count();
        page.locator("#hello").click();
        assertThat(page.locator("li")).hasCount(before + 1);
        pages.credit(0);
        page.locator("#hello").click();
        assertThat(page.locator("#said")).hasText("insufficient_credit");
    }

    @Test
    void the_parts_work_without_the_whole() {
        page.navigate(pages.address() + "/parts.html");
        assertThat(testId("input")).isEnabled();
        write("in parts");
        pages.credit(0);
        assertThat(testId("gate-prompt")).isVisible();
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/docs-parts.png")));
    }

    @Test
    void the_moderation_panel_works_without_the_chat() {
        page.navigate(pages.address() + "/moderation.html");
        assertThat(page.getByText("Nothing had to be moderated so far.")).isVisible();
    }

    @Test
    void the_overlay_shows_messages_and_nothing_else() {
        page.navigate(pages.address() + "/plain.html");
        write("over the video");
        page.navigate(pages.address() + "/overlay.html");
        assertThat(testId("message-text").filter(new Locator.FilterOptions().setHasText("over the video")))
                .isVisible();
        assertThat(testId("input")).hasCount(0);
        assertThat(testId("connection")).hasCount(0);
        assertThat(page.evaluate("getComputedStyle(document.querySelector('frontrow-chat')).backgroundColor"))
                .isEqualTo("rgba(0, 0, 0, 0)");
        page.screenshot(new Page.ScreenshotOptions()
                .setOmitBackground(true)
                .setPath(Path.of("target/screenshots/overlay.png")));
    }

    @Test
    void the_ready_made_page_is_a_chat_and_read_only_an_overlay() {
        page.navigate(pages.address() + "/frontrow/embed.html?stream=launch-day&theme=dark&lang=de");
        assertThat(testId("connection")).hasAttribute("data-state", "live");
        assertThat(testId("input")).hasAttribute("placeholder", "Nachricht schreiben");
        write("from the ready-made page");
        page.navigate(pages.address() + "/frontrow/embed.html?stream=launch-day&readonly");
        assertThat(testId("message-text").filter(new Locator.FilterOptions().setHasText("from the ready-made page")))
                .isVisible();
        assertThat(testId("input")).hasCount(0);
    }

    @Test
    void a_login_that_goes_by_a_header() {
        Request token = page.waitForRequest(
                request -> request.url().endsWith("/streams/launch-day/chat/token"),
                () -> page.navigate(pages.address() + "/header-login.html"));
        assertThat(token.headerValue("authorization")).isEqualTo("Bearer that-of-ada");
        assertThat(testId("connection")).hasAttribute("data-state", "live");
        Request send = page.waitForRequest(request -> request.url().endsWith("/messages"), () -> write("by a header"));
        assertThat(send.headerValue("authorization")).startsWith("Bearer ey");
    }

    @Test
    void the_ready_made_page_asks_no_other_server_whatever_its_address_says() {
        for (String api : List.of(
                "https://evil.example/api",
                "//evil.example/api",
                "/.//evil.example",
                "..//evil.example/x",
                "javascript:alert(1)",
                "http://[")) {
            String asked = "?stream=launch-day&api=" + URLEncoder.encode(api, StandardCharsets.UTF_8);
            Request token = page.waitForRequest(
                    request -> request.url().endsWith("/streams/launch-day/chat/token"),
                    () -> page.navigate(pages.address() + "/frontrow/embed.html" + asked));
            assertThat(token.url()).as(api).startsWith(pages.address() + "/");
        }
    }

    @Test
    void what_the_docs_show_stands_in_these_pages() {
        String shown = files().map(DocPagesIT::flat).collect(Collectors.joining());
        List<String> blocks = BLOCK.matcher(read(Path.of("../../docs/web.md")))
                .results()
                .map((MatchResult block) -> flat(block.group(2)))
                .toList();
        assertThat(blocks)
                .hasSizeGreaterThan(8)
                .allSatisfy(block -> assertThat(shown).contains(block));
    }

    private void write(String text) {
        testId("input").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
        assertThat(testId("input")).isEnabled();
        testId("input").fill(text);
        testId("input").press("Enter");
        assertThat(testId("message-text").filter(new Locator.FilterOptions().setHasText(text)))
                .hasCount(1);
    }

    private Locator testId(String id) {
        return page.getByTestId(id);
    }

    private static Stream<String> files() {
        try (Stream<Path> found = Files.walk(Path.of("src/test/pages"))) {
            return found.filter(Files::isRegularFile).map(DocPagesIT::read).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without indentation and empty lines. */
    private static String flat(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n", "\n", "\n"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
