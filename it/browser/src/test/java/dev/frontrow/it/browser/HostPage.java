package dev.frontrow.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A page of somebody else's around the chat of a live room: its files stand in {@code src/test/pages/hosts}, beside those of the libraries that such pages
 * have. The server and who one is there are those of the live room.
 */
final class HostPage {

    private static final Pattern FILES = Pattern.compile("/host/[^/]+$");
    private static final Path PAGES = Path.of("src/test/pages/hosts");
    private static final Path PLAYER = Path.of("target/packages/node_modules/video.js/dist");
    /** Not the one that was unpacked for the bundler: that has a policy of another name. */
    private static final String LIT = "/META-INF/resources/_static/lit-html/3.3.3/lit-html.js";

    private static final Map<String, String> TYPES =
            Map.of("html", "text/html;charset=utf-8", "css", "text/css", "js", "text/javascript");

    private HostPage() {}

    /** Opens one of them in this window, and waits for the chat. */
    static Seat open(Seat seat, String address, String page) {
        return open(seat, address, page, "");
    }

    /** The same under a Content-Security-Policy. */
    static Seat open(Seat seat, String address, String page, String policy) {
        seat.page().route(FILES, route -> serve(route, policy));
        seat.page().navigate(address + "/as/" + seat.person() + "/host/" + page);
        seat.waitLive();
        return seat;
    }

    private static void serve(Route route, String policy) {
        String path = URI.create(route.request().url()).getPath();
        String name = path.substring(path.lastIndexOf('/') + 1);
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
        if (!policy.isEmpty()) {
            headers.put("Content-Security-Policy", policy);
        }
        route.fulfill(new Route.FulfillOptions().setHeaders(headers).setBodyBytes(read(name)));
    }

    private static byte[] read(String name) {
        try {
            if (name.equals("lit-html.js")) {
                try (InputStream lit = HostPage.class.getResourceAsStream(LIT)) {
                    assertThat(lit).as(LIT).isNotNull();
                    return lit.readAllBytes();
                }
            }
            Path file = PAGES.resolve(name);
            return Files.readAllBytes(Files.exists(file) ? file : PLAYER.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
