package dev.frontrow.it.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import dev.frontrow.chat.host.UserId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A hundred messages a second: the page draws a bounded number of them, in time, and its memory does not grow. Fifteen seconds of it;
 * {@code -Dfrontrow.busy.seconds=60} for longer.
 */
class BusyRoomIT extends InBrowser {

    private static final int SECONDS = Integer.getInteger("frontrow.busy.seconds", 15);
    /** Each of them may say a thousand in half a minute. */
    private static final List<UserId> CREW = Stream.of("houston", "buzz-aldrin", "neil-armstrong", "michael-collins")
            .map(name -> new UserId("apollo." + name))
            .toList();

    private static final int PER_SECOND = 100;
    private static final Set<String> COMPUTED = Set.of("ScriptDuration", "RecalcStyleDuration", "LayoutDuration");
    private static final int MAX_ROWS = 200;
    private static final double MAX_GAP_MILLIS = 1_000;
    private static final double MAX_GROWTH_MEGABYTES = 12;

    /** Notes the time between frames, and the most rows that were in the page at once. */
    private static final String WATCH = """
            (log) => {
              const seen = (window.busy = { gaps: [], rows: 0 });
              let last = performance.now();
              const frame = (now) => {
                seen.gaps.push(now - last);
                last = now;
                seen.rows = Math.max(seen.rows, log.querySelectorAll('frontrow-message').length);
                seen.next = requestAnimationFrame(frame);
              };
              seen.next = requestAnimationFrame(frame);
            }
            """;

    private static final String SUM_UP = """
            () => {
              cancelAnimationFrame(window.busy.next);
              const gaps = window.busy.gaps.slice(1).sort((a, b) => a - b);
              const at = (share) => gaps[Math.min(Math.floor(gaps.length * share), gaps.length - 1)];
              return [gaps.length, at(0.5), at(0.95), at(1), window.busy.rows];
            }
            """;

    @Test
    void theListStaysBoundedAndSmoothAndTheMemoryFlat() {
        Seat vera = seat("vera");
        CDPSession devtools = vera.context().newCDPSession(vera.page());
        devtools.send("Performance.enable");
        talk(vera, 5, "warm-up"); // the list is full, and what is made once is made
        double before = heapMegabytes(devtools);
        double busyBefore = computedSeconds(devtools);
        vera.find("log").evaluate(WATCH);
        int said = talk(vera, SECONDS, "busy");
        List<?> frames = (List<?>) vera.page().evaluate(SUM_UP);
        double busy = computedSeconds(devtools) - busyBefore;
        double after = heapMegabytes(devtools);
        System.out.printf(
                "[busy room] %d messages in %d s: %d frames, gaps median %.1f ms, 95 %% %.1f ms, longest %.1f ms;"
                        + " at most %d rows; %.1f s of script, styles and layout; heap %.1f MB, then %.1f MB%n",
                said,
                SECONDS,
                (int) number(frames, 0),
                number(frames, 1),
                number(frames, 2),
                number(frames, 3),
                (int) number(frames, 4),
                busy,
                before,
                after);

        assertThat(number(frames, 4)).isBetween(50.0, (double) MAX_ROWS);
        // Not the longest: that one says more about what else the machine had to do.
        assertThat(number(frames, 2)).isLessThan(MAX_GAP_MILLIS);
        assertThat(after - before).isLessThan(MAX_GROWTH_MEGABYTES);
    }

    @Test
    void whoReadsFurtherUpKeepsTheirPlace() {
        Seat vera = seat("vera");
        talk(vera, 3, "before");
        vera.find("log").hover();
        vera.page().mouse().wheel(0, -600);
        vera.waitUntil(() -> vera.find("jump-latest").count() == 1);
        String row = firstInView(vera);
        double place = top(vera, row);
        int said = talk(vera, 5, "meanwhile");
        assertThat(top(vera, row)).isCloseTo(place, within(1.0));
        vera.waitUntil(() -> vera.find("jump-latest").textContent().contains(said + " new"));
        vera.find("jump-latest").click();
        vera.sees("meanwhile " + said);
    }

    /** Speaks for so long, at a steady rate, and waits until the page has heard all; returns how many there were. */
    private int talk(Seat seat, int seconds, String what) {
        AtomicInteger said = new AtomicInteger();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try {
            clock.scheduleAtFixedRate(
                    () -> {
                        if (said.get() < seconds * PER_SECOND) {
                            int next = said.incrementAndGet();
                            say(CREW.get(next % CREW.size()), what + " " + next);
                        }
                    },
                    0,
                    1_000_000 / PER_SECOND,
                    TimeUnit.MICROSECONDS);
            seat.page()
                    .waitForFunction(
                            "last => document.querySelector('frontrow-chat').client.snapshot.room.messages.at(-1)?.text === last",
                            what + " " + seconds * PER_SECOND,
                            new Page.WaitForFunctionOptions()
                                    .setPollingInterval(100)
                                    .setTimeout(seconds * 1_000 + 30_000));
            return said.get();
        } finally {
            clock.shutdownNow();
        }
    }

    private static String firstInView(Seat seat) {
        return (String) seat.find("log").evaluate("""
                        (log) => {
                          const edge = log.getBoundingClientRect().top;
                          return [...log.querySelectorAll('frontrow-message')]
                            .find((row) => row.getBoundingClientRect().top >= edge).dataset.seq;
                        }
                        """);
    }

    private static double top(Seat seat, String row) {
        return ((Number) seat.find("log")
                        .evaluate(
                                "(log, seq) => log.querySelector(`[data-seq=\"${seq}\"]`).getBoundingClientRect().top",
                                row))
                .doubleValue();
    }

    private static double heapMegabytes(CDPSession devtools) {
        devtools.send("HeapProfiler.collectGarbage");
        JsonObject usage = devtools.send("Runtime.getHeapUsage");
        return usage.get("usedSize").getAsDouble() / 1_000_000;
    }

    /** How long the page has computed: script, styles and layout. Painting is the business of the machine. */
    private static double computedSeconds(CDPSession devtools) {
        return devtools.send("Performance.getMetrics").getAsJsonArray("metrics").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(metric -> COMPUTED.contains(metric.get("name").getAsString()))
                .mapToDouble(metric -> metric.get("value").getAsDouble())
                .sum();
    }

    private static double number(List<?> values, int index) {
        return ((Number) values.get(index)).doubleValue();
    }
}
