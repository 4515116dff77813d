package dev.frontrow.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.Draft;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.result.Sent;
import dev.frontrow.examples.liveroom.LiveRoom;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A conversation with a bit of everything, in each size and theme: nothing is wider than its place, everything in reach. The pictures are to be looked at. */
class GalleryIT extends InBrowser {

    private static final String WIDER_THAN_ITS_PLACE = """
            () => {
              const found = [];
              const look = (root, frame) => {
                for (const one of root.querySelectorAll('*')) {
                  const box = one.getBoundingClientRect();
                  const shown = box.width > 0 && box.height > 0 && getComputedStyle(one).visibility === 'visible';
                  if (shown && (box.right > frame.right + 1 || box.left < frame.left - 1)) found.push(one.tagName + '.' + one.className);
                  if (one.shadowRoot) look(one.shadowRoot, frame);
                }
              };
              const chat = document.querySelector('frontrow-chat');
              look(chat.shadowRoot, chat.getBoundingClientRect());
              return found;
            }
            """;

    @ParameterizedTest
    @CsvSource({
        "desktop, 1280, 800, dark",
        "desktop, 1280, 800, light",
        "phone, 390, 844, dark",
        "phone, 390, 844, light",
        "narrow, 280, 560, dark",
        "wide, 2200, 1200, light"
    })
    void everythingHasItsPlace(String size, int width, int height, String theme) {
        talk();
        Seat mo = watched(Seat.at(browser(), width, height, "mo"));
        mo.page().navigate(address() + "/as/mo/");
        mo.waitLive();
        theme(mo, theme.equals("dark") ? "Dark" : "Light");
        mo.sees("Go for landing. 3000 feet.");
        assertThat(mo.find("input")).isInViewport();
        assertThat(mo.page().evaluate(WIDER_THAN_ITS_PLACE)).asString().isEqualTo("[]");
        mo.shoot("gallery-" + size + "-" + theme);

        Locator last = mo.message("Go for landing. 3000 feet.");
        last.hover();
        last.getByTestId("message-menu-button").click();
        assertThat(mo.find("menu")).isVisible();
        assertThat(mo.page().evaluate(WIDER_THAN_ITS_PLACE)).asString().isEqualTo("[]");
        mo.shoot("gallery-" + size + "-" + theme + "-menu");
    }

    /** The picture in the README: {@code target/screenshots/side-by-side.png} is to be copied to {@code docs/images/chat.png}. */
    @Test
    void aViewerAndAModeratorSideBySide() throws IOException {
        say("vera", "Hello from Cork! Is this live?", null);
        say("cleo", "It is. Eagle is on its way down, welcome everybody!", null);
        MessageId question = say("sam", "What does @Mo make of the 1202 alarm?", null);
        say("mo", "Executive overflow. We are go: https://www.nasa.gov/history/", question);
        say("vera", "Goose bumps", null);
        say("vera", "buy cheap moon rocks at rocks.example", null);
        say("cleo", "And @Vera is right on time", null);
        say("apollo.houston", "Go for landing. 3000 feet.", null);
        Seat vera = watched(Seat.open(browser(), address(), "vera"));
        Seat mo = watched(Seat.open(browser(), address(), "mo"));
        theme(vera, "Light");
        theme(mo, "Dark");
        vera.sees("Go for landing. 3000 feet.");
        vera.type("Godspeed");
        mo.openMenu("buy cheap moon rocks at rocks.example");
        List<BufferedImage> chats = new ArrayList<>();
        for (Seat seat : List.of(vera, mo)) {
            chats.add(ImageIO.read(new ByteArrayInputStream(
                    seat.page().locator("frontrow-chat").first().screenshot())));
        }
        int height = chats.stream().mapToInt(BufferedImage::getHeight).max().orElseThrow();
        int width = chats.stream().mapToInt(BufferedImage::getWidth).sum();
        BufferedImage both = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int left = 0;
        for (BufferedImage chat : chats) {
            int w = chat.getWidth();
            int h = chat.getHeight();
            both.setRGB(left, 0, w, h, chat.getRGB(0, 0, w, h, null, 0, w), 0, w);
            left += w;
        }
        Path picture = Path.of("target/screenshots/side-by-side.png");
        Files.createDirectories(picture.getParent());
        ImageIO.write(both, "png", picture.toFile());
        assertThat(Files.size(picture)).isBetween(10_000L, 300_000L);
    }

    private static void theme(Seat seat, String theme) {
        seat.find("settings-button").click();
        seat.find("setting-theme").selectOption(theme);
        seat.find("settings-close").click();
    }

    private void talk() {
        say("vera", "Hello from Cork! Is this live?", null);
        say("vera", "Sound is great here", null);
        MessageId question = say("cleo", "What does @Mo think of 1202 alarms?", null);
        say(
                "mo",
                "Executive overflow. See https://www.nasa.gov/history/alsj/a11/a11.1201-pa.html for the story.",
                question);
        say("sam", "W" + "o".repeat(70) + "w", null);
        say("cleo", "Welcome everybody 🎉 the landing begins in a minute", null);
        say("sam", "مرحبا من القاهرة", null);
        say("apollo.houston", "Go for landing. 3000 feet.", null);
    }

    private MessageId say(String user, String text, MessageId replyTo) {
        Result<Sent> sent = chat().send(new Draft(LiveRoom.ROOM, new UserId(user), text, replyTo, null));
        return sent.fold(accepted -> accepted.message().id(), refusal -> {
            throw new AssertionError(refusal);
        });
    }
}
