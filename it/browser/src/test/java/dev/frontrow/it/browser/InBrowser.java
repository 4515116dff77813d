package dev.frontrow.it.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.microsoft.playwright.Browser;
import dev.frontrow.chat.Chat;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.Draft;
import dev.frontrow.chat.result.Sent;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.examples.liveroom.LiveRoom;
import dev.frontrow.examples.liveroom.LiveRoomOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A fresh live room, and windows on it. Afterwards no window may have seen an error, or have broken the page's policy. */
@ExtendWith(Chromium.class)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
abstract class InBrowser {

    /** Somebody of the replay, who speaks without credit and almost without a limit. */
    private static final UserId CREW = new UserId("apollo.houston");

    private final List<Seat> seats = new ArrayList<>();
    private Browser browser;
    private LiveRoom live;

    /** How the room runs. */
    LiveRoomOptions options() {
        return LiveRoomOptions.onFreePort().withSettings(settings().build());
    }

    /** The usual numbers, except that a machine busy with browsers does not pass for a gate that hangs. */
    static ChatSettings.Builder settings() {
        return ChatSettings.builder().gateTimeout(Duration.ofSeconds(5));
    }

    @BeforeEach
    final void startRoom(Browser running) throws Exception {
        browser = running;
        live = LiveRoom.start(options());
    }

    @AfterEach
    final void stopRoom() {
        try {
            for (Seat seat : seats) {
                assertThat(seat.troubles().seen())
                        .as("troubles of %s", seat.person())
                        .isEmpty();
            }
        } finally {
            seats.forEach(Seat::close);
            live.close();
        }
    }

    final Browser browser() {
        return browser;
    }

    final Chat chat() {
        return live.chat();
    }

    final int port() {
        return live.port();
    }

    final String address() {
        return "http://localhost:" + live.port();
    }

    /** Somebody sits down in a browser profile of their own. */
    final Seat seat(String person) {
        return seatAt(address(), person);
    }

    /** The same by another way to the server. */
    final Seat seatAt(String through, String person) {
        return watched(Seat.open(browser, through, person));
    }

    /** Looks after a window at the end of the test. */
    final Seat watched(Seat seat) {
        seats.add(seat);
        return seat;
    }

    /** Houston says something. */
    final void say(String text) {
        say(CREW, text);
    }

    /** Somebody of the replay says something; returns it as it stands in the log. */
    final ChatMessage say(UserId crew, String text) {
        return chat().send(new Draft(LiveRoom.ROOM, crew, text))
                .fold(Sent::message, refusal -> fail("refused: " + refusal));
    }
}
