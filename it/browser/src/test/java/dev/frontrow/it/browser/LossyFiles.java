package dev.frontrow.it.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The way of some files to a page, which can be closed and opened. An address that failed once fails ever after, as in browsers that remember failed imports for the
 * life of a page; the newest do not, and would hide that something depends on it.
 */
final class LossyFiles {

    private final Set<String> failed = new HashSet<>();
    private boolean isOpen;

    private LossyFiles() {}

    /** Closed from now on for addresses that match. */
    static LossyFiles of(Page page, String addresses) {
        LossyFiles files = new LossyFiles();
        page.route(Pattern.compile(addresses), files::pass);
        return files;
    }

    void open() {
        isOpen = true;
    }

    /** Whether the page asked in vain for files with each of these words in their name. */
    boolean missed(String... words) {
        return Stream.of(words).allMatch(word -> failed.stream().anyMatch(address -> address.contains(word)));
    }

    private void pass(Route route) {
        String address = route.request().url();
        if (isOpen && !failed.contains(address)) {
            route.resume();
        } else {
            failed.add(address);
            route.abort();
        }
    }
}
