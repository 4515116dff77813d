package dev.frontrow.chat.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.Seed;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeHtmlTest {

    @Test
    void textStandsInASpan() {
        assertThat(SafeHtml.span("hi")).isEqualTo("<span>hi</span>");
        assertThat(SafeHtml.span("1 < 2 && 3 > 2")).isEqualTo("<span>1 &lt; 2 &amp;&amp; 3 &gt; 2</span>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "</span><img src=x onerror=alert(1)>",
                "<svg/onload=alert(1)>",
                "<!--",
                "--><script>alert(1)</script>",
                "<![CDATA[",
                "]]><b>",
                "</script></style></textarea></title><b>",
                "&lt;b&gt;",
                "&#60;b&#62;",
                "&amp",
                "\" onmouseover=\"alert(1)",
                "' onmouseover='alert(1)",
                "javascript:alert(1)",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                "<plaintext>",
                "<template><b>",
                "two  spaces and a\u00A0hard one",
                "ﬁ ＜script＞ \uD83D\uDE00",
                "`${x}`"
            })
    void hostileTextIsShownAsItIs(String text) {
        assertOneSpanWith(text, SafeHtml.span(text));
    }

    @Test
    void randomCleanTextIsShownAsItIs() {
        RandomGenerator random = Seed.random("randomCleanTextIsShownAsItIs");
        for (int i = 0; i < 2_000; i++) {
            PlainText.clean(RandomText.any(random, 40))
                    .map(PlainText::value)
                    .ifPresent(text -> assertOneSpanWith(text, SafeHtml.span(text)));
        }
    }

    @Test
    void textThatIsNotCleanMakesNoElementEither() {
        RandomGenerator random = Seed.random("textThatIsNotCleanMakesNoElementEither");
        List<String> markup = List.of("<b>", "</span>", "<!--", "&lt;", "<script>", "\0", "\r", "\uD800", "\"'`=");
        for (int i = 0; i < 2_000; i++) {
            String text = markup.get(random.nextInt(markup.size()))
                    + RandomText.any(random, 10)
                    + markup.get(random.nextInt(markup.size()));
            assertOneSpan(SafeHtml.span(text));
        }
    }

    private static void assertOneSpanWith(String text, String html) {
        Element span = assertOneSpan(html);
        assertThat(((TextNode) span.childNode(0)).getWholeText()).isEqualTo(text);
    }

    /** Parsed as a fragment and as part of a page. */
    private static Element assertOneSpan(String html) {
        Document page = Jsoup.parse("<!doctype html><body><p>" + html + "</p><i>after</i></body>");
        assertThat(page.body().select("*"))
                .as(html)
                .extracting(Element::nodeName)
                .containsExactly("body", "p", "span", "i");
        List<Node> nodes = Parser.parseFragment(html, new Element("div"), "");
        assertThat(nodes).as(html).hasSize(1);
        Element span = (Element) nodes.get(0);
        assertThat(span.nodeName()).isEqualTo("span");
        assertThat(span.attributesSize()).isZero();
        assertThat(span.childNodes()).as(html).hasSizeLessThanOrEqualTo(1).allMatch(TextNode.class::isInstance);
        return span;
    }
}
