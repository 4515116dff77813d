package dev.frontrow.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.ModerationRequest;
import dev.frontrow.chat.result.Result;
import dev.frontrow.examples.liveroom.LiveRoom;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Five hundred messages pass while somebody is away, and many are deleted: afterwards their page is what a new one is. */
class OfflineIT extends InBrowser {

    private static final int BEFORE = 60;
    private static final int MEANWHILE = 500;
    private static final UserId HOUSTON = new UserId("apollo.houston");
    private static final UserId ALDRIN = new UserId("apollo.buzz-aldrin");

    /** Everything the page knows of the room, as far back as it goes. A tombstone is one, however the page came to hear of it. */
    private static final String ALL = """
            async (element) => {
              const { client } = element;
              const older = () => client.snapshot.room.older;
              // A page that the list has asked for may be on its way; no other is loaded until it is there.
              const idle = () => new Promise((done) => {
                const unsubscribe = client.on('change', ({ loadingOlder }) => loadingOlder || (unsubscribe(), done()));
              });
              if (client.snapshot.loadingOlder) await idle();
              for (let before; older() !== null && older() !== before; ) {
                before = older();
                await client.loadOlder();
              }
              return client.snapshot.room.messages.map(({ seq, id, user, text, ts, deleted }) =>
                [seq, id, user.id, ts, text ?? '', deleted ? deleted.by : ''].join(' '));
            }
            """;

    private static final String CAUGHT_UP = """
            ({ client: { snapshot } }) => !snapshot.catchingUp && snapshot.room.messages.at(-1).text === 'the last'
            """;

    private static final String DRAWN =
            "log => [...log.querySelectorAll('frontrow-message')].map(row => `${row.dataset.seq} ${row.message.text}`)";

    private final List<ChatMessage> said = new ArrayList<>();

    @Test
    void thePageOfAReaderWhoFollowedIsWhatANewOneIs() throws IOException {
        try (CutProxy network = CutProxy.to(port())) {
            Seat away = settled(network);
            beAwayFrom(network, away);
            Seat fresh = seat("mo");
            fresh.sees("the last");
            assertThat(fresh.texts()).hasSizeGreaterThan(20).isEqualTo(lastOf(away.texts(), fresh.texts()));
            assertThat(drawn(fresh)).isEqualTo(lastOf(drawn(away), drawn(fresh)));
        }
    }

    @Test
    void thePageOfAReaderWhoLookedBackIsWhatANewOneIsFromTheBeginning() throws IOException {
        try (CutProxy network = CutProxy.to(port())) {
            Seat away = settled(network);
            lookBack(away);
            beAwayFrom(network, away);
            Seat fresh = seat("mo");
            fresh.sees("the last");
            lookBack(fresh);
            List<String> expected = all(fresh);
            assertThat(expected).hasSize(BEFORE + MEANWHILE + 1);
            assertThat(expected.stream().filter(line -> line.endsWith(" system")))
                    .hasSizeGreaterThan(60);
            assertThat(all(away)).isEqualTo(expected);
        }
    }

    private Seat settled(CutProxy network) {
        for (int i = 1; i <= BEFORE; i++) {
            said.add(say(i % 4 == 0 ? ALDRIN : HOUSTON, "before " + i));
        }
        Seat seat = seatAt("http://localhost:" + network.port(), "vera");
        seat.troubles().expectNetworkTrouble();
        seat.sees("before " + BEFORE);
        return seat;
    }

    /** The network is gone while messages come and go; then it is back. */
    private void beAwayFrom(CutProxy network, Seat away) {
        network.cut();
        away.waitUntil(() -> !away.find("connection").getAttribute("data-state").equals("live"));
        for (int i = 1; i <= MEANWHILE; i++) {
            said.add(say(i % 50 == 0 && i < 300 ? ALDRIN : HOUSTON, "meanwhile " + i));
            if (i % 10 == 0) {
                delete(said.get(said.size() - 4)); // one they never saw
            }
            if (i % 25 == 0) {
                delete(said.get(i / 5)); // one they have on their page
            }
            if (i == 300) {
                moderate(new ModerationAction.Purge(ALDRIN));
            }
        }
        say("the last");
        network.mend();
        away.waitLive();
        away.waitUntil(
                () -> Boolean.TRUE.equals(away.page().locator("frontrow-chat").evaluate(CAUGHT_UP)));
    }

    private void delete(ChatMessage message) {
        moderate(new ModerationAction.Delete(message.id()));
    }

    private void moderate(ModerationAction action) {
        Result<?> result = chat().moderate(ModerationRequest.byHost(LiveRoom.ROOM, action, "spam"));
        assertThat(result).isInstanceOf(Result.Accepted.class);
    }

    private static void lookBack(Seat seat) {
        seat.find("log").hover();
        seat.page().mouse().wheel(0, -300);
        assertThat(seat.find("jump-latest")).isVisible();
    }

    private static List<String> all(Seat seat) {
        return strings(seat.page().locator("frontrow-chat").evaluate(ALL));
    }

    private static List<String> drawn(Seat seat) {
        return strings(seat.find("log").evaluate(DRAWN));
    }

    /** As many as the other has: a new page knows the newest only, until somebody scrolls. */
    private static List<String> lastOf(List<String> longer, List<String> shorter) {
        return longer.subList(longer.size() - shorter.size(), longer.size());
    }

    private static List<String> strings(Object evaluated) {
        return ((List<?>) evaluated).stream().map(String::valueOf).toList();
    }
}
