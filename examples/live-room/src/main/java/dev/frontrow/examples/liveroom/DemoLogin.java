package dev.frontrow.examples.liveroom;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.servlet.UserResolver;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * A login for demos: whoever comes by {@code /as/vera/} is Vera. So each window can be somebody else, also in one browser, where all windows share their cookies.
 *
 * <p><b>No host does it like this.</b> A real one looks at its session here.
 */
final class DemoLogin implements UserResolver {

    private static final String PREFIX = "/as/";
    private static final String API = "/api";

    /** Where the chat of one person is mounted. */
    static String mount(DemoPerson person) {
        return PREFIX + person.key() + API;
    }

    @Override
    public Optional<UserId> resolve(HttpServletRequest request) {
        String mount = request.getServletPath();
        if (!mount.startsWith(PREFIX) || !mount.endsWith(API)) {
            return Optional.empty();
        }
        return DemoPerson.of(mount.substring(PREFIX.length(), mount.length() - API.length()))
                .map(DemoPerson::id);
    }
}
