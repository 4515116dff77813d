package dev.frontrow.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The site is upgraded while pages are open and old files lie in browsers' caches: every page has a chat, and all parts of it. */
@ExtendWith(Chromium.class)
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class UpgradeIT {

    private static final int LOADS = 100;
    private static final long SEED = 20_261_126;

    private final Build current = Build.current();
    private final Build rebuilt = current.rebuilt();
    private final Build oldest = Build.kept("2026-11-26");
    private PlainSite site;

    @BeforeEach
    void start() throws Exception {
        site = PlainSite.start();
        site.say("hello");
    }

    @AfterEach
    void stop() throws Exception {
        site.close();
    }

    @Test
    void theKeptBuildIsAnother() {
        assertThat(oldest.files())
                .isNotEmpty()
                .allSatisfy((file, bytes) ->
                        assertThat(bytes).as(file).isNotEqualTo(current.files().get(file)));
    }

    @Test
    void twoBuildsBehindOneBalancerGiveEveryPageAChat(Browser browser) {
        Random balancer = new Random(SEED);
        site.serve(file -> balancer.nextBoolean() ? oldest : current);
        int mixed = 0;
        try (Seat mo = Seat.at(browser, 900, 700, "mo")) {
            mo.troubles().expectStatus(404); // the kept build has no part-room.js, for which the page asks again
            mo.page().route("**/frontrow/*", Route::resume); // What goes this way does not come out of a cache.
            for (int load = 0; load < LOADS; load++) {
                int before = site.served().size();
                mo.page().navigate(site.address());
                mo.waitLive();
                List<String> files = site.served().subList(before, site.served().size());
                assertThat(files).anyMatch(file -> file.startsWith("frontrow-chat.js"));
                if (files.stream().map(file -> file.split(" ")[1]).distinct().count() > 1) {
                    mixed++;
                }
            }
            assertThat(mo.troubles().seen()).isEmpty();
        }
        assertThat(mixed).isGreaterThan(LOADS / 4);
    }

    @Test
    void aProfileThatKeepsOldFilesGoesThroughThreeBuildsWithoutADeadPart(Browser browser, @TempDir Path profile) {
        for (Build build : List.of(oldest, current, rebuilt)) {
            site.serve(file -> build);
            try (BrowserContext context = Chromium.keeping(browser.browserType(), profile)) {
                Seat mo = Seat.of(context, "mo");
                mo.page().navigate(site.address());
                mo.waitLive();
                if (build != oldest) {
                    usesAllParts(mo);
                }
                assertThat(mo.troubles().seen()).isEmpty();
            }
        }
        // The cache did keep the chat itself: the parts that were used are of later builds.
        assertThat(site.served().stream().filter(file -> file.startsWith("frontrow-chat.js")))
                .containsExactly("frontrow-chat.js " + oldest.name());
        assertThat(site.served()).contains("part-emoji.js current", "part-settings.js current");
    }

    @Test
    void aPageThatIsOpenDuringAnUpgradeGetsItsPartsFromTheNewBuild(Browser browser) {
        site.serve(file -> oldest);
        try (Seat mo = Seat.at(browser, 1280, 800, "mo")) {
            mo.page().navigate(site.address());
            mo.waitLive();
            site.serve(file -> current);
            usesAllParts(mo);
            assertThat(mo.troubles().seen()).isEmpty();
        }
    }

    @Test
    void aNewPageGetsAlongWithPartsOfAnOldBuild(Browser browser) {
        site.serve(file -> file.startsWith("part-") ? oldest : current);
        try (Seat mo = Seat.at(browser, 1280, 800, "mo")) {
            mo.troubles().expectStatus(404); // the kept build has no part-room.js, for which the page asks again
            mo.page().navigate(site.address());
            mo.waitLive();
            usesAllParts(mo);
            assertThat(mo.troubles().seen()).isEmpty();
        }
    }

    @Test
    void aPageThatLoadsTheChatTwiceHasOne(Browser browser) {
        site.serve(file -> current);
        try (Seat mo = Seat.at(browser, 1280, 800, "mo")) {
            mo.page().navigate(site.address());
            mo.waitLive();
            mo.page().evaluate("() => import('/frontrow/frontrow-chat.js?of=another-script')");
            mo.page().evaluate("() => import('/frontrow/frontrow-chat-full.js')");
            mo.page().evaluate("() => import('/frontrow/frontrow-moderation.js')");
            usesAllParts(mo);
            assertThat(mo.troubles().seen()).isEmpty();
        }
    }

    @Test
    void theChatInOneFileHasAllParts(Browser browser) {
        site.serve(file -> new Build("full", Map.of(file, current.files().get("frontrow-chat-full.js"))));
        try (Seat mo = Seat.at(browser, 1280, 800, "mo")) {
            mo.page().navigate(site.address());
            mo.waitLive();
            usesAllParts(mo);
            assertThat(mo.troubles().seen()).isEmpty();
        }
        assertThat(site.served()).containsExactly("frontrow-chat.js full");
    }

    private static void usesAllParts(Seat mo) {
        mo.find("emoji-button").click();
        assertThat(mo.find("emoji").first()).isVisible();
        mo.find("emoji-button").click();
        mo.find("input").pressSequentially(":rocke");
        assertThat(mo.find("completion").first()).containsText(":rocket:");
        mo.find("input").press("Escape");
        mo.type("");
        mo.message("hello").hover();
        mo.message("hello").getByTestId("reply").click();
        assertThat(mo.find("reply-bar")).isVisible();
        mo.find("reply-cancel").click();
        mo.message("hello").getByTestId("message-name").click();
        assertThat(mo.find("user-card")).isVisible();
        mo.find("card-close").click();
        mo.openMenu("hello");
        mo.page().keyboard().press("Escape");
        mo.find("moderation-button").click();
        assertThat(mo.find("panel-empty")).isVisible();
        mo.find("panel-close").click();
        speaks(mo, "Deutsch", "Schließen");
        mo.find("emoji-button").click();
        mo.find("emoji-search")
                .fill("rocket"); // says how many were found: a word that an old build does not have in German
        assertThat(mo.find("emoji").first()).hasText("🚀");
        mo.find("emoji-button").click();
        speaks(mo, "العربية", "إغلاق");
        speaks(mo, "English", "Close");
    }

    private static void speaks(Seat mo, String language, String close) {
        mo.find("settings-button").click();
        mo.find("setting-language").selectOption(new SelectOption().setLabel(language));
        assertThat(mo.find("settings-close")).hasAccessibleName(close);
        mo.find("settings-close").click();
    }
}
