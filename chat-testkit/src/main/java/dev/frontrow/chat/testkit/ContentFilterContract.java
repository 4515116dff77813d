package dev.frontrow.chat.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.moderation.ContentFilter;
import dev.frontrow.chat.moderation.ContentRequest;
import dev.frontrow.chat.moderation.Verdict;
import dev.frontrow.chat.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link ContentFilter} must do. Extended by whoever writes one:
 *
 * <pre>{@code
 * class OurFilterTest extends ContentFilterContract {
 *     @Override
 *     protected ContentFilter filter() {
 *         return new OurFilter();
 *     }
 *
 *     @Override
 *     protected List<String> blocked() {
 *         return List.of("buy cheap watches");
 *     }
 * }
 * }</pre>
 *
 * <table>
 * <caption>The rules</caption>
 * <tr><th>F1</th><td>what is harmless is allowed as it is</td></tr>
 * <tr><th>F2</th><td>what should be blocked is blocked</td></tr>
 * <tr><th>F3</th><td>what should be replaced is replaced by exactly that</td></tr>
 * <tr><th>F4</th><td>every text that can come gets a verdict: any language, emoji, markup, the longest</td></tr>
 * <tr><th>F5</th><td>a replacement is Unicode text of which something is visible</td></tr>
 * <tr><th>F6</th><td>many threads at once each get the verdict on their own text</td></tr>
 * </table>
 */
@TestMethodOrder(MethodOrderer.DisplayName.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
public abstract class ContentFilterContract {

    private static final RoomId ROOM = new RoomId("filter-contract");
    private static final ChatUser ANN = new ChatUser(new UserId("ann"), "Ann", Role.VIEWER);

    /** The filter; asked for once or more in each rule. */
    protected abstract ContentFilter filter();

    /** Texts it should let through as they are; two greetings unless something else is said. */
    protected List<String> allowed() {
        return List.of("hello", "see you tomorrow");
    }

    /** Texts it should block; none unless something else is said. */
    protected List<String> blocked() {
        return List.of();
    }

    /** Texts it should replace, each with what it should become; none unless something else is said. */
    protected Map<String, String> replaced() {
        return Map.of();
    }

    @Test
    @DisplayName("F1 what is harmless is allowed as it is")
    void f1Allowed() {
        for (String text : allowed()) {
            assertThat(review(text)).as(text).isEqualTo(Verdict.allow());
        }
    }

    @Test
    @DisplayName("F2 what should be blocked is blocked")
    void f2Blocked() {
        for (String text : blocked()) {
            assertThat(review(text)).as(text).isEqualTo(Verdict.block());
        }
    }

    @Test
    @DisplayName("F3 what should be replaced is replaced by exactly that")
    void f3Replaced() {
        replaced().forEach((text, by) -> assertThat(review(text)).as(text).isEqualTo(Verdict.replace(by)));
    }

    @Test
    @DisplayName("F4 every text that can come gets a verdict: any language, emoji, markup, the longest")
    void f4Any() {
        for (String text : AwkwardText.ALL) {
            assertThat(review(text)).as(text).isNotNull();
        }
    }

    @Test
    @DisplayName("F5 a replacement is Unicode text of which something is visible")
    void f5Replacement() {
        List<String> texts = new ArrayList<>(AwkwardText.ALL);
        texts.addAll(replaced().keySet());
        for (String text : texts) {
            String shown = review(text).fold(() -> text, by -> by, rule -> text, () -> text);
            assertThat(PlainText.isUnicode(shown))
                    .as("%s becomes %s", text, shown)
                    .isTrue();
            assertThat(PlainText.clean(shown)).as("%s becomes %s", text, shown).isPresent();
        }
    }

    @Test
    @DisplayName("F6 many threads at once each get the verdict on their own text")
    void f6Threads() {
        List<String> texts = new ArrayList<>(AwkwardText.ALL);
        texts.addAll(allowed());
        texts.addAll(blocked());
        texts.addAll(replaced().keySet());
        List<Verdict> alone = texts.stream().map(this::review).toList();
        Threads.together(8, thread -> {
            for (int i = 0; i < 10 * texts.size(); i++) {
                int n = (i + thread) % texts.size();
                assertThat(review(texts.get(n))).as(texts.get(n)).isEqualTo(alone.get(n));
            }
            return thread;
        });
    }

    private Verdict review(String text) {
        return filter().review(new ContentRequest(ROOM, ANN, text));
    }
}
