package dev.frontrow.chat.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossSiteTest {

    private final CrossSite crossSite = new CrossSite(new Cors(Set.of("https://app.example.org"), Set.of()));

    @ParameterizedTest
    @CsvSource({
        // Sec-Fetch-Site, Origin, Host, foreign
        "same-origin, https://chat.example.org, chat.example.org, false",
        "none,, chat.example.org, false",
        ",, chat.example.org, false",
        "cross-site, https://app.example.org, chat.example.org, false",
        "same-site, https://app.example.org, chat.example.org, false",
        ", https://app.example.org, chat.example.org, false",
        ", http://chat.example.org, chat.example.org, false",
        ", http://localhost:8081, localhost, false",
        ", http://[::1]:8080, [::1]:8080, false",
        "cross-site, https://evil.example, chat.example.org, true",
        "cross-site,, chat.example.org, true",
        "cross-site, null, chat.example.org, true",
        "same-site, https://blog.example.org, chat.example.org, true",
        "cross-site, https://chat.example.org, chat.example.org, true",
        "odd, https://chat.example.org, chat.example.org, true",
        ", https://evil.example, chat.example.org, true",
        ", null, chat.example.org, true",
        ", https://chat.example.org.evil.example, chat.example.org, true",
        ", https://chat.example.org,, true",
    })
    void pages_of_other_sites_are_known_by_what_their_browser_says(
            String site, String origin, String host, boolean foreign) {
        FakeRequest request = FakeRequest.of("POST", "/streams/r1/chat/token");
        with(request, "Sec-Fetch-Site", site);
        with(request, "Origin", origin);
        with(request, "Host", host);
        assertThat(crossSite.isForeign(request.build())).isEqualTo(foreign);
    }

    private static void with(FakeRequest request, String name, String value) {
        if (value != null) {
            request.header(name, value);
        }
    }
}
