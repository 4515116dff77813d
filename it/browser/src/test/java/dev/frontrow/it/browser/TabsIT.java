package dev.frontrow.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import dev.frontrow.examples.liveroom.LiveRoomOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many tabs of one browser: one of them holds the stream for all. A browser opens six connections to a server and no more. */
class TabsIT extends InBrowser {

    private static final int TABS = 10;
    private static final int MEANWHILE = 20;

    @Override
    LiveRoomOptions options() {
        // A tab that was frozen is noticed after two of these.
        return LiveRoomOptions.onFreePort()
                .withSettings(settings().heartbeat(Duration.ofSeconds(2)).build());
    }

    @Test
    void tenTabsAreLiveOverOneStreamAndTheNextTakesOverWhenTheLeadingOneIsClosed() throws Exception {
        List<Seat> tabs = tabs(TABS);
        assertThat(tabs.get(0).page().evaluate("performance.getEntriesByType('navigation')[0].nextHopProtocol"))
                .isEqualTo("http/1.1");
        assertThat(chat().streams()).isEqualTo(1);
        say("to all");
        tabs.forEach(tab -> tab.sees("to all"));
        tabs.get(7).send("from one of them");
        tabs.forEach(tab -> tab.sees("from one of them"));

        Seat leader = tabs.get(0);
        List<Seat> others = tabs.subList(1, TABS);
        try (Speaker speaker = new Speaker(meanwhile())) {
            speaker.awaitStarted();
            leader.page().close();
            speaker.awaitDone();
        }

        List<String> expected = new ArrayList<>(List.of("to all", "from one of them"));
        expected.addAll(meanwhile());
        for (Seat tab : others) {
            tab.waitTexts(expected::equals);
            tab.waitLive();
        }
        others.get(0).waitUntil(() -> chat().streams() == 1);
        say("and on");
        others.forEach(tab -> tab.sees("and on"));
    }

    @Test
    void aTabInWhichNothingRunsAnyMoreLosesTheLead() {
        List<Seat> tabs = tabs(3);
        say("before");
        tabs.forEach(tab -> tab.sees("before"));
        Seat stopped = tabs.get(0);
        Object first = leader(tabs.get(1));
        // A page that waits for an answer to a dialog runs nothing, and keeps what it holds.
        AtomicReference<Dialog> dialog = new AtomicReference<>();
        stopped.page().onDialog(dialog::set);
        stopped.page().evaluate("() => { setTimeout(() => alert('wait')) }");
        tabs.get(1).waitUntil(() -> dialog.get() != null);
        say("meanwhile");
        tabs.get(1).sees("meanwhile", 30_000);
        tabs.get(2).sees("meanwhile", 30_000);
        assertThat(leader(tabs.get(1))).isNotEqualTo(first);
        dialog.get().accept();
        for (Seat tab : tabs) {
            tab.waitLive();
            tab.waitTexts(List.of("before", "meanwhile")::equals);
        }
        stopped.waitUntil(() -> chat().streams() == 1);
    }

    @Test
    void twoWhoSignInInOneBrowserEachHaveAStreamOfTheirOwn() {
        BrowserContext profile = browser().newContext();
        Seat vera = sit(profile, "vera");
        Seat mo = sit(profile, "mo");
        assertThat(chat().streams()).isEqualTo(2);
        say("to both");
        vera.sees("to both");
        mo.sees("to both");
    }

    private List<Seat> tabs(int count) {
        BrowserContext profile = browser().newContext();
        return IntStream.range(0, count).mapToObj(i -> sit(profile, "vera")).toList();
    }

    private Seat sit(BrowserContext profile, String person) {
        Seat seat = watched(Seat.of(profile, person));
        seat.page().navigate(address() + "/as/" + person + "/");
        seat.waitLive();
        return seat;
    }

    private static List<String> meanwhile() {
        return IntStream.rangeClosed(1, MEANWHILE)
                .mapToObj(i -> "meanwhile " + i)
                .toList();
    }

    /** Which of the tabs leads, as the browser names it. */
    private static Object leader(Seat tab) {
        return tab.page().evaluate("async () => (await navigator.locks.query()).held[0].clientId");
    }

    /** Says these texts one by one, forty in a second: before, while and after something happens. */
    private final class Speaker implements AutoCloseable {

        private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        private final Iterator<String> texts;
        private final CountDownLatch started = new CountDownLatch(3);
        private final CompletableFuture<Void> done = new CompletableFuture<>();

        Speaker(List<String> texts) {
            this.texts = texts.iterator();
            clock.scheduleAtFixedRate(this::next, 0, 25, TimeUnit.MILLISECONDS);
        }

        private void next() {
            try {
                if (texts.hasNext()) {
                    say(texts.next());
                    started.countDown();
                } else {
                    done.complete(null);
                }
            } catch (AssertionError e) {
                done.completeExceptionally(e);
            }
        }

        void awaitStarted() throws InterruptedException {
            assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
        }

        void awaitDone() throws Exception {
            done.get(20, TimeUnit.SECONDS);
        }

        @Override
        public void close() {
            clock.shutdownNow();
        }
    }
}
