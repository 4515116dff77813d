package dev.frontrow.it.browser;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What goes wrong in one window: uncaught errors, console errors, and breaches of the Content-Security-Policy.
 *
 * <p>Chromium writes every answer of 400 and more, and every request that meets no network, to the console; a test that provokes such says so before.
 */
final class Troubles {

    private static final Pattern STATUS = Pattern.compile("the server responded with a status of (\\d{3})");

    private final List<String> seen = new ArrayList<>();
    private final List<Integer> expectedStatuses = new ArrayList<>();
    private boolean expectsNetworkTrouble;

    Troubles(Page page) {
        page.exposeFunction("reportViolation", arguments -> seen.add("policy: " + arguments[0]));
        page.addInitScript("document.addEventListener('securitypolicyviolation',"
                + " (e) => window.reportViolation(`${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}`))");
        page.onPageError(error -> seen.add("error: " + error));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !isExpected(message.text())) {
                seen.add("console: " + message.text() + " " + message.location());
            }
        });
    }

    void expectStatus(int status) {
        expectedStatuses.add(status);
    }

    void expectNetworkTrouble() {
        expectsNetworkTrouble = true;
    }

    List<String> seen() {
        return List.copyOf(seen);
    }

    private boolean isExpected(String text) {
        Matcher status = STATUS.matcher(text);
        if (status.find()) {
            return expectedStatuses.contains(Integer.valueOf(status.group(1)));
        }
        return expectsNetworkTrouble && text.contains("net::ERR_");
    }
}
