package dev.frontrow.chat.text;

import org.jsoup.nodes.Document;

/**
 * Called by hosts that build pages on the server: a message's text as HTML. What the text looks like does not matter,
 * {@code <b>} is shown as these three characters.
 *
 * <p>The result is one {@code span} element without attributes, with nothing in it but text. It belongs where phrasing
 * content may stand (WHATWG HTML §3.2.5.2.5): between tags, and never inside a tag, an attribute, a {@code script} or a
 * {@code style}.
 */
public final class SafeHtml {

    private SafeHtml() {}

    /**
     * The text in a {@code span}. Of a text that is clean (see {@link PlainText}) a browser shows every character;
     * others may lose what HTML cannot hold, such as NUL.
     */
    public static String span(String text) {
        Document page = Document.createShell("");
        page.outputSettings().prettyPrint(false); // which would fold spaces
        return page.body().appendElement("span").text(text).outerHtml();
    }
}
